//! Expressions that are so or not so.

use super::{
    expressions::{Scope, Text, Writer, exact},
    kinds::{Kind, UNITS, YEARS},
    policies::Owner,
};

impl Writer<'_, '_, '_> {
    pub fn truth(&mut self, scope: Scope, depth: usize) -> Text {
        if depth == 0 || self.tape.chance(15) {
            return self.simple_truth(scope);
        }
        let depth = depth - 1;
        match self.tape.below(24) {
            19 => {
                let unit = *self.tape.pick(&UNITS);
                let a = self.number(unit, scope, depth);
                let unit = if self.tape.chance(30) { unit.text(false) } else { String::new() };
                let (low, width, one) = (self.tape.below(4), self.tape.below(3), self.draft.pool.figure(self.tape));
                let set = match self.tape.below(3) {
                    0 => format!("{low}..{}{unit}", low + width),
                    1 => format!("{{{one}{unit}, {low}..{}}}", low + width),
                    _ => format!("{one}{unit}"),
                };
                exact(format!("({} {} {set})", a.text, self.word("属于", "in")))
            }
            20 => {
                let day = self.other(Kind::Day, scope, depth);
                let first = self.of_year();
                // A season that ends on 28 February takes a leap year to be seen to.
                let last = match self.tape.chance(20) {
                    true => "2月28日",
                    false => self.of_year(),
                };
                exact(format!("{}({}, {first}, {last})", self.word("季节内", "in_season"), day.text))
            }
            21 => self.member_question(scope, depth),
            22 => self.class_question(scope, depth),
            23 if scope.member && scope.inside < 2 => {
                let (filter, order) = self.plain_order();
                let shared = if self.tape.chance(50) { " 并列" } else { "" };
                let place = 1 + self.tape.below(3);
                exact(format!(
                    "({}(成员{filter}{order}{shared}) {} {place})",
                    self.word("名次", "rank"),
                    self.comparison()
                ))
            }
            18 => {
                let (age, sign) = (self.age(scope, depth), self.comparison());
                let figure = self.figure(YEARS);
                exact(format!("({} {sign} {})", age.text, figure.text))
            }
            0..=4 => self.number_comparison(scope, depth),
            5 => {
                let (a, b) = (self.other(Kind::Day, scope, depth), self.other(Kind::Day, scope, depth));
                let sign = self.comparison();
                exact(format!("({} {sign} {})", a.text, b.text))
            }
            6 | 7 => self.choice_question(scope, depth),
            8 => self.place_question(scope, depth),
            9..=11 => {
                let (a, b) = (self.truth(scope, depth), self.truth(scope, depth));
                let operators = ["且", "或", "并且", "或者", "and", "or"];
                exact(format!("({} {} {})", a.text, self.tape.pick(&operators), b.text))
            }
            12 => {
                let a = self.truth(scope, depth);
                exact(format!("({} {})", self.word("非", "not"), a.text))
            }
            13 => self.conditional(Kind::Truth, scope, depth),
            14 => self.bands(Kind::Truth, scope, depth),
            15 | 16 if scope.inside < 2 => {
                let inner = scope.over_members();
                let filter = self.filter(inner, depth);
                let members = self.word("成员", "members");
                let call = *self.tape.pick(&["存在", "每个", "exists", "every"]);
                let every = matches!(call, "每个" | "every");
                let body = if every || self.tape.chance(40) {
                    format!(": {}", self.truth(inner, depth).text)
                } else {
                    String::new()
                };
                exact(format!("{call}({members}{filter}{body})"))
            }
            17 => {
                let (a, b) = (self.truth(scope, depth), self.truth(scope, depth));
                exact(format!("({} {} {})", a.text, self.tape.pick(&["=", "≠", "!="]), b.text))
            }
            _ => self.simple_truth(scope),
        }
    }

    pub(super) fn simple_truth(&mut self, scope: Scope) -> Text {
        match self.tape.below(5) {
            0 => {
                if let Some(named) = self.named(Kind::Truth, scope) {
                    return named;
                }
            }
            1 | 2 => {
                let items = self.draft.items.iter().filter(|item| scope.member || item.owner == Owner::Family);
                let items: Vec<_> = items.cloned().collect();
                if !items.is_empty() {
                    let item = self.tape.pick(&items).clone();
                    let name = if self.tape.chance(30) { item.id } else { item.name };
                    return exact(format!("{}({name})", self.word("享受", "granted")));
                }
            }
            3 => {
                let names = self.draft.names.iter();
                let optional: Vec<_> = names
                    .filter(|name| name.arguments.is_empty() || self.nested == 0)
                    .filter(|name| name.optional && (scope.member || name.owner != Some(Owner::Member)))
                    .cloned()
                    .collect();
                if !optional.is_empty() {
                    let fact = self.tape.pick(&optional).clone();
                    let written = self.written(&fact, scope);
                    return exact(format!("{}({written})", self.word("有", "has")));
                }
            }
            _ => return self.number_comparison(scope, 0),
        }
        exact(*self.tape.pick(&["是", "否", "yes", "no"]))
    }

    /// Whether two members are the same.
    pub(super) fn member_question(&mut self, scope: Scope, depth: usize) -> Text {
        let mut members: Vec<String> = self.link(scope).into_iter().collect();
        if scope.member {
            members.push("成员".to_owned());
        }
        if scope.of_member {
            members.push("本人".to_owned());
        }
        if members.is_empty() {
            return self.number_comparison(scope, depth);
        }
        let (a, b) = (self.tape.pick(&members).clone(), self.tape.pick(&members).clone());
        exact(format!("({a} {} {b})", self.tape.pick(&["=", "≠"])))
    }

    /// Whether a 分类 comes to one of its classes.
    pub(super) fn class_question(&mut self, scope: Scope, depth: usize) -> Text {
        let lists = self.draft.class_lists.iter().filter(|(.., owner)| scope.member || *owner == Owner::Family);
        let lists: Vec<_> = lists.cloned().collect();
        if lists.is_empty() {
            return self.number_comparison(scope, depth);
        }
        let (classes, name, _) = self.tape.pick(&lists).clone();
        let (a, b) = (self.tape.pick(&classes).name.clone(), self.tape.pick(&classes).id.clone());
        match self.tape.below(3) {
            0 => exact(format!("({} = {a})", name.name)),
            1 => exact(format!("({b} ≠ {})", name.id)),
            _ => exact(format!("({} 属于 {{{a}}})", name.name)),
        }
    }

    pub(super) fn comparison(&mut self) -> &'static str {
        self.tape.pick::<&'static str>(&["<", "≤", ">", "≥", "=", "≠", "<=", ">=", "!="])
    }

    pub(super) fn number_comparison(&mut self, scope: Scope, depth: usize) -> Text {
        let unit = *self.tape.pick(&UNITS);
        let (a, b) = (self.number(unit, scope, depth), self.operand(unit, scope, depth));
        let (a, b) = if self.tape.chance(30) { (b, a) } else { (a, b) };
        let sign = self.comparison();
        exact(format!("({} {sign} {})", a.text, b.text))
    }

    pub(super) fn choice_question(&mut self, scope: Scope, depth: usize) -> Text {
        if self.draft.lists.is_empty() {
            return self.number_comparison(scope, depth);
        }
        let list = self.tape.below(self.draft.lists.len());
        let a = self.other(Kind::Choice(list), scope, depth).text;
        let choices = self.draft.lists[list].clone();
        let sign = *self.tape.pick(&["=", "≠"]);
        match self.tape.below(4) {
            0 => exact(format!("({a} {sign} {})", self.tape.pick(&choices).name)),
            1 => exact(format!("({} {sign} {a})", self.tape.pick(&choices).id)),
            2 => {
                let mut set: Vec<String> = self.tape.some(&choices, 40).into_iter().map(|choice| choice.name).collect();
                if set.is_empty() {
                    set.push(choices[0].name.clone());
                }
                exact(format!("({a} {} {{{}}})", self.word("属于", "in"), set.join(", ")))
            }
            _ => {
                let b = self.other(Kind::Choice(list), scope, depth).text;
                exact(format!("({a} {sign} {b})"))
            }
        }
    }

    pub(super) fn place_question(&mut self, scope: Scope, depth: usize) -> Text {
        let a = self.other(Kind::Place, scope, depth).text;
        let places = self.draft.places.clone();
        match self.tape.below(5) {
            0 => exact(format!("({a} {} {})", self.word("属于", "in"), self.tape.pick(&places).name)),
            1 => {
                let set: Vec<String> =
                    (0..1 + self.tape.below(3)).map(|_| self.tape.pick(&places).name.clone()).collect();
                exact(format!("({a} {} {{{}}})", self.word("属于", "in"), set.join(", ")))
            }
            2 => {
                let named = self.draft.names.iter();
                let names: Vec<String> = named
                    .filter(|name| name.kind == Kind::Place && name.arguments.is_empty())
                    .filter(|name| scope.member || name.owner != Some(Owner::Member))
                    .map(|name| name.name.clone())
                    .chain(["评估地".to_owned()])
                    .collect();
                exact(format!("({a} {} {})", self.word("属于", "in"), self.tape.pick(&names)))
            }
            3 => exact(format!("({a} {} {})", self.tape.pick(&["=", "≠"]), self.tape.pick(&places).name)),
            _ => {
                let b = self.other(Kind::Place, scope, depth).text;
                exact(format!("({a} {} {b})", self.tape.pick(&["=", "≠"])))
            }
        }
    }
}
