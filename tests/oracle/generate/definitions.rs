//! Definitions in all their forms.

use super::{
    expressions::{Scope, Text, Writer},
    kinds::Kind,
    policies::{Argument, Draft, LAW, Label, Name, Owner, label},
    tape::Tape,
};
use std::fmt::Write;

impl Draft {
    pub fn definition(&mut self, at: usize, tape: &mut Tape<'_>) {
        if tape.chance(8) {
            return self.classes(at, tape);
        }
        let label = label("义", "df", at);
        let owner = if tape.chance(50) { Owner::Member } else { Owner::Family };
        let kind = self.kind(tape);
        let known = self.names.len();
        let arguments = if tape.chance(15) { self.parameters(at, tape) } else { Vec::new() };
        let parameters: Vec<String> =
            self.names[known..].iter().map(|name| format!("{}: {}", name.name, self.kind_text(name.kind))).collect();
        let parameters = if parameters.is_empty() { String::new() } else { format!("({})", parameters.join(", ")) };
        let (body, mut ends) = self.body(kind, Scope::of(owner), tape);
        self.names.truncate(known);
        let said = match (owner, tape.chance(20)) {
            (Owner::Family, false) => "",
            (Owner::Family, true) => "家庭.",
            (Owner::Member, _) => "成员.",
        };
        // A choice must be said to be one, so that a bare name can be.
        let kind_text = match kind {
            Kind::Choice(_) => format!(": {}", self.kind_text(kind)),
            Kind::Number(_) | Kind::Day | Kind::Truth | Kind::Place if tape.chance(40) => {
                format!(": {}", self.kind_text(kind))
            }
            _ => String::new(),
        };
        let output = arguments.is_empty() && (ends || !matches!(kind, Kind::Number(_))) && tape.chance(35);
        let opening = if output { "指标" } else { "定义" };
        ends &= arguments.is_empty();
        let Label { name, id } = label;
        self.declarations.push(format!("{opening} {said}{name} ({id}){parameters}{kind_text} {body}"));
        self.names.push(Name { name, id, kind, owner: Some(owner), optional: false, ends, arguments });
    }

    /// Names known in the body only.
    fn parameters(&mut self, at: usize, tape: &mut Tape<'_>) -> Vec<Argument> {
        let mut arguments = Vec::new();
        for index in 0..1 + tape.below(2) {
            let kind = self.kind(tape);
            arguments.push(Argument { kind, key: false });
            let name = format!("参{at}_{index}");
            let (id, ends) = (name.clone(), true);
            self.names.push(Name { name, id, kind, owner: None, optional: false, ends, arguments: Vec::new() });
        }
        arguments
    }

    /// A formula, versions, or a default with exceptions; and whether its figures surely end.
    fn body(&self, kind: Kind, scope: Scope, tape: &mut Tape<'_>) -> (String, bool) {
        let mut writer = Writer::new(self, tape);
        let depth = 1 + writer.tape.below(3);
        let value = |writer: &mut Writer<'_, '_, '_>| -> Text {
            match kind {
                // A number that is bare would take its kind from elsewhere.
                Kind::Choice(list) if writer.tape.chance(30) => {
                    let choices = writer.draft.lists[list].clone();
                    super::expressions::exact(writer.tape.pick(&choices).name.clone())
                }
                kind => writer.of_kind(kind, scope, depth),
            }
        };
        match writer.tape.below(10) {
            8 => {
                let mut days: Vec<&str> =
                    (0..1 + writer.tape.below(3)).map(|_| writer.draft.pool.day(writer.tape)).collect();
                days.sort_unstable();
                days.dedup();
                let (mut body, mut ends) = (String::from("{\n"), true);
                for day in days {
                    let value = value(&mut writer);
                    let period = if writer.tape.chance(25) { format!("{day} 至 {day}") } else { format!("{day} 起") };
                    let _ = writeln!(body, "  {period} = {}", value.text);
                    ends &= value.ends;
                }
                (format!("{body}}}"), ends)
            }
            9 => {
                let default = value(&mut writer);
                let (mut body, mut ends) = (format!("{{\n  默认 = {}\n", default.text), default.ends);
                for at in 0..1 + writer.tape.below(3) {
                    let condition = writer.truth(scope, depth.min(2));
                    let value = value(&mut writer);
                    // One may go before those above it, so there is no circle.
                    let above: Vec<String> = (0..at).map(|other| format!("例{other}")).collect();
                    let before = writer.tape.some(&above, 50);
                    let before =
                        if before.is_empty() { String::new() } else { format!(" 先于 {}", before.join(", ")) };
                    let _ = writeln!(body, "  例外 例{at}: {} 则 {}{before}", condition.text, value.text);
                    ends &= value.ends;
                }
                (format!("{body}}}"), ends)
            }
            _ => {
                let value = value(&mut writer);
                (format!("= {}", value.text), value.ends)
            }
        }
    }

    /// A 分类, whose classes are a list of choices from now on.
    fn classes(&mut self, at: usize, tape: &mut Tape<'_>) {
        let label = label("义", "df", at);
        let owner = if tape.chance(50) { Owner::Member } else { Owner::Family };
        let (mut body, mut classes) = (String::new(), Vec::new());
        for class in 0..1 + tape.below(3) {
            let test = Writer::new(self, tape).truth(Scope::of(owner), 2);
            let (name, id) = (format!("类{at}_{class}"), format!("cl_{at}_{class}"));
            let _ = write!(body, "{name} ({id}): {}, ", test.text);
            classes.push(Label { name, id });
        }
        let (name, id) = (format!("其他{at}"), format!("cl_{at}_else"));
        let of = if owner == Owner::Member { "成员." } else { "" };
        self.declarations.push(format!("分类 {of}{} ({}) {{ {body}否则: {name} ({id}) }} {LAW}", label.name, label.id));
        classes.push(Label { name, id });
        // Only questions about it name its list; there are no facts of it.
        self.class_lists.push((classes, label, owner));
    }
}
