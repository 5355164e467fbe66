//! Record batches to answers: every way Arrow stores a column gives the same, and what makes no register is refused.

use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal32Array, Decimal64Array, Decimal128Array, DictionaryArray,
    Float64Array, Int8Array, Int16Array, Int32Array, Int64Array, LargeListArray, LargeStringArray, ListArray,
    RecordBatch, StringArray, StringViewArray, StructArray, UInt8Array, UInt16Array, UInt32Array, UInt64Array,
    cast::AsArray,
    types::{Decimal128Type, Int8Type, Int64Type, UInt8Type, UInt32Type},
};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{DataType, Field};
use std::sync::Arc;
use yimen::{
    Pack, SourceFile,
    batch::{Asked, Selection},
    value::Day,
};
use yimen_arrow::{AnswerTables, Columns, Error, Rows, Tables, Vocabulary};

const POLICY: &str = r#"政策包 试验 (trial) { 版本 "1" }
地区表 { 990000 甲市 (jia "City A") { 990001 甲县  990002 乙县 } }
事实 家庭 {
  收入 (income "Income"): 元/月 0..1000000
  套数 (homes): 套 整数 0..50
  补助 (aid): 元/月 0..5000 可无
  有车 (car): 是否
  住处 (home): 地区
}
事实 成员 1..5 {
  等级 (grade): 选项 { 一级 (first "Grade 1"), 二级 (second "Grade 2") }
  生日 (birth): 日期
}
事项 低保 (dibao) 对象 家庭 {
  依据 《试验》
  条件 收入: 收入 < 1000元/月 且 非 有车 且 套数 ≤ 1套
  待遇 每月 1000元/月 − 收入
}
事项 护理 (care) 对象 成员 {
  依据 《试验》
  条件 等级: 等级 = 一级 且 生日 < 2020-01-01
  待遇 每月 100元/月
}
"#;

fn pack() -> Pack {
    let compiled = yimen::compile(&[SourceFile { path: "trial/all.policy".into(), text: POLICY.into() }]);
    compiled.pack.unwrap_or_else(|| panic!("{:#?}", compiled.diagnostics))
}

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap()
}

/// The families' answers in one column after the other, rows separated by a bar.
fn answers(pack: &Pack, tables: Tables<'_>) -> Result<String, Error> {
    let vocabulary = Vocabulary::of(pack);
    let columns = Columns::new(&vocabulary, tables)?;
    let register = columns.register()?;
    let asked = Asked { date: Day::new(2026, 3, 1).unwrap(), place: Some(pack.place("甲县").unwrap()) };
    let screener = pack.screener(asked, Selection::default());
    let found = screener.screen(&register);
    let names = AnswerTables::new(&vocabulary, &screener, |_| true);
    let ids: StringArray = (0..register.families()).map(|at| Some(at.to_string())).collect();
    let rows: Vec<usize> = (0..register.families()).collect();
    let table = names.families(&found, &ids, columns.member_starts(), &rows).unwrap();
    assert_eq!(table.schema(), names.family_schema());
    let shown = |row: usize| {
        let verdict = table.column_by_name("dibao.verdict").unwrap().as_dictionary::<Int8Type>();
        let words = verdict.values().as_string::<i32>();
        let amount = table.column_by_name("dibao.amount").unwrap().as_primitive::<Decimal128Type>();
        let granted = table.column_by_name("care.granted").unwrap().as_primitive::<UInt32Type>();
        let mut all = vec![verdict.key(row).map_or("refused", |key| words.value(key)).to_owned()];
        all.extend(amount.is_valid(row).then(|| (amount.value(row) / 100_000_000).to_string()));
        all.extend(granted.is_valid(row).then(|| format!("{} granted", granted.value(row))));
        all.join(" ")
    };
    Ok((0..table.num_rows()).map(shown).collect::<Vec<_>>().join(", "))
}

fn families(columns: Vec<(&str, ArrayRef)>) -> Result<String, Error> {
    let batch = batch(columns);
    answers(&pack(), Tables { families: &batch, members: None, receiving: None })
}

fn yes_no(all: &[Option<bool>]) -> ArrayRef {
    Arc::new(BooleanArray::from(all.to_vec()))
}

#[test]
fn numbers_however_they_are_stored() {
    let whole: Vec<ArrayRef> = vec![
        Arc::new(Int8Array::from(vec![Some(100), None])),
        Arc::new(Int16Array::from(vec![Some(100), None])),
        Arc::new(Int32Array::from(vec![Some(100), None])),
        Arc::new(Int64Array::from(vec![Some(100), None])),
        Arc::new(UInt8Array::from(vec![Some(100), None])),
        Arc::new(UInt16Array::from(vec![Some(100), None])),
        Arc::new(UInt32Array::from(vec![Some(100), None])),
        Arc::new(Decimal32Array::from(vec![Some(1000), None]).with_precision_and_scale(9, 1).unwrap()),
        Arc::new(Decimal64Array::from(vec![Some(100_000), None]).with_precision_and_scale(18, 3).unwrap()),
        Arc::new(Decimal128Array::from(vec![Some(1_000_000_000_000), None]).with_precision_and_scale(38, 10).unwrap()),
    ];
    for income in whole {
        let kind = income.data_type().clone();
        let columns = vec![
            ("income", income),
            ("car", yes_no(&[Some(false); 2])),
            ("homes", Arc::new(Int8Array::from(vec![1, 1]))),
        ];
        assert_eq!(families(columns).unwrap(), "eligible 90000, undetermined 0", "{kind}");
    }
}

#[test]
fn names_of_columns_and_slices_of_batches() {
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("家庭编号", Arc::new(StringArray::from(vec!["x"; 20]))),
        ("Income", Arc::new(Int32Array::from_iter_values((0..20).map(|at| at * 100)))),
        ("有车", yes_no(&(0..20).map(|at| Some(at % 3 == 0)).collect::<Vec<_>>())),
        ("homes", Arc::new((0..20).map(|at| (at % 5 != 1).then_some(1)).collect::<Int32Array>())),
        (
            "地区",
            Arc::new(StringArray::from_iter_values((0..20).map(|at| if at % 2 == 0 { "990001" } else { "乙县" }))),
        ),
    ];
    let whole = batch(columns);
    let pack = pack();
    let of = |batch: &RecordBatch| answers(&pack, Tables { families: batch, members: None, receiving: None }).unwrap();
    let all = of(&whole);
    let rows: Vec<&str> = all.split(", ").collect();
    assert!(
        rows.iter().any(|row| row.starts_with("eligible")) && rows.iter().any(|row| row.starts_with("undetermined"))
    );
    for (start, count) in [(0, 20), (1, 7), (9, 3), (19, 1), (5, 0)] {
        assert_eq!(of(&whole.slice(start, count)), rows[start..start + count].join(", "), "{start} {count}");
    }
}

/// Grades however texts are stored, one a member.
fn grades() -> Vec<ArrayRef> {
    let words = ["first", "二级", "Grade 1", "一级"];
    let own: Vec<Option<&str>> = words.into_iter().map(Some).chain([None]).collect();
    let dictionary = DictionaryArray::<UInt8Type>::new(
        UInt8Array::from(vec![Some(1), Some(0), Some(1), Some(1), None]),
        Arc::new(StringArray::from(vec!["二级", "first"])),
    );
    let long = DictionaryArray::<Int64Type>::new(
        Int64Array::from(vec![Some(1), Some(0), Some(1), Some(1), None]),
        Arc::new(LargeStringArray::from(vec!["二级", "first"])),
    );
    vec![
        Arc::new(StringArray::from(own.clone())),
        Arc::new(LargeStringArray::from(own.clone())),
        Arc::new(StringViewArray::from(own)),
        Arc::new(dictionary),
        Arc::new(long),
    ]
}

#[test]
fn members_beside_the_families_or_in_their_rows() {
    let pack = pack();
    let birth: ArrayRef = Arc::new(Date32Array::from(vec![0, 0, 0, 20_000, 0]));
    let own = [("income", Arc::new(Int32Array::from(vec![1, 2, 3])) as ArrayRef)];
    for grade in grades() {
        let kind = grade.data_type().clone();
        let members = batch(vec![("等级", grade.clone()), ("birth", birth.clone())]);
        let beside = batch(own.to_vec());
        let rows = Rows { batch: &members, starts: &[0, 1, 4, 5] };
        let found = answers(&pack, Tables { families: &beside, members: Some(rows), receiving: None }).unwrap();
        assert_eq!(
            found, "undetermined 99900 1 granted, undetermined 99800 1 granted, undetermined 99700 0 granted",
            "{kind}"
        );
        let fields: Vec<Field> = vec![Field::new("grade", kind, true), Field::new("birth", DataType::Date32, true)];
        let structure = StructArray::new(fields.into(), vec![grade, birth.clone()], None);
        let item = Arc::new(Field::new("item", structure.data_type().clone(), true));
        let list =
            ListArray::new(item.clone(), OffsetBuffer::new(vec![0, 1, 4, 5].into()), Arc::new(structure.clone()), None);
        let large =
            LargeListArray::new(item, OffsetBuffer::new(vec![0_i64, 1, 4, 5].into()), Arc::new(structure), None);
        for list in [Arc::new(list) as ArrayRef, Arc::new(large)] {
            let nested = batch([&own[..], &[("members", list)]].concat());
            let of = |batch: &RecordBatch| {
                answers(&pack, Tables { families: batch, members: None, receiving: None }).unwrap()
            };
            assert_eq!(of(&nested), found);
            let rows: Vec<&str> = found.split(", ").collect();
            assert_eq!(of(&nested.slice(1, 2)), rows[1..].join(", "));
        }
    }
}

#[test]
fn what_a_family_may_not_have_is_refused_by_itself() {
    let income = |all: Vec<i64>| -> ArrayRef { Arc::new(Int64Array::from(all)) };
    let car = || yes_no(&[Some(false); 3]);
    let homes = || -> ArrayRef { Arc::new(Int32Array::from(vec![0, 0, 0])) };
    let found = families(vec![("income", income(vec![1, -5, 2_000_000])), ("car", car()), ("homes", homes())]);
    assert_eq!(found.unwrap(), "eligible 99900, refused, refused");
    let found = families(vec![
        ("region", Arc::new(StringArray::from(vec!["甲县", "火星", "甲市"])) as ArrayRef),
        ("income", income(vec![1, 1, 1])),
        ("car", car()),
        ("homes", homes()),
    ]);
    assert_eq!(found.unwrap(), "eligible 99900, refused, eligible 99900");
    let none = |fact: ArrayRef| {
        families(vec![
            ("income", income(vec![1, 1, 1])),
            ("aid", fact),
            ("aid.none", yes_no(&[Some(true), None, Some(false)])),
            ("car", car()),
            ("homes", homes()),
        ])
    };
    assert_eq!(
        none(Arc::new(Int32Array::from(vec![9999, 9999, 5]))).unwrap(),
        "eligible 99900, refused, eligible 99900"
    );
}

#[test]
fn columns_that_make_no_register() {
    let texts = || -> ArrayRef { Arc::new(StringArray::from(vec!["1"])) };
    let cases: Vec<(&str, ArrayRef, &str)> = vec![
        ("income", Arc::new(Float64Array::from(vec![0.5])), "floating point"),
        ("income", texts(), "has the type Utf8; a number is needed"),
        ("income", Arc::new(UInt64Array::from(vec![1])), "UInt64"),
        (
            "income",
            Arc::new(Decimal128Array::from(vec![1]).with_precision_and_scale(5, -2).unwrap()),
            "number is needed",
        ),
        ("car", texts(), "a truth is needed"),
        ("home", Arc::new(Int32Array::from(vec![1])), "a region is needed"),
        ("incom", texts(), "Did you mean \"income\"?"),
        ("grade", texts(), "in the wrong table"),
        ("members", texts(), "a list is needed"),
        ("homes.none", yes_no(&[None]), "not known"),
        ("aid.none", yes_no(&[None]), "hole"),
    ];
    for (name, array, words) in cases {
        let error = families(vec![(name, array)]).unwrap_err();
        assert!(error.to_string().contains(words), "{name}: {error}");
        assert!(!error.message(yimen::Lang::Chinese).is_empty());
    }
    let error = families(vec![
        ("income", Arc::new(Int32Array::from(vec![1])) as ArrayRef),
        ("收入", Arc::new(Int32Array::from(vec![1]))),
    ])
    .unwrap_err();
    assert!(error.to_string().contains("repeats"), "{error}");
}

#[test]
fn what_is_received() {
    let pack = pack();
    let own = batch(vec![
        ("income", Arc::new(Int32Array::from(vec![1, 1])) as ArrayRef),
        ("car", yes_no(&[Some(false), Some(false)])),
        ("homes", Arc::new(Int32Array::from(vec![0, 0]))),
    ]);
    let received = |item: &str| {
        batch(vec![
            ("item", Arc::new(StringArray::from(vec![item])) as ArrayRef),
            ("amount", Arc::new(Int32Array::from(vec![50]))),
        ])
    };
    let run = |table: &RecordBatch, starts: &[u32]| {
        answers(&pack, Tables { families: &own, members: None, receiving: Some(Rows { batch: table, starts }) })
    };
    assert_eq!(run(&received("低保"), &[0, 0, 1]).unwrap(), "eligible 99900, eligible 99900");
    assert_eq!(run(&received("care"), &[0, 0, 1]).unwrap(), "eligible 99900, refused");
    assert!(run(&received("高保"), &[0, 0, 1]).unwrap_err().to_string().contains("no item called \"高保\""));
    for starts in [&[0, 1][..], &[0, 1, 0], &[1, 1, 1], &[0, 0, 2]] {
        assert!(run(&received("dibao"), starts).is_err(), "{starts:?}");
    }
}
