//! Files, packs and layers; compiled packs.

use crate::support::{HEAD, Row, of_layer, pack, sensible, whole};
use yimen::{Code, Pack, SourceFile};

const PACKS: &[Row] = &[
    (Code::NoPack, "地区表 { 331022 三门县 }"),
    (Code::NoPack, "=== 甲.policy\n地区表 { 331022 三门县 }"),
    (Code::PackTwice, "政策包 甲 { 版本 \"1\" }\n政策包 ⟦乙⟧ { 版本 \"1\" }\n地区表 { 331022 三门县 }"),
    (Code::ClauseTwice, "政策包 甲 { 版本 \"1\" ⟦版本 \"2\"⟧ }\n地区表 { 331022 三门县 }"),
    (Code::NoSuchRegion, "政策包 甲 { 版本 \"1\" 地区 ⟦火星⟧ }\n地区表 { 331022 三门县 }"),
    (Code::NotUnderstood, "政策包 甲 { 版本 ⟦}⟧\n地区表 { 331022 三门县 }"),
    (Code::NoSuchBase, "政策包 甲 { 版本 \"1\" 基于 ⟦国家⟧ }\n地区表 { 331022 三门县 }"),
    (Code::NoRegions, "政策包 甲 { 版本 \"1\" }"),
    (
        Code::PackCycle,
        "政策包 ⟦甲⟧ { 版本 \"1\" 基于 乙 }\n地区表 { 331022 三门县 }\n=== 省/乙.policy\n政策包 ⟦乙⟧ { 版本 \"1\" 基于 甲 }",
    ),
    (
        Code::PacksUnrelated,
        "政策包 ⟦甲⟧ { 版本 \"1\" 基于 丙 }\n=== 省/乙.policy\n政策包 ⟦乙⟧ { 版本 \"1\" 基于 丙 }\n\
         === 国/丙.policy\n政策包 丙 { 版本 \"1\" }\n地区表 { 331022 三门县 }",
    ),
    (
        Code::PacksUnrelated,
        "政策包 ⟦甲⟧ { 版本 \"1\" }\n地区表 { 331022 三门县 }\n=== 省/乙.policy\n政策包 ⟦乙⟧ { 版本 \"1\" }",
    ),
    (
        Code::DeclaredTwice,
        "政策包 ⟦甲⟧ { 版本 \"1\" }\n=== 省/乙.policy\n政策包 甲 { 版本 \"1\" }\n地区表 { 331022 三门县 }",
    ),
];

const LAYERS: &[Row] = &[
    (Code::OverrideWithoutLaw, "覆盖 定义 家庭.⟦净收入⟧ = 收入 × 2"),
    (Code::OverrideWithoutLaw, "覆盖 事项 ⟦低保⟧ 对象 家庭 { 条件 收入: 净收入 < 900 依据 \"某法\" }"),
    (Code::OverrideWithoutLaw, "修订 事项 ⟦低保⟧ { 条件 收入: 净收入 < 900 依据 \"某法\" }"),
    (Code::NothingToOverride, "修订 事项 ⟦低宝⟧ { 依据 \"某法\" 条件 收入: 净收入 < 900 }"),
    (Code::NothingToOverride, "覆盖 定义 家庭.⟦净收人⟧ = 收入 依据 \"某法\""),
    (Code::NothingToOverride, "覆盖 事项 ⟦低宝⟧ 对象 家庭 { 依据 \"某法\" 条件 收入: 净收入 < 900 }"),
    (Code::DeclaredTwice, "定义 家庭.⟦净收入⟧ = 收入"),
    (Code::DeclaredTwice, "事项 ⟦低保⟧ 对象 家庭 { 依据 \"某法\" 条件 收入: 净收入 < 900 }"),
    (Code::NoSuchStandard, "标准 ⟦限颔⟧ { 三门县 { 2020-01-01 起 5 } }"),
];

const OF_FILES: [Code; 4] = [Code::NoFiles, Code::TooManyFiles, Code::FileTooLarge, Code::PackTooLarge];
const COMPILED: [Code; 3] = [Code::NotAPack, Code::PackVersion, Code::PackDamaged];
const MANY: [Code; 1] = [Code::More];

pub fn codes() -> Vec<Code> {
    [PACKS, LAYERS].concat().iter().map(|(code, _)| *code).chain(OF_FILES).chain(COMPILED).chain(MANY).collect()
}

#[test]
fn of_packs() {
    whole(PACKS);
}

#[test]
fn of_layers() {
    of_layer(LAYERS);
}

fn of_files(code: Code, files: &[SourceFile]) {
    let compiled = yimen::compile(files);
    assert!(compiled.pack.is_none());
    let first = &compiled.diagnostics[0];
    assert_eq!(first.kind(), code);
    sensible(first, "");
}

fn file(index: usize, text: String) -> SourceFile {
    SourceFile { path: format!("试/{index}.policy"), text }
}

#[test]
fn number_and_size_of_files() {
    of_files(Code::NoFiles, &[]);
    of_files(Code::TooManyFiles, &vec![file(0, String::new()); 10_001]);
    of_files(Code::FileTooLarge, &[file(0, " ".repeat(yimen::MAX_SOURCE_BYTES + 1))]);
    let many: Vec<SourceFile> = (0..17).map(|index| file(index, " ".repeat(yimen::MAX_SOURCE_BYTES))).collect();
    of_files(Code::PackTooLarge, &many);
}

#[test]
fn the_largest_file_is_read() {
    let text = format!("{HEAD}{}", " ".repeat(yimen::MAX_SOURCE_BYTES - HEAD.len()));
    assert!(yimen::compile(&[file(0, text)]).pack.is_some());
}

fn of_bytes(code: Code, bytes: &[u8]) {
    let found = Pack::from_bytes(bytes).expect_err("is loaded");
    assert_eq!(found.kind(), code);
    sensible(&found, "");
}

#[test]
fn compiled_packs() {
    let bytes = pack(HEAD).to_bytes();
    of_bytes(Code::NotAPack, b"");
    of_bytes(Code::NotAPack, HEAD.as_bytes());
    let mut newer = bytes.clone();
    newer[yimen::PACK_MARK.len()] += 1;
    of_bytes(Code::PackVersion, &newer);
    for length in yimen::PACK_MARK.len()..bytes.len() {
        of_bytes(Code::PackDamaged, &bytes[..length]);
    }
    of_bytes(Code::PackDamaged, &[bytes.as_slice(), b" "].concat());
    for place in yimen::PACK_MARK.len() + 2..bytes.len() {
        let mut altered = bytes.clone();
        altered[place] ^= 1;
        of_bytes(Code::PackDamaged, &altered);
    }
}

#[test]
fn more_messages_than_anyone_reads() {
    let wrong: String = (0..5000).map(|n| format!("定义 家庭.甲{n} = 收人\n")).collect();
    let found = yimen::compile(&[file(0, format!("{HEAD}{wrong}"))]).diagnostics;
    let last = found.last().unwrap();
    assert_eq!((last.kind(), last.severity()), (Code::More, yimen::Severity::Note));
    assert!(found.len() < 1000 && last.message(yimen::Lang::Chinese).contains(&(5001 - found.len()).to_string()));
    sensible(last, "");
}
