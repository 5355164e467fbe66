//! Files to chunks: the same families whatever the files' order and size, and no bytes make it panic or hang.

use arrow_array::{
    Array,
    cast::AsArray,
    types::{Decimal64Type, Decimal128Type},
};
use arrow_schema::DataType;
use std::{collections::BTreeMap, fs, path::PathBuf};
use tempfile::TempDir;
use yimen::{Lang, Pack, SourceFile};
use yimen_arrow::Vocabulary;
use yimen_files::{Encoding, Error, Inputs, Reader, Settings};

const POLICY: &str = r#"政策包 试验 (trial) { 版本 "1" }
地区表 { 990000 甲市 { 990001 甲县  990002 乙县 } }
事实 家庭 {
  收入 (income): 元/月 0..1000000
  补助 (aid): 元/月 0..5000 可无
  住处 (home): 地区
}
事实 成员 1..5 {
  等级 (grade): 选项 { 一级 (first), 二级 (second) }
  生日 (birth): 日期
}
事项 低保 (dibao) 对象 家庭 {
  依据 《试验》
  条件 收入: 收入 < 1000元/月
  待遇 每月 1000元/月 − 收入
}
事项 护理 (care) 对象 成员 {
  依据 《试验》
  条件 等级: 等级 = 一级
  待遇 每月 100元/月
}
"#;

fn pack() -> Pack {
    let compiled = yimen::compile(&[SourceFile { path: "trial/all.policy".into(), text: POLICY.into() }]);
    compiled.pack.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
}

/// What was read: a line for each family, sorted rejects as `file:line reason`, and how many chunks there were.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Read {
    families: Vec<String>,
    rejects: Vec<String>,
    chunks: usize,
}

struct Files(TempDir);

impl Files {
    fn new() -> Files {
        Files(TempDir::new().unwrap())
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn read(&self, pack: &Pack, names: &[&str], settings: &Settings) -> Result<Read, Error> {
        let of = |role: &str| names.iter().find(|name| name.starts_with(role)).map(|name| self.0.path().join(name));
        let inputs = Inputs { families: of("families").unwrap(), members: of("members"), receiving: of("receiving") };
        let vocabulary = Vocabulary::of(pack);
        let mut reader = Reader::open(&vocabulary, &inputs, settings)?;
        let mut read = Read { families: Vec::new(), rejects: Vec::new(), chunks: 0 };
        while let Some(chunk) = reader.next()? {
            read.chunks += 1;
            let ids = chunk.ids();
            for (family, bad) in chunk.bad.iter().enumerate() {
                let income = chunk.families.column_by_name("income").unwrap();
                let income = income.is_valid(family).then(|| arrow_text(income, family));
                let mut line = format!("{} {}", ids.value(family), income.unwrap_or_default());
                if let Some(members) = &chunk.members {
                    let grade = members.rows.column_by_name("grade");
                    for row in members.starts[family]..members.starts[family + 1] {
                        line += &grade.map_or(String::new(), |grade| " ".to_owned() + &word(grade, row as usize));
                    }
                }
                if let Some(received) = &chunk.receiving {
                    let item = received.rows.column_by_name("item").unwrap();
                    for row in received.starts[family]..received.starts[family + 1] {
                        line += &format!(" +{}", word(item, row as usize));
                    }
                }
                if !bad {
                    read.families.push(line);
                }
            }
            for reject in &chunk.rejects {
                let file = PathBuf::from(&*reject.file);
                let name = file.file_name().unwrap().to_string_lossy().into_owned();
                read.rejects.push(format!("{name}:{} {}", reject.line, reject.reason));
            }
        }
        reader.check_unchanged()?;
        assert_eq!(reader.read(), reader.total());
        read.rejects.sort();
        Ok(read)
    }
}

/// All digits of a decimal and how many of them stand after the point.
fn arrow_text(array: &dyn Array, row: usize) -> String {
    match array.data_type() {
        DataType::Decimal64(_, places) => format!("{}/{places}", array.as_primitive::<Decimal64Type>().value(row)),
        DataType::Decimal128(_, places) => format!("{}/{places}", array.as_primitive::<Decimal128Type>().value(row)),
        other => panic!("{other}"),
    }
}

/// Settings for families that name no day.
fn settings() -> Settings {
    Settings { date: yimen::value::Day::new(2026, 3, 1), ..Settings::default() }
}

fn word(array: &dyn Array, row: usize) -> String {
    let dictionary = array.as_any_dictionary();
    if array.is_null(row) {
        return "?".into();
    }
    dictionary.values().as_string::<i32>().value(dictionary.normalized_keys()[row]).into()
}

/// Numbers without a pattern, always the same.
fn numbers(seed: u64) -> impl Iterator<Item = usize> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap()
    })
}

/// The lines in another order, headings left where they are.
fn shuffled(text: &str, seed: u64) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let mut random = numbers(seed);
    for at in (2..lines.len()).rev() {
        let other = 1 + random.next().unwrap() % at;
        lines.swap(at, other);
    }
    lines.join("\n") + "\n"
}

/// A register of so many families, some without members, some members without family, an id that stands twice.
fn register(count: usize, id: impl Fn(usize) -> String) -> [String; 3] {
    let mut families = "family,income,home\n".to_owned();
    let (mut members, mut receiving) = ("family,grade\n".to_owned(), "family,item,amount,member\n".to_owned());
    let mut random = numbers(7);
    let mut next = |below: usize| random.next().unwrap() % below;
    for at in 0..count {
        families += &format!("{},{},甲县\n", id(at), next(900));
        for _ in 0..next(4) {
            members += &format!("{},{}\n", id(at), ["first", "二级", "", "x"][next(32) % 4 % (1 + next(4))]);
        }
        if next(5) == 0 {
            receiving += &format!("{},低保,{},\n", id(at), next(500));
        }
    }
    members += &format!("{},一级\n", id(count));
    [families, members, receiving]
}

#[test]
fn order_and_size_of_the_files_change_nothing() {
    let pack = pack();
    let names = ["families.csv", "members.csv", "receiving.csv"];
    for id in [
        (|at| format!("F{at:06}")) as fn(usize) -> String,
        |at| format!("{at}"),
        |at| format!("户{:04x}", at * 7919 % 65_521),
    ] {
        let texts = register(500, id);
        let files = Files::new();
        for (name, text) in names.iter().zip(&texts) {
            files.write(name, text);
        }
        let usual = files.read(&pack, &names, &settings()).unwrap();
        assert!(
            usual.families.len() > 400 && usual.rejects.len() > 10,
            "{} {}",
            usual.families.len(),
            usual.rejects.len()
        );
        let small = Settings { families: 7, sorted_bytes: 500, ..settings() };
        let same = |read: &Read| Read { chunks: usual.chunks, ..read.clone() } == usual;
        let read = files.read(&pack, &names, &small).unwrap();
        assert!(same(&read) && read.chunks >= 500 / 7);
        // Members and what is received in any order, the families as they were.
        for seed in [1, 2] {
            // The order of a family's own members is that of their file.
            let sorted = |read: &Read| -> Vec<Vec<String>> {
                let words = |line: &String| {
                    let mut words: Vec<String> = line.split(' ').skip(2).map(str::to_owned).collect();
                    words.sort();
                    line.split(' ').take(2).map(str::to_owned).chain(words).collect()
                };
                read.families.iter().map(words).collect()
            };
            files.write("members.csv", shuffled(&texts[1], seed));
            files.write("receiving.csv", shuffled(&texts[2], seed + 10));
            for settings in [&settings(), &small] {
                let read = files.read(&pack, &names, settings).unwrap();
                assert_eq!(sorted(&read), sorted(&usual));
                assert_eq!(read.rejects.len(), usual.rejects.len());
            }
        }
    }
}

#[test]
fn families_in_any_order_come_out_in_theirs() {
    let pack = pack();
    let texts = register(300, |at| format!("F{at:04}"));
    let files = Files::new();
    let families = shuffled(&texts[0], 5) + "F0007,1,甲县\nF0009,2,甲县\nF0007,3,甲县\n";
    files.write("families.csv", &families);
    files.write("members.csv", &texts[1]);
    let names = ["families.csv", "members.csv"];
    let small = Settings { families: 11, sorted_bytes: 300, ..settings() };
    let read = files.read(&pack, &names, &small).unwrap();
    let order: BTreeMap<&str, usize> =
        families.lines().zip(0..).map(|(line, at)| (line.split(',').next().unwrap(), at)).collect();
    let places: Vec<usize> = read.families.iter().map(|line| order[line.split(' ').next().unwrap()]).collect();
    assert!(places.is_sorted());
    let twice = read.rejects.iter().filter(|reject| reject.contains("家庭编号重复")).count();
    assert_eq!(twice, 5, "{:#?}", read.rejects);
    assert!(!read.families.iter().any(|line| line.starts_with("F0007 ") || line.starts_with("F0009 ")));
    let other = files.read(&pack, &names, &settings()).unwrap();
    assert_eq!((other.families, other.rejects), (read.families, read.rejects));
}

#[test]
fn encodings_are_found_out() {
    let pack = pack();
    let files = Files::new();
    let text = "家庭编号,收入,住处\n张三家,5,甲县\n李四家,7,乙县\n";
    let gb = encoding_rs::GB18030.encode(text).0.into_owned();
    let read = |bytes: &[u8], encoding: Option<Encoding>| {
        files.write("families.csv", bytes);
        files.read(&pack, &["families.csv"], &Settings { encoding, ..settings() })
    };
    let expected = read(text.as_bytes(), None).unwrap();
    assert_eq!(expected.families, ["张三家 500/2", "李四家 700/2"]);
    assert_eq!(read(&gb, None).unwrap(), expected);
    assert_eq!(read(&gb, Some(Encoding::Gb18030)).unwrap(), expected);
    assert_eq!(read(&["\u{FEFF}".as_bytes(), text.as_bytes()].concat(), None).unwrap(), expected);
    assert!(matches!(read(&gb, Some(Encoding::Utf8)), Err(Error::BadHeading { .. })));
    // The first Chinese letter comes late.
    let ascii = "family,income,home\n".to_owned() + &"F,1,990001\n".repeat(60_000);
    let late = [ascii.as_bytes(), &encoding_rs::GB18030.encode("张三,2,甲县\n").0].concat();
    assert_eq!(read(&late, None).unwrap().families, ["张三 200/2"]);
    // One broken byte in much UTF-8 does not make it GB18030.
    let mut broken = (text.to_owned() + &"王五家,8,甲县\n".repeat(3)).into_bytes();
    let at = broken.len() - 9;
    broken[at] = 0xFF;
    let found = read(&broken, None).unwrap();
    assert!(
        found.rejects.iter().any(|reject| reject.contains("families.csv:6") && reject.contains("无法识别")),
        "{found:?}"
    );
}

#[test]
fn numbers_are_read_digit_by_digit() {
    let pack = pack();
    let files = Files::new();
    let income = |text: &str| {
        files.write("families.csv", format!("family,income,home\nF1,{text},甲县\n"));
        let vocabulary = Vocabulary::of(&pack);
        let inputs = Inputs { families: files.0.path().join("families.csv"), members: None, receiving: None };
        let settings = Settings { lang: Lang::English, ..settings() };
        let chunk = Reader::open(&vocabulary, &inputs, &settings).unwrap().next().unwrap().unwrap();
        match chunk.rejects.first() {
            Some(reject) => Err(reject.reason.clone()),
            None => Ok(arrow_text(chunk.families.column_by_name("income").unwrap(), 0)),
        }
    };
    for (text, shown) in [
        ("0", "0/2"),
        ("1e3", "100000/2"),
        ("999999.99", "99999999/2"),
        ("0.10", "10/2"),
        ("2400.5000", "240050/2"),
        ("0.001", "10000000/10"),
        ("-5", "-500/2"),
        ("−5", "-500/2"),
        (" 7 ", "700/2"),
        ("123456789012345678901234567.5", "1234567890123456789012345675000000000/10"),
    ] {
        assert_eq!(income(text).as_deref(), Ok(shown), "{text}");
    }
    for text in ["1,5", "１２", "+5", ".", "5.", ".5", "1 000", "5元", "NaN", "0x10", "1e", "--1"] {
        assert!(income(&format!("\"{text}\"")).unwrap_err().starts_with("a number such as"), "{text}");
    }
    for text in ["0.00000000001", "1e41", "99999999999999999999999999999"] {
        assert!(income(text).unwrap_err().contains("too many digits"), "{text}");
    }
}

/// Any bytes end in a value or an error.
#[test]
fn broken_files_are_told() {
    let pack = pack();
    let files = Files::new();
    let mut random = numbers(99);
    let csv = "family,income,aid,home\nF1,5,无,甲县\nF2,\"6\",,\"乙\"\"县\"\nF3,7,9,甲县\n";
    let json = "{\"id\":\"F1\",\"region\":\"甲县\",\"family\":{\"income\":\"5\",\"aid\":null},\"members\":[{\"grade\":\"一级\"}],\"receiving\":[{\"item\":\"care\",\"member\":0}]}\n{\"id\":\"F2\",\"members\":[]}\n";
    let gb = encoding_rs::GB18030.encode(csv).0.into_owned();
    for (name, bytes) in
        [("families.csv", csv.as_bytes()), ("families.jsonl", json.as_bytes()), ("families.csv", &gb[..])]
    {
        for _ in 0..400 {
            let mut bytes = bytes.to_vec();
            for _ in 0..1 + random.next().unwrap() % 4 {
                let at = random.next().unwrap() % bytes.len().max(1);
                if at >= bytes.len() {
                    continue;
                }
                match random.next().unwrap() % 4 {
                    0 => bytes[at] = b'"',
                    1 => bytes[at] = u8::try_from(random.next().unwrap() % 256).unwrap(),
                    2 => drop(bytes.remove(at)),
                    _ => bytes.truncate(at.max(1)),
                }
            }
            files.write(name, &bytes);
            let settings = Settings { families: 2, ..settings() };
            match files.read(&pack, &[name], &settings) {
                Ok(read) => assert!(read.families.len() <= 8),
                Err(error) => assert!(
                    !error.words(Lang::Chinese).0.is_empty() && !matches!(error, Error::Internal { .. }),
                    "{error}"
                ),
            }
        }
    }
}
