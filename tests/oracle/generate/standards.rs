//! Standards: by place and day, with gaps; some with keys and tables.

use super::{
    expressions::word,
    kinds::{Kind, PERSONS, PLAIN, UNITS, Unit, YEARS},
    policies::{Argument, Draft, LAW, Label, Name, label},
    pools::{DAYS, Pool},
    tape::Tape,
};
use crate::number::parse;

/// What a standard says and what it is asked with.
struct Shape {
    kind: Kind,
    optional: bool,
    keys: Vec<Key>,
}

struct Key {
    kind: Kind,
    clamped: bool,
    interpolated: bool,
    /// Whether the table can go on by 每增, which only numbers can.
    steps: bool,
}

impl Draft {
    /// A standard; now and then some of its rows stand apart.
    pub fn standard(&mut self, at: usize, tape: &mut Tape<'_>) {
        let label = label("标准线", "st", at);
        let shape = self.shape(tape);
        let mut blocks: Vec<String> = Vec::new();
        let mut places: Vec<Option<Label>> = vec![None];
        places.extend(self.places.iter().cloned().map(Some));
        for place in tape.some(&places, 35) {
            let rows = self.rows(&shape, tape);
            blocks.push(match place {
                None => rows,
                Some(place) if tape.chance(30) => format!("  {} {{ {rows} }}", place.id),
                Some(place) => format!("  {} {{ {rows} }}", place.name),
            });
        }
        let apart = if tape.chance(15) { blocks.pop() } else { None };
        let optional = if shape.optional { " 可无" } else { "" };
        let mut keys: Vec<String> = if tape.chance(50) { vec!["地区".to_owned()] } else { Vec::new() };
        for (index, key) in shape.keys.iter().enumerate() {
            let clamped = if key.clamped { " 两端取边" } else { "" };
            let interpolated = if key.interpolated { " 插值" } else { "" };
            keys.push(format!("键{index}: {}{clamped}{interpolated}", self.kind_text(key.kind)));
        }
        let by = if keys.is_empty() { String::new() } else { format!(" 按 {}", keys.join(", ")) };
        let (kind, Label { name, id }) = (self.kind_text(shape.kind), &label);
        // Rows for everywhere stand before the places, whose braces end them.
        self.declarations.push(format!("标准 {name} ({id}): {kind}{optional}{by} {{ {LAW}\n{}\n}}", blocks.join("\n")));
        if let Some(apart) = apart {
            self.declarations.push(format!("标准 {name} {{ {LAW}\n{apart}\n}}"));
        }
        let (name, id) = (name.clone(), id.clone());
        let ends = !shape.keys.iter().any(|key| key.interpolated);
        let arguments = shape.keys.iter().map(|key| Argument { kind: key.kind, key: true }).collect();
        let optional = shape.optional;
        self.names.push(Name { name, id, kind: shape.kind, owner: None, optional, ends, arguments });
        self.standards.push((label, shape.kind));
    }

    fn shape(&self, tape: &mut Tape<'_>) -> Shape {
        let kind = match tape.below(10) {
            0..=5 => Kind::Number(*tape.pick(&UNITS)),
            6 | 7 => Kind::Truth,
            8 => Kind::Day,
            _ => Kind::Choice(tape.below(self.lists.len())),
        };
        let mut keys = Vec::new();
        for _ in 0..*tape.pick(&[0, 0, 0, 1, 1, 2]) {
            let key = match tape.below(5) {
                0 | 1 => Kind::Number(*tape.pick(&[PERSONS, YEARS, PLAIN])),
                2 => Kind::Number(*tape.pick(&UNITS)),
                3 => Kind::Choice(tape.below(self.lists.len())),
                _ => Kind::Truth,
            };
            let number = matches!(key, Kind::Number(_));
            let interpolated = number && matches!(kind, Kind::Number(_)) && tape.chance(20);
            let steps = matches!(kind, Kind::Number(_));
            keys.push(Key { kind: key, clamped: number && tape.chance(30), interpolated, steps });
        }
        // Between a figure and none there is no straight line, and nothing is added to none.
        let optional = tape.chance(20) && !keys.iter().any(|key| key.interpolated);
        keys.iter_mut().for_each(|key| key.steps &= !optional);
        Shape { kind, optional, keys }
    }

    /// How a kind is written.
    pub fn kind_text(&self, kind: Kind) -> String {
        match kind {
            Kind::Truth => "是否".to_owned(),
            Kind::Day => "日期".to_owned(),
            Kind::Place => "地区".to_owned(),
            Kind::Member => unreachable!("facts only"),
            // The first facts of the family are of the lists, in their order.
            Kind::Choice(list) => self.facts[list].label.name.clone(),
            Kind::Number(unit) if unit.text(false).is_empty() => "数".to_owned(),
            Kind::Number(unit) => unit.text(false),
        }
    }

    /// Rows of one place: in order, none overlapping, with gaps where one ends before the next begins.
    fn rows(&self, shape: &Shape, tape: &mut Tape<'_>) -> String {
        let mut days: Vec<&str> = (0..1 + tape.below(3)).map(|_| self.pool.day(tape)).collect();
        days.sort_unstable();
        days.dedup();
        let mut written = Vec::new();
        for (at, day) in days.iter().enumerate() {
            // A plain value is the same for all keys.
            let keys = if tape.chance(8) { &[] } else { shape.keys.as_slice() };
            let value = self.cell(shape, keys, tape);
            let fits = |last: &&&str| **last >= *day && days.get(at + 1).is_none_or(|next| *last < next);
            let last: Vec<&&str> = DAYS.iter().chain([day]).filter(fits).collect();
            written.push(match tape.chance(30) {
                true => format!("{day} 至 {} {value}", tape.pick(&last)),
                false => format!("{day} 起 {value}"),
            });
        }
        written.join("\n")
    }

    /// A value, or a table by the keys left.
    fn cell(&self, shape: &Shape, keys: &[Key], tape: &mut Tape<'_>) -> String {
        let Some((key, rest)) = keys.split_first() else { return self.value(shape, tape) };
        let heads = self.heads(key, tape);
        let step = |heads: &[String]| heads.last().is_some_and(|head| head.starts_with("每增"));
        // The last key's rows may be written once, as columns.
        if let [last] = rest
            && tape.chance(40)
        {
            let columns = self.heads(last, tape);
            // Line breaks do not count: a last column without an upper bound would take that of the first row.
            let open = columns.last().is_some_and(|last| last.starts_with(['满', '超']) && !last.contains('不'));
            let swallows = open && heads.first().is_some_and(|first| first.starts_with('不'));
            if !step(&columns) && !swallows {
                let row = |tape: &mut Tape<'_>| {
                    let cells: Vec<String> = columns.iter().map(|_| self.value(shape, tape)).collect();
                    cells.join(", ")
                };
                let rows: Vec<String> = heads.iter().map(|head| format!("{head}: {}", row(tape))).collect();
                return format!("{{ 列 {}\n{} }}", columns.join(", "), rows.join("\n"));
            }
        }
        let rows: Vec<String> = heads
            .iter()
            .map(|head| match rest.is_empty() {
                true => format!("{head}: {}", self.cell(shape, rest, tape)),
                false => format!("{head} {}", self.cell(shape, rest, tape)),
            })
            .collect();
        format!("{{ {} }}", rows.join("\n"))
    }

    fn value(&self, shape: &Shape, tape: &mut Tape<'_>) -> String {
        if shape.optional && tape.chance(30) {
            return "无".to_owned();
        }
        match shape.kind {
            Kind::Truth => tape.pick::<&str>(&["是", "否", "yes", "no"]).to_string(),
            Kind::Day => self.pool.day(tape).to_owned(),
            // 无 beside a standard that may be 无 is 无 itself.
            Kind::Choice(list) => {
                let choices: Vec<&Label> =
                    self.lists[list].iter().filter(|choice| !shape.optional || choice.name != "无").collect();
                tape.pick(&choices).name.clone()
            }
            Kind::Number(unit) if tape.chance(40) => format!("{}{}", self.pool.figure(tape), unit.text(false)),
            _ => self.pool.figure(tape).to_owned(),
        }
    }

    /// What the rows of a key begin with.
    fn heads(&self, key: &Key, tape: &mut Tape<'_>) -> Vec<String> {
        match key.kind {
            Kind::Choice(list) => choice_rows(&self.lists[list], tape),
            Kind::Truth => match tape.below(3) {
                0 => vec!["是".to_owned(), "否".to_owned()],
                1 => vec!["no".to_owned(), "yes".to_owned()],
                _ => vec!["是".to_owned(), "否则".to_owned()],
            },
            Kind::Number(unit) => number_heads(&self.pool, unit, key, tape),
            _ => unreachable!("no key"),
        }
    }
}

/// Rows that share out a list's choices; what is left goes to 否则.
pub fn choice_rows(choices: &[Label], tape: &mut Tape<'_>) -> Vec<String> {
    let mut rows: Vec<Vec<String>> = vec![Vec::new(); 1 + tape.below(3)];
    let mut left = false;
    for choice in choices {
        let row = tape.below(rows.len() + 1);
        match rows.get_mut(row) {
            Some(row) => row.push(choice.name.clone()),
            None => left = true,
        }
    }
    let mut patterns: Vec<String> =
        rows.into_iter().filter(|row| !row.is_empty()).map(|row| row.join(" 或 ")).collect();
    if left || tape.chance(20) || patterns.is_empty() {
        patterns.push(word(tape, "否则", "else").to_owned());
    }
    patterns
}

/// Single numbers that follow one another, or bounds without a hole between them; the ends may be open.
fn number_heads(pool: &Pool, unit: Unit, key: &Key, tape: &mut Tape<'_>) -> Vec<String> {
    let unit_text = |tape: &mut Tape<'_>| if tape.chance(30) { unit.text(false) } else { String::new() };
    if key.interpolated {
        let mut points: Vec<&str> = (0..2 + tape.below(2)).map(|_| pool.figure(tape)).collect();
        points.sort_by_key(|text| parse(text));
        points.dedup();
        return points.into_iter().map(|point| format!("{point}{}", unit_text(tape))).collect();
    }
    if tape.chance(50) {
        // 1, 2, 3: between them only fractions.
        let first = tape.below(3);
        let mut heads: Vec<String> = Vec::new();
        for number in first..first + 1 + tape.below(3) {
            heads.push(format!("{number}{}", unit_text(tape)));
        }
        match tape.below(6) {
            0 | 4 | 5 if !key.clamped && key.steps => {
                heads.push(format!("每增 {}{}", tape.pick::<&str>(&["1", "2", "0.5"]), unit_text(tape)))
            }
            1 => heads.push("否则".to_owned()),
            2 => {
                heads =
                    vec![format!("{first}..{}", first + 2), format!("{}..{}{}", first + 3, first + 9, unit_text(tape))]
            }
            _ => {}
        }
        return heads;
    }
    let mut thresholds: Vec<&str> = (0..2 + tape.below(2)).map(|_| pool.figure(tape)).collect();
    thresholds.sort_by_key(|text| parse(text));
    thresholds.dedup();
    let mut heads = Vec::new();
    let (open_below, open_above) = (tape.chance(50), tape.chance(50));
    let mut low = if open_below { Some(String::new()) } else { None };
    for threshold in thresholds {
        let below = tape.chance(50);
        let (upper, lower) = if below { ("不超过", "超过") } else { ("不满", "满") };
        if let Some(low) = &low {
            heads.push(format!("{low} {upper} {threshold}{}", unit_text(tape)).trim().to_owned());
        }
        low = Some(format!("{lower} {threshold}{}", unit_text(tape)));
    }
    if open_above || heads.is_empty() {
        heads.extend(low);
    }
    if tape.chance(20) {
        heads.push("否则".to_owned());
    }
    heads
}
