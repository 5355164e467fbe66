//! Columns of Parquet as other systems write them: what is taken, what is a row's fault, what is refused.

use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Date64Array, Decimal32Array, Decimal64Array, Decimal128Array,
    Decimal256Array, DictionaryArray, Float64Array, Int8Array, Int64Array, LargeStringArray, NullArray, RecordBatch,
    StringArray, StringViewArray, TimestampMicrosecondArray, TimestampMillisecondArray, TimestampNanosecondArray,
    TimestampSecondArray, UInt8Array, UInt16Array, UInt32Array, UInt64Array,
    cast::AsArray,
    types::{Int32Type, UInt8Type},
};
use arrow_buffer::i256;
use parquet::arrow::ArrowWriter;
use std::{fs::File, sync::Arc};
use tempfile::TempDir;
use yimen::{
    Lang, Pack, ScreenOptions, SourceFile, Tree,
    batch::{Asked, Selection},
    value::Day,
};
use yimen_arrow::{Columns, Vocabulary};
use yimen_files::{Inputs, Reader, Settings};

const POLICY: &str = r#"政策包 试验 (trial) { 版本 "1" }
地区表 { 990000 甲市 { 990001 甲县 (jia)  990002 乙县 } }
事实 家庭 {
  收入 (income): 元/月 -1000..1000000
  生日 (birth): 日期
  住处 (home): 地区
  残疾 (disabled): 是否
  等级 (grade): 选项 { 一级 (first), 二级 (second) }
}
事项 低保 (dibao) 对象 家庭 {
  依据 《试验》
  条件 收入: 收入 < 1000元/月
}
"#;

/// What is read from a column of three families: of each its value as a case has it, `-` where it is not known, or why it is
/// rejected; of a column that is refused the message.
fn read(fact: &str, column: impl Array + 'static) -> Result<[String; 3], String> {
    let compiled = yimen::compile(&[SourceFile { path: "trial/all.policy".into(), text: POLICY.into() }]);
    let pack: Pack = compiled.pack.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics));
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("families.parquet");
    let ids: ArrayRef = Arc::new(StringArray::from(vec!["A", "B", "C"]));
    let batch =
        RecordBatch::try_from_iter_with_nullable([("family", ids, true), (fact, Arc::new(column) as ArrayRef, true)])
            .unwrap();
    let mut writer = ArrowWriter::try_new(File::create(&path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let vocabulary = Vocabulary::of(&pack);
    let inputs = Inputs { families: path, members: None, receiving: None };
    let settings = Settings { date: Day::new(2026, 3, 1), ..Settings::default() };
    let mut all = Vec::new();
    let said = |error: yimen_files::Error| error.words(Lang::Chinese).0;
    let mut reader = Reader::open(&vocabulary, &inputs, &settings).map_err(said)?;
    let screener = pack.screener(Asked { date: settings.date.unwrap(), place: Some(1) }, Selection::default());
    while let Some(chunk) = reader.next().map_err(said)? {
        let columns = Columns::new(&vocabulary, chunk.tables()).unwrap();
        let register = columns.register().unwrap();
        let mut rejects = chunk.rejects.iter().map(|reject| reject.reason.clone());
        for (family, bad) in chunk.bad.iter().enumerate() {
            let case = screener.case(&register, family);
            // What the engine is handed is a case that it takes.
            pack.screen_tree(&case, &ScreenOptions::default()).unwrap();
            all.push(if *bad { rejects.next().unwrap() } else { value(&case, fact) });
        }
    }
    Ok(all.try_into().unwrap())
}

fn value(case: &Tree, fact: &str) -> String {
    let Tree::Map(entries) = case else { panic!("{case:?}") };
    let Some((_, Tree::Map(facts))) = entries.iter().find(|(key, _)| key == "family") else { return "-".to_owned() };
    match facts.iter().find(|(key, _)| key == fact) {
        None => "-".to_owned(),
        Some((_, Tree::Number(text) | Tree::Text(text))) => text.clone(),
        Some((_, tree)) => tree.to_json(),
    }
}

fn taken(fact: &str, column: impl Array + 'static, wanted: [&str; 3]) {
    let kind = column.data_type().clone();
    assert_eq!(read(fact, column), Ok(wanted.map(str::to_owned)), "{kind}");
}

fn refused(fact: &str, column: impl Array + 'static, words: &str) {
    let kind = column.data_type().clone();
    let message = read(fact, column).expect_err(&kind.to_string());
    assert!(message.contains(words), "{kind}: {message}");
}

/// Seconds from 1970-01-01 to midnight of 1958-02-03, 2026-03-01 and nothing.
const DAYS: [Option<i64>; 3] = [Some(-375_840_000), Some(1_772_323_200), None];
const READ: [&str; 3] = ["1958-02-03", "2026-03-01", "-"];

fn at(steps: i64, ahead: i64) -> Vec<Option<i64>> {
    DAYS.iter().map(|day| day.map(|seconds| (seconds - ahead) * steps)).collect()
}

#[test]
fn days() {
    let days: Vec<Option<i32>> = DAYS.iter().map(|day| day.map(|seconds| (seconds / 86_400) as i32)).collect();
    taken("birth", Date32Array::from(days), READ);
    taken("birth", Date64Array::from(at(1_000, 0)), READ);
    taken("birth", TimestampSecondArray::from(at(1, 0)), READ);
    taken("birth", TimestampMillisecondArray::from(at(1_000, 0)), READ);
    taken("birth", TimestampMicrosecondArray::from(at(1_000_000, 0)), READ);
    taken("birth", TimestampNanosecondArray::from(at(1_000_000_000, 0)), READ);
    taken("birth", TimestampMillisecondArray::from(at(1_000, 0)).with_timezone("UTC"), READ);
    taken("birth", TimestampMicrosecondArray::from(at(1_000_000, 28_800)).with_timezone("+08:00"), READ);
    taken("birth", Int64Array::from(vec![Some(19_580_203), Some(20_260_301), None]), READ);
    taken("birth", NullArray::new(3), ["-", "-", "-"]);
}

#[test]
fn points_in_time_that_are_no_days() {
    let rejected = |day: &str| format!("要一个日期，这里是一个时刻：{day}；请只写日期，或改成当天零点");
    // Midnight in China, told in UTC: the day before would be wrong, and so is guessing the zone.
    let shanghai = TimestampMicrosecondArray::from(at(1_000_000, 28_800)).with_timezone("UTC");
    taken("birth", shanghai, [&rejected("1958-02-02 16:00:00"), &rejected("2026-02-28 16:00:00"), "-"]);
    let almost: Vec<Option<i64>> = at(1_000_000_000, 0).iter().map(|step| step.map(|step| step - 1)).collect();
    taken(
        "birth",
        TimestampNanosecondArray::from(almost),
        [&rejected("1958-02-02 23:59:59"), &rejected("2026-02-28 23:59:59"), "-"],
    );
    taken(
        "birth",
        Date64Array::from(vec![1, 0, -1]),
        [&rejected("1970-01-01 00:00:00"), "1970-01-01", &rejected("1969-12-31 23:59:59")],
    );
    let far = TimestampSecondArray::from(vec![i64::MAX, i64::MIN, 0]);
    let found = read("birth", far).unwrap();
    assert!(found[..2].iter().all(|one| one.starts_with("要一个存在的日期")), "{found:?}");
    let named = TimestampSecondArray::from(at(1, 0)).with_timezone("Asia/Shanghai");
    refused("birth", named, "“birth”这一列的类型是 Timestamp");
    refused("birth", BooleanArray::from(vec![true; 3]), "要日期");
    refused("income", TimestampSecondArray::from(at(1, 0)), "要数");
    refused("income", Date32Array::from(vec![1; 3]), "要数");
}

#[test]
fn numbers() {
    let wanted = ["1234.5", "-0.01", "-"];
    let digits = |factor: i64| vec![Some(12_345 * factor), Some(-factor / 10), None];
    let narrow = digits(10).into_iter().map(|one| one.map(|one| one as i32)).collect::<Vec<_>>();
    taken("income", Decimal32Array::from(narrow).with_precision_and_scale(9, 2).unwrap(), wanted);
    taken("income", Decimal64Array::from(digits(10)).with_precision_and_scale(18, 2).unwrap(), wanted);
    let wide =
        |scale: u32| digits(10).into_iter().map(move |one| one.map(|one| i128::from(one) * 10_i128.pow(scale - 2)));
    for scale in [2, 4, 10, 11, 18, 28, 30] {
        let array: Decimal128Array = wide(scale).collect();
        taken("income", array.with_precision_and_scale(38, scale as i8).unwrap(), wanted);
    }
    for scale in [2, 10, 30] {
        let array: Decimal256Array = wide(scale).map(|one| one.map(i256::from_i128)).collect();
        taken("income", array.with_precision_and_scale(76, scale as i8).unwrap(), wanted);
    }
    let too_fine = Decimal128Array::from(vec![Some(15), Some(10), Some(-1)]).with_precision_and_scale(38, 11).unwrap();
    let [first, second, third] = read("income", too_fine).unwrap();
    assert!(first.contains("位数太多") && third.contains("位数太多"), "{first} {third}");
    assert_eq!(second, "0.0000000001");
    let huge: Decimal256Array = [Some(i256::MAX), Some(i256::from_i128(700)), None].into_iter().collect();
    let [first, second, _] = read("income", huge.with_precision_and_scale(76, 2).unwrap()).unwrap();
    assert!(first.contains("位数太多"), "{first}");
    assert_eq!(second, "7");
}

#[test]
fn whole_numbers() {
    let wanted = ["7", "200", "-"];
    taken("income", UInt8Array::from(vec![Some(7), Some(200), None]), wanted);
    taken("income", UInt16Array::from(vec![Some(7), Some(200), None]), wanted);
    taken("income", UInt32Array::from(vec![Some(7), Some(200), None]), wanted);
    taken("income", UInt64Array::from(vec![Some(7), Some(200), None]), wanted);
    taken("income", Int64Array::from(vec![Some(7), Some(200), None]), wanted);
    taken("income", Int8Array::from(vec![Some(-7), Some(100), None]), ["-7", "100", "-"]);
    taken("income", NullArray::new(3), ["-", "-", "-"]);
    taken("home", UInt32Array::from(vec![Some(990_001), Some(990_000), None]), ["990001", "990000", "-"]);
    taken("disabled", UInt8Array::from(vec![Some(1), Some(0), None]), ["true", "false", "-"]);
    refused("income", Float64Array::from(vec![0.1; 3]), "是浮点数，存不准钱数");
    refused("income", BooleanArray::from(vec![true; 3]), "要数");
}

#[test]
fn texts() {
    let words = [Some("一级"), Some("second"), None];
    let wanted = ["first", "second", "-"];
    taken("grade", StringArray::from(words.to_vec()), wanted);
    taken("grade", LargeStringArray::from(words.to_vec()), wanted);
    taken("grade", words.into_iter().collect::<StringViewArray>(), wanted);
    taken("grade", words.into_iter().collect::<DictionaryArray<Int32Type>>(), wanted);
    taken("grade", words.into_iter().collect::<DictionaryArray<UInt8Type>>(), wanted);
    let large: ArrayRef = Arc::new(LargeStringArray::from(vec!["second", "一级"]));
    let keys = arrow_array::Int32Array::from(vec![Some(1), Some(0), None]);
    taken("grade", DictionaryArray::new(keys, large), wanted);
    let [first, ..] = read("grade", StringArray::from(vec![Some("三级"), None, Some(" ")])).unwrap();
    assert!(first.starts_with("要其中之一：一级、二级"), "{first}");
    taken("income", StringArray::from(vec![Some("12.50"), Some(" 3 "), None]), ["12.5", "3", "-"]);
    taken("birth", LargeStringArray::from(vec![Some("1958/2/3"), Some("2026年3月1日"), None]), READ);
    taken("disabled", StringArray::from(vec![Some("是"), Some("no"), None]), ["true", "false", "-"]);
    taken("disabled", BooleanArray::from(vec![Some(true), Some(false), None]), ["true", "false", "-"]);
    refused("grade", Date32Array::from(vec![1; 3]), "要选项");
    // Days in a dictionary say nothing a reader could take for one.
    let dates: ArrayRef = Arc::new(Date32Array::from(vec![1, 2]));
    let keys = arrow_array::Int32Array::from(vec![Some(1), Some(0), None]);
    assert!(dates.as_any_dictionary_opt().is_none());
    refused("birth", DictionaryArray::new(keys, dates), "要日期");
}
