//! The files `yimen batch` writes: whole or not at all, the same bytes for the same register, with what they were made from.

use super::{
    register::{lines, rows},
    support::Scratch,
};
use arrow_array::{Array, Float64Array, RecordBatch, StringArray, cast::AsArray, types::Decimal128Type};
use parquet::{
    arrow::{ArrowWriter, arrow_reader::ParquetRecordBatchReaderBuilder},
    file::reader::{FileReader, SerializedFileReader},
};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    sync::Arc,
};

/// So many families of the small pack with one to three members, a few of them with something wrong.
fn register(scratch: &Scratch, count: usize) {
    let (mut families, mut members) = ("family,region,income\n".to_owned(), "family,grade\n".to_owned());
    for at in 0..count {
        let income = if at % 97 == 5 { "x".to_owned() } else { format!("{}.{}", at * 37 % 4000, at % 10) };
        families += &format!("F{at:05},甲县,{income}\n");
        for member in 0..1 + at % 3 {
            members += &format!("F{at:05},{}\n", ["无", "一级", "", "二级"][(at + member) % 4]);
        }
    }
    scratch.write("families.csv", families);
    scratch.write("members.csv", members);
}

const ARGUMENTS: [&str; 8] =
    ["batch", "jia", "--families", "families.csv", "--members", "members.csv", "--date", "2026-03-01"];

fn names(scratch: &Scratch) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(scratch.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Everything written, by name.
fn written(scratch: &Scratch, more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let before = names(scratch);
    let arguments: Vec<&str> = ARGUMENTS.iter().chain(more).copied().collect();
    let ran = scratch.run(&arguments);
    assert!(ran.code <= 1, "{}", ran.stderr);
    let new = names(scratch).into_iter().filter(|name| !before.contains(name)).collect::<Vec<_>>();
    new.into_iter()
        .map(|name| {
            let bytes = fs::read(scratch.path(&name)).unwrap();
            fs::remove_file(scratch.path(&name)).unwrap();
            (name, bytes)
        })
        .collect()
}

#[test]
fn threads_and_chunks_change_nothing() {
    let scratch = Scratch::with_pack();
    register(&scratch, 700);
    for ending in ["csv", "jsonl", "parquet"] {
        let (out, members) = (format!("out.{ending}"), format!("m.{ending}"));
        let run = |more: &[&str]| {
            let files = ["--out", &out, "--members-out", &members, "--reasons", "why.jsonl", "--sample", "5"];
            written(&scratch, &[&files[..], more].concat())
        };
        let one = run(&["--threads", "1", "--chunk", "50"]);
        assert_eq!(one.len(), if ending == "parquet" { 4 } else { 6 }, "{:?}", one.keys());
        assert_eq!(one, run(&["--threads", "3", "--chunk", "50"]), "{ending}");
        if ending != "parquet" {
            assert_eq!(one, run(&["--threads", "2"]), "{ending}");
        }
    }
}

#[test]
fn a_table_in_three_forms_says_the_same() {
    let scratch = Scratch::with_pack();
    register(&scratch, 60);
    let out = |file: &str| scratch.run(&[&ARGUMENTS[..], &["--out", file]].concat()).has_code(1).stderr.clone();
    out("out.csv");
    out("out.jsonl");
    out("out.parquet");
    let (of_csv, of_json) = (rows(&scratch, "out.csv"), lines(&scratch, "out.jsonl"));
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(scratch.path("out.parquet")).unwrap()).unwrap();
    let batches: Vec<RecordBatch> = reader.build().unwrap().map(Result::unwrap).collect();
    let of_parquet = arrow_array::RecordBatch::clone(&batches[0]);
    assert_eq!((of_csv.len(), of_json.len(), batches.len(), of_parquet.num_rows()), (59, 59, 1, 59));
    let amounts = of_parquet.column_by_name("dibao.amount").unwrap().as_primitive::<Decimal128Type>();
    for (at, (csv, json)) in of_csv.iter().zip(&of_json).enumerate() {
        for (column, cell) in csv {
            assert_eq!(
                cell,
                json[column]
                    .as_str()
                    .map(String::from)
                    .or(json[column].as_u64().map(|count| count.to_string()))
                    .unwrap_or_default()
                    .as_str(),
                "{column}"
            );
        }
        let digits = yimen::Exact::parse(&csv["dibao.amount"]).ok().map(|amount| amount.parts());
        let stored =
            amounts.is_valid(at).then(|| yimen::Exact::from_parts(amounts.value(at), 10_i128.pow(10)).unwrap().parts());
        assert_eq!(stored, digits);
    }
}

#[test]
fn receipts() {
    let scratch = Scratch::with_pack();
    register(&scratch, 3);
    scratch.write("mapping.json", "{}");
    let more = ["--region", "甲市", "--mapping", "mapping.json", "--format", "json"];
    let ran = scratch.run(&[&ARGUMENTS[..], &["--out", "out.csv"], &more].concat());
    let receipt: serde_json::Value =
        serde_json::from_slice(&fs::read(scratch.path("out.csv.receipt.json")).unwrap()).unwrap();
    assert_eq!(ran.has_code(0).json()["receipt"], receipt);
    assert_eq!(
        (&receipt["pack"], &receipt["version"], &receipt["date"], &receipt["region"]),
        (&"jia".into(), &"1.0".into(), &"2026-03-01".into(), &"990000".into())
    );
    let pack_hash =
        scratch.run(&["build", "jia", "-o", "jia.yimen"]).stderr.split("sha256:").nth(1).unwrap()[..64].to_owned();
    assert_eq!(receipt["pack_hash"], format!("sha256:{pack_hash}"));
    let inputs: Vec<String> = receipt["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {}", one["role"].as_str().unwrap(), one["name"].as_str().unwrap()))
        .collect();
    assert_eq!(inputs, ["families families.csv", "members members.csv", "mapping mapping.json"]);
    // The hash of two bytes that everybody knows.
    assert_eq!(
        receipt["inputs"][2]["sha256"],
        "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    );
    scratch.run(&[&ARGUMENTS[..], &["--out", "out.parquet"], &more].concat()).has_code(0);
    let reader = SerializedFileReader::new(File::open(scratch.path("out.parquet")).unwrap()).unwrap();
    let stored: BTreeMap<String, String> = reader
        .metadata()
        .file_metadata()
        .key_value_metadata()
        .unwrap()
        .iter()
        .filter(|one| one.key.starts_with("yimen."))
        .map(|one| (one.key.clone(), one.value.clone().unwrap()))
        .collect();
    assert_eq!(stored["yimen.pack_hash"], format!("sha256:{pack_hash}"));
    assert_eq!(serde_json::from_str::<serde_json::Value>(&stored["yimen.inputs"]).unwrap(), receipt["inputs"]);
    assert!(!scratch.path("out.parquet.receipt.json").exists());
}

#[test]
fn a_run_that_fails_leaves_everything_as_it_was() {
    let scratch = Scratch::with_pack();
    register(&scratch, 30);
    for name in ["out.csv", "out.rejects.csv", "m.jsonl", "why.jsonl", "out.csv.receipt.json"] {
        scratch.write(name, "old");
    }
    let before = names(&scratch);
    let fails = |more: &[&str], words: &[&str]| {
        scratch.run(&[&ARGUMENTS[..], more].concat()).is_refused(words);
        assert_eq!(names(&scratch), before);
        for name in ["out.csv", "out.rejects.csv", "m.jsonl", "why.jsonl", "out.csv.receipt.json"] {
            assert_eq!(fs::read(scratch.path(name)).unwrap(), b"old", "{name}");
        }
    };
    let all = ["--out", "out.csv", "--members-out", "m.jsonl", "--reasons", "why.jsonl"];
    fails(&[&all[..], &["--where", "dibao=好"]].concat(), &["看不懂“dibao=好”", "待定"]);
    fails(&["--out", "out.csv", "--members-out", "nowhere/m.jsonl"], &["写不了 nowhere/m.jsonl"]);
    fails(&["--out", "out.csv", "--members-out", "m.txt"], &["看不出 m.txt 是哪种文件"]);
    // A family far down brings its members along, though there is a file of them: the run has long begun when that is found.
    let mut families: String = (0..30).map(|at| format!("{{\"family\":\"F{at:05}\",\"region\":\"甲县\"}}\n")).collect();
    families += "{\"family\":\"F99999\",\"region\":\"甲县\",\"members\":[{}]}\n";
    scratch.write("families.csv", "");
    fs::remove_file(scratch.path("families.csv")).unwrap();
    scratch.write("families.jsonl", families);
    let before = names(&scratch);
    let run = [
        "batch",
        "jia",
        "--families",
        "families.jsonl",
        "--members",
        "members.csv",
        "--date",
        "2026-03-01",
        "--chunk",
        "4",
    ];
    scratch.run(&[&run[..], &all, &["--where", "dibao=new"]].concat()).is_refused(&["已经有“members”"]);
    assert_eq!(names(&scratch), before);
    assert_eq!(fs::read(scratch.path("out.csv")).unwrap(), b"old");
}

#[test]
fn parquet_that_is_none_or_holds_floats() {
    let scratch = Scratch::with_pack();
    let run =
        |file: &str| scratch.run(&["batch", "jia", "--families", file, "--date", "2026-03-01", "--out", "out.csv"]);
    scratch.write("families.parquet", "PAR1 not really PAR1");
    run("families.parquet").is_refused(&["families.parquet 不是完好的 Parquet 文件"]);
    let ids: Arc<dyn Array> = Arc::new(StringArray::from(vec!["F1"]));
    let floats: Arc<dyn Array> = Arc::new(Float64Array::from(vec![0.1]));
    let write = |columns: Vec<(&str, Arc<dyn Array>)>| {
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let mut writer =
            ArrowWriter::try_new(File::create(scratch.path("families.parquet")).unwrap(), batch.schema(), None)
                .unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    };
    write(vec![("family", ids.clone()), ("income", floats.clone())]);
    run("families.parquet").is_refused(&["“income”这一列是浮点数，存不准钱数"]);
    write(vec![("family", floats.clone()), ("income", ids.clone())]);
    run("families.parquet").is_refused(&["“family”这一列的类型是 Float64", "要文字"]);
    write(vec![("family", ids.clone()), ("incom", ids.clone())]);
    run("families.parquet").is_refused(&["不认识“incom”这一列", "是不是“income”"]);
    // A text that is no number is the fault of its row.
    write(vec![("family", ids.clone()), ("income", ids)]);
    run("families.parquet").has_code(1);
    assert_eq!(rows(&scratch, "out.rejects.csv")[0]["line"], "1");
    // A file cut short.
    let whole = fs::read(scratch.path("families.parquet")).unwrap();
    for length in (0..whole.len()).step_by(whole.len() / 7) {
        scratch.write("families.parquet", &whole[..length]);
        run("families.parquet").is_refused(&["families.parquet"]);
    }
}

#[test]
fn members_in_a_file_and_in_the_families() {
    let scratch = Scratch::with_pack();
    scratch.write("families.jsonl", "{\"family\":\"F1\",\"region\":\"甲县\",\"members\":[{}]}\n");
    scratch.write("members.csv", "family\nF1\n");
    let run = [
        "batch",
        "jia",
        "--families",
        "families.jsonl",
        "--members",
        "members.csv",
        "--date",
        "2026-03-01",
        "--out",
        "o.csv",
    ];
    scratch.run(&run).is_refused(&["家庭文件里已经有“members”"]);
    assert!(!scratch.path("o.csv").exists());
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_a_device_is_none() {
    let scratch = Scratch::with_pack();
    register(&scratch, 3);
    scratch.write("real.csv", "old");
    std::os::unix::fs::symlink("real.csv", scratch.path("link.csv")).unwrap();
    scratch.run(&[&ARGUMENTS[..], &["--out", "link.csv"]].concat()).has_code(0);
    assert!(fs::symlink_metadata(scratch.path("link.csv")).unwrap().is_symlink());
    assert_eq!(rows(&scratch, "real.csv").len(), 3);
    std::os::unix::fs::symlink("/dev/null", scratch.path("null.csv")).unwrap();
    scratch.run(&[&ARGUMENTS[..], &["--out", "null.csv"]].concat()).is_refused(&["写不了 null.csv"]);
}

#[test]
fn an_empty_register() {
    let scratch = Scratch::with_pack();
    scratch.write("families.csv", "family,region,income\n");
    scratch.write("members.csv", "family,grade\n");
    scratch.run(&[&ARGUMENTS[..], &["--out", "out.csv", "--members-out", "m.parquet"]].concat()).has_code(0);
    assert_eq!(rows(&scratch, "out.csv").len(), 0);
    assert!(fs::read_to_string(scratch.path("out.csv")).unwrap().starts_with("family,dibao.verdict,"));
    scratch.write("families.csv", "");
    scratch.run(&[&ARGUMENTS[..], &["--out", "out.csv"]].concat()).is_refused(&["families.csv 是空的"]);
}

#[test]
fn what_is_known_of_everyone_is_judged_in_lanes() {
    let scratch = Scratch::with_pack();
    let families = (0..50).map(|at| format!("F{at:02},甲县,{at}00.50\n"));
    scratch.write("families.csv", "family,region,income\n".to_owned() + &families.collect::<String>());
    let members = (0..50).map(|at| format!("F{at:02},{}\n", ["无", "一级"][at % 2]));
    scratch.write("members.csv", "family,grade\n".to_owned() + &members.collect::<String>());
    let run = |chunk: &str| {
        let more = ["--out", "out.csv", "--format", "json", "--chunk", chunk];
        let told = scratch.run(&[&ARGUMENTS[..], &more].concat()).has_code(0).json();
        (told["families"].clone(), told["redone"].clone(), fs::read(scratch.path("out.csv")).unwrap())
    };
    let (families, redone, answers) = run("50");
    assert_eq!((families, redone), (50.into(), 0.into()));
    // A gap in one chunk is none in the others, and changes nothing for anybody else.
    scratch.write(
        "families.csv",
        fs::read_to_string(scratch.path("families.csv")).unwrap().replace("F07,甲县,700.50", "F07,甲县,"),
    );
    let others = |answers: &[u8]| {
        let text = String::from_utf8(answers.to_vec()).unwrap();
        text.lines().filter(|line| !line.starts_with("F07,")).map(str::to_owned).collect::<Vec<_>>()
    };
    let (_, redone, with_gap) = run("5");
    assert!(redone.as_u64().unwrap() <= 5, "{redone}");
    assert_eq!(others(&with_gap), others(&answers));
}
