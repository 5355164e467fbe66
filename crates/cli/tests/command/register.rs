//! A register made of cases, written in every form that is read.

use super::support::Scratch;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int32Array, RecordBatch, StringArray, UInt8Array,
};
use parquet::arrow::ArrowWriter;
use serde_json::Value as Json;
use std::{collections::BTreeMap, fs::File, sync::Arc};
use yimen::{
    Exact, Lang, Pack,
    shapes::{FactInfo, PackInfo},
    value::Day,
};

/// A family with its id.
pub type Family = (String, Json);

/// How a register is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// CSV in UTF-8, headings by id.
    Csv,
    /// CSV in UTF-8 with a mark, headings and words in Chinese.
    CsvChinese,
    /// CSV in GB18030.
    Gb18030,
    /// JSON Lines, a file for each table.
    JsonLines,
    /// JSON Lines, all in the families' file.
    Nested,
    /// Parquet with decimals, days, truths and texts.
    Parquet,
}

pub const FORMS: [Form; 6] = [Form::Csv, Form::CsvChinese, Form::Gb18030, Form::JsonLines, Form::Nested, Form::Parquet];

/// The keys of a case, whichever language they are in.
pub fn part<'c>(case: &'c Json, english: &str, chinese: &str) -> &'c Json {
    if case[english].is_null() { &case[chinese] } else { &case[english] }
}

/// A table as rows of texts, by column; `None` says nothing, `Some("null")` is 无.
struct Table<'p> {
    facts: &'p [FactInfo],
    rows: Vec<BTreeMap<String, Json>>,
}

impl Form {
    /// Writes a register, and returns the arguments that name its files. Families with no list of members are no matter of the
    /// forms with a file for them.
    pub fn write(self, scratch: &Scratch, pack: &Pack, families: &[Family], members: &[usize]) -> Vec<String> {
        let (info, english) = (pack.info(Lang::Chinese), pack.info(Lang::English));
        let ending = match self {
            Form::Csv | Form::CsvChinese | Form::Gb18030 => "csv",
            Form::JsonLines | Form::Nested => "jsonl",
            Form::Parquet => "parquet",
        };
        if self == Form::Nested {
            let line = |(id, case): &Family| {
                let mut case = case.clone();
                case["id"] = Json::String(id.clone());
                case.to_string() + "\n"
            };
            scratch.write("families.jsonl", families.iter().map(line).collect::<String>());
            return vec!["--families".into(), "families.jsonl".into()];
        }
        let id = |row: &mut BTreeMap<String, Json>, id: &str| row.insert("family".into(), Json::String(id.into()));
        let mut own = Table { facts: &info.family, rows: Vec::new() };
        for (name, case) in families {
            let mut row = facts(part(case, "family", "家庭"), &info.family, &english.family);
            row.insert("region".into(), part(case, "region", "地区").clone());
            id(&mut row, name);
            own.rows.push(row);
        }
        let (mut of_members, mut received) =
            (Table { facts: &info.member, rows: Vec::new() }, Table { facts: &[], rows: Vec::new() });
        for (name, case) in members.iter().map(|at| &families[*at]) {
            for member in part(case, "members", "成员").as_array().into_iter().flatten() {
                let mut row = facts(member, &info.member, &english.member);
                id(&mut row, name);
                of_members.rows.push(row);
            }
            for entry in part(case, "receiving", "在享").as_array().into_iter().flatten() {
                let mut row: BTreeMap<String, Json> =
                    entry.as_object().unwrap().iter().map(|(key, value)| (key.clone(), value.clone())).collect();
                id(&mut row, name);
                received.rows.push(row);
            }
        }
        let mut arguments = Vec::new();
        for (name, table) in [("families", own), ("members", of_members), ("receiving", received)] {
            if table.rows.is_empty() {
                continue;
            }
            let file = format!("{name}.{ending}");
            match self {
                Form::JsonLines => {
                    let lines = table.rows.iter().map(|row| serde_json::to_string(row).unwrap() + "\n");
                    scratch.write(&file, lines.collect::<String>());
                }
                Form::Parquet => table.parquet(scratch, &file, &info),
                form => scratch.write(&file, table.csv(form, name == "receiving")),
            }
            arguments.extend([format!("--{name}"), file]);
        }
        arguments
    }
}

/// Facts by id, whatever language their keys are in.
fn facts(given: &Json, chinese: &[FactInfo], english: &[FactInfo]) -> BTreeMap<String, Json> {
    let id = |key: &str| {
        let found = chinese.iter().zip(english).find(|(fact, _)| fact.id == key || fact.name == key);
        found.unwrap_or_else(|| panic!("no fact {key}")).0.id.clone()
    };
    given.as_object().into_iter().flatten().map(|(key, value)| (id(key), value.clone())).collect()
}

fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => "无".into(),
        Json::Bool(true) => "是".into(),
        Json::Bool(false) => "否".into(),
        other => other.to_string(),
    }
}

impl Table<'_> {
    fn columns(&self) -> Vec<String> {
        let mut all: Vec<String> = self.rows.iter().flat_map(|row| row.keys().cloned()).collect();
        all.sort();
        all.dedup();
        all
    }

    fn csv(&self, form: Form, of_received: bool) -> Vec<u8> {
        let columns = self.columns();
        let heading = |column: &String| {
            let fact = self.facts.iter().find(|fact| fact.id == *column && !of_received);
            match (column.as_str(), fact) {
                _ if form == Form::Csv => column.clone(),
                (_, Some(fact)) => fact.name.clone(),
                ("family", _) => "家庭编号".into(),
                ("region", _) => "地区".into(),
                _ => column.clone(),
            }
        };
        let mut lines = vec![columns.iter().map(heading).collect::<Vec<_>>().join(",")];
        for row in &self.rows {
            let cells = columns.iter().map(|column| row.get(column).map_or(String::new(), text));
            lines.push(cells.collect::<Vec<_>>().join(","));
        }
        let all = lines.join("\r\n") + "\r\n";
        match form {
            Form::Gb18030 => encoding_rs::GB18030.encode(&all).0.into_owned(),
            Form::CsvChinese => ("\u{FEFF}".to_owned() + &all).into_bytes(),
            _ => all.into_bytes(),
        }
    }

    fn parquet(&self, scratch: &Scratch, file: &str, info: &PackInfo) {
        let mut columns: Vec<(String, ArrayRef)> = Vec::new();
        for column in self.columns() {
            let values = || self.rows.iter().map(|row| row.get(&column).filter(|value| !value.is_null()));
            let fact = self.facts.iter().find(|fact| fact.id == column);
            let kind = match (column.as_str(), fact) {
                (_, Some(fact)) => fact.kind.as_str(),
                ("amount", None) => "number",
                ("since" | "unmet_since", None) => "date",
                ("member", None) => "member",
                _ => "text",
            };
            let array: ArrayRef = match kind {
                "number" => {
                    let scale = Exact::parse("1000").unwrap();
                    let digits = |value: &Json| {
                        let number = Exact::parse(&text(value)).unwrap().mul(scale).unwrap();
                        assert!(number.is_integer(), "{value} has more than three decimals");
                        number.floor()
                    };
                    let array: Decimal128Array = values().map(|value| value.map(digits)).collect();
                    Arc::new(array.with_precision_and_scale(30, 3).unwrap())
                }
                "date" => {
                    let day = |value: &Json| Day::parse(&text(value)).unwrap().number();
                    Arc::new(values().map(|value| value.map(day)).collect::<Date32Array>())
                }
                "truth" => {
                    let truth = |value: &Json| matches!(text(value).as_str(), "是" | "yes");
                    Arc::new(values().map(|value| value.map(truth)).collect::<BooleanArray>())
                }
                "member" => {
                    let place = |value: &Json| text(value).parse().unwrap();
                    Arc::new(values().map(|value| value.map(place)).collect::<UInt8Array>())
                }
                _ if column == "region"
                    && info.regions.len() > 3
                    && self.rows.iter().all(|row| is_code(row, &column)) =>
                {
                    let code = |value: &Json| text(value).parse().unwrap();
                    Arc::new(values().map(|value| value.map(code)).collect::<Int32Array>())
                }
                _ => Arc::new(values().map(|value| value.map(text)).collect::<StringArray>()),
            };
            if fact.is_some_and(|fact| fact.optional) {
                let none = self.rows.iter().map(|row| Some(row.get(&column).is_some_and(Json::is_null)));
                columns.push((format!("{column}.none"), Arc::new(none.collect::<BooleanArray>())));
            }
            columns.push((column, array));
        }
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let mut writer = ArrowWriter::try_new(File::create(scratch.path(file)).unwrap(), batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    }
}

fn is_code(row: &BTreeMap<String, Json>, column: &str) -> bool {
    row.get(column).is_none_or(|value| text(value).bytes().all(|byte| byte.is_ascii_digit()))
}

/// The rows of a JSON Lines file.
pub fn lines(scratch: &Scratch, file: &str) -> Vec<Json> {
    let text = std::fs::read_to_string(scratch.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The rows of a CSV file, by heading.
pub fn rows(scratch: &Scratch, file: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(scratch.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}
