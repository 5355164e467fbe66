//! `yimen batch` answers each family what `yimen screen` does, however the register is written.

use super::{
    register::{FORMS, Family, Form, lines, part},
    support::Scratch,
};
use serde_json::Value as Json;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use yimen::{
    Lang, Pack, ScreenOptions, Tree,
    shapes::{Amount, ItemResult, Output, ScreeningResult},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A compiled pack in a scratch folder, as `pack.yimen`.
fn compiled(scratch: &Scratch, pack: &str) -> Pack {
    let bytes = scratch.path("pack.yimen");
    let mut build = Command::new(env!("CARGO_BIN_EXE_yimen"));
    let built = build.current_dir(root()).args(["build", pack, "-o"]).arg(&bytes).output().unwrap();
    assert!(built.status.success());
    Pack::from_bytes(&fs::read(bytes).unwrap()).unwrap()
}

const DATE: &str = "2026-03-01";

/// The shared cases of a pack that set no standards of their own and are not refused, and of each the same family with one fact
/// more and more left out.
fn families(pack: &str, compiled: &Pack) -> Vec<Family> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root().join("tests/shared")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut found = Vec::new();
    for folder in folders.iter().filter(|folder| fs::read_to_string(folder.join("pack.txt")).unwrap().trim() == pack) {
        let Ok(mut case) = serde_json::from_str::<Json>(&fs::read_to_string(folder.join("case.json")).unwrap()) else {
            continue;
        };
        if case.get("standards").is_some()
            || part(&case, "members", "成员").is_null()
            || screened(compiled, &case).is_none()
        {
            continue;
        }
        case.as_object_mut().unwrap().retain(|key, _| key != "date" && key != "评估日");
        let key = if case.get("family").is_some() { "family" } else { "家庭" };
        let facts: Vec<String> = case[key].as_object().unwrap().keys().cloned().collect();
        found.push(case.clone());
        for fact in facts {
            let mut less = case.clone();
            less[key].as_object_mut().unwrap().remove(&fact);
            if screened(compiled, &less).is_some() {
                found.push(less);
            }
        }
    }
    let numbered = |(at, case): (usize, Json)| (format!("F{at:04}"), case);
    found.into_iter().enumerate().map(numbered).collect()
}

fn screened(pack: &Pack, case: &Json) -> Option<ScreeningResult> {
    let options = ScreenOptions { date: Some(DATE.into()), questions: false, ..Default::default() };
    pack.screen_tree(&Tree::parse(&case.to_string()).unwrap(), &options).ok()
}

/// Amounts as a table shows them.
fn amounts(amount: Option<&Amount>) -> [Option<String>; 2] {
    match amount {
        None => [None, None],
        Some(Amount::Exact { value, .. }) => [Some(value.clone()), None],
        Some(Amount::Range { high: None, .. }) => [None, None],
        Some(Amount::Range { low, high, .. }) => [low.clone(), high.clone()],
    }
}

fn cell(row: &Json, column: &str) -> Option<String> {
    match &row[column] {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// One row of an item is what the screening says of it.
fn check_item(row: &Json, result: &ItemResult, said: &str) {
    let id = &result.item;
    let word = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    let verdict = word(serde_json::to_value(result.verdict).unwrap());
    let standing = word(serde_json::to_value(result.standing).unwrap());
    assert_eq!(cell(row, &format!("{id}.verdict")), Some(verdict), "{said}");
    assert_eq!(cell(row, &format!("{id}.standing")), Some(standing), "{said}");
    let found = ["amount", "amount_high"].map(|name| cell(row, &format!("{id}.{name}")));
    assert_eq!(found, amounts(result.amount.as_ref()), "{said}: {:?}", result.amount);
    assert_eq!(cell(row, &format!("{id}.barred_by")), result.barred_by.as_ref().map(|bar| bar.item.clone()), "{said}");
}

/// A family's rows are what the screening says of it.
fn check(id: &str, row: &Json, members: &[&Json], result: &ScreeningResult, pack: &Pack) {
    assert_eq!(row["family"], id);
    for item in &result.items {
        let row = item.member.map_or(row, |member| members[member as usize]);
        check_item(row, item, &format!("{id} {}", item.item));
    }
    for output in &pack.info(Lang::Chinese).outputs {
        let Some(found) = result.outputs.get(&output.id).or_else(|| result.outputs.get(&output.name)) else { panic!() };
        let (value, high, state) =
            (format!("{}.value", output.id), format!("{}.high", output.id), format!("{}.state", output.id));
        let check = |row: &Json, output: &Output| match output {
            Output::Value(text) => {
                let shown = cell(row, &value).unwrap_or_else(|| "none".into());
                let shown = match shown.as_str() {
                    "true" => "yes".into(),
                    "false" => "no".into(),
                    _ => shown,
                };
                assert!(shown == *text || cell(row, &state).as_deref() == Some("none"), "{id} {value}: {shown} {text}");
            }
            Output::Open { low, high: most, .. } => {
                assert_eq!(cell(row, &state).as_deref(), Some("open"));
                if most.is_some() {
                    assert_eq!((cell(row, &value), cell(row, &high)), (low.clone(), most.clone()), "{id} {value}");
                }
            }
            Output::Failed { .. } => assert_eq!(cell(row, &state).as_deref(), Some("failed"), "{id} {value}"),
            Output::Each(_) => panic!("a list"),
        };
        match found {
            Output::Each(all) => all.iter().zip(members).for_each(|(output, row)| check(row, output)),
            one => check(row, one),
        }
    }
    let [low, high] = amounts(Some(&result.plan.monthly_total));
    assert_eq!((cell(row, "plan.monthly"), cell(row, "plan.monthly_high")), (low, high), "{id}");
}

/// Judges a register and holds every row against the screening of its family.
fn agrees(pack: &str, form: Form, shuffled: bool) {
    let scratch = Scratch::empty();
    let compiled = compiled(&scratch, pack);
    let mut families = families(pack, &compiled);
    assert!(families.len() > 3, "{pack}: {}", families.len());
    let mut members: Vec<usize> = (0..families.len()).collect();
    if shuffled {
        // Neither file is sorted, and each in another way.
        let count = families.len();
        let shared = |step: usize| (2..=step).any(|one| step.is_multiple_of(one) && count.is_multiple_of(one));
        let step = (2..).find(|step| !shared(*step)).unwrap();
        families = (0..count).map(|at| families[at * step % count].clone()).collect();
        members.reverse();
    }
    let mut arguments = vec!["batch".to_owned(), "pack.yimen".into(), "--date".into(), DATE.into()];
    arguments.extend(form.write(&scratch, &compiled, &families, &members));
    arguments.extend(["--out", "out.jsonl", "--members-out", "members-out.jsonl"].map(String::from));
    let ran = scratch.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(
        ran.code,
        0,
        "{pack} {form:?}: {}\n{}",
        ran.stderr,
        fs::read_to_string(scratch.path("out.rejects.csv")).unwrap_or_default()
    );
    let (rows, of_members) = (lines(&scratch, "out.jsonl"), lines(&scratch, "members-out.jsonl"));
    assert_eq!(rows.len(), families.len());
    for ((id, case), row) in families.iter().zip(&rows) {
        let members: Vec<&Json> = of_members.iter().filter(|row| row["family"] == **id).collect();
        assert_eq!(members.len(), part(case, "members", "成员").as_array().unwrap().len(), "{id}");
        check(id, row, &members, &screened(&compiled, case).unwrap(), &compiled);
    }
}

#[test]
fn zhejiang_in_every_form() {
    for form in FORMS {
        agrees("policies/zhejiang", form, false);
    }
}

#[test]
fn zhejiang_unsorted_in_every_form() {
    for form in FORMS {
        agrees("policies/zhejiang", form, true);
    }
}

#[test]
fn other_packs() {
    for pack in ["policies/jiangsu", "policies/china"] {
        agrees(pack, Form::CsvChinese, true);
        agrees(pack, Form::Parquet, false);
    }
}

#[test]
fn families_whose_members_nobody_knows() {
    let scratch = Scratch::empty();
    let compiled = compiled(&scratch, "policies/zhejiang");
    let known = |at: usize| {
        let text = fs::read_to_string(root().join("tests/shared/everything-given/case.json")).unwrap();
        let mut case: Json = serde_json::from_str(&text).unwrap();
        case["id"] = format!("{at}").into();
        case
    };
    // Families of both sorts in turn: a register knows the members of all its families or of none.
    let mut all: Vec<Json> = (0..6).map(known).collect();
    all[1].as_object_mut().unwrap().remove("members");
    all[4]["members"] = Json::Null;
    let text: String = all.iter().map(|case| case.to_string() + "\n").collect();
    scratch.write("families.jsonl", text);
    let ran = scratch.run(&[
        "batch",
        "pack.yimen",
        "--families",
        "families.jsonl",
        "--out",
        "out.jsonl",
        "--members-out",
        "m.jsonl",
    ]);
    ran.has_code(0);
    let rows = lines(&scratch, "out.jsonl");
    assert_eq!(lines(&scratch, "m.jsonl").len(), 4 * all[0]["members"].as_array().unwrap().len());
    for (case, row) in all.iter_mut().zip(&rows) {
        let id = case.as_object_mut().unwrap().remove("id").unwrap();
        if case["members"].is_null() {
            case.as_object_mut().unwrap().remove("members");
        }
        assert_eq!(row["family"], id);
        for item in screened(&compiled, case).unwrap().items.iter().filter(|item| item.member.is_none()) {
            let beneficiary =
                compiled.info(Lang::Chinese).items.iter().find(|one| one.id == item.item).unwrap().beneficiary.clone();
            if beneficiary == "family" {
                check_item(row, item, &format!("{id} {}", item.item));
            }
        }
    }
}
