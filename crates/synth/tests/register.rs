//! Synthetic registers as their user meets them: a pack and a plan in, families and planted mistakes out.

mod common;

use std::collections::BTreeMap;
use yimen::{Pack, SourceFile, batch, batch::FindingKind, value::Day};
use yimen_synth::{Chunk, Columns, Family, Plan, Synth, Value};

const SMALL: &str = r#"政策包 甲市救助 (jia) { 版本 "1" }
地区表 { 990000 甲市 { 990001 甲县  990002 乙县 } }
事实 家庭 {
  月收入 (income): 元/月 0..1000000  问 "收入？"
  住所 (home): 地区 可无 问 "住在哪里？"
  入册日 (since): 日期 问 "哪天入册？"
}
事实 成员 2..3 {
  残疾等级 (grade): 选项 { 无, 一级, 二级 }  问 "几级？"
  监护人 (guardian): 成员 可无 问 "监护人是谁？"
  孤儿 (orphan): 是否 问 "是不是孤儿？"
}
定义 家庭.人均 = 月收入 ÷ 人数(成员)
事项 低保 (dibao) 对象 家庭 {
  依据 《办法》第二条 已核实
  条件 收入: 人均 < 1000元/人/月
  待遇 每月 最大(0元/月, 1000元/人/月 × 人数(成员) − 月收入)
}
事项 护理补贴 (care) 对象 成员 {
  依据 《办法》第三条 已核实
  条件 等级: 残疾等级 属于 {一级, 二级}
  待遇 每月 100元/月
}
事项 孤儿养育 (orphans) 对象 成员 {
  依据 《办法》第四条 已核实
  条件 孤儿: 孤儿
  待遇 每月 1500元/月
}
关系 孤儿养育 排除 护理补贴 同一成员 依据 《办法》第五条 已核实
"#;

fn small() -> Pack {
    let files = [SourceFile { path: "jia/all.policy".into(), text: SMALL.into() }];
    let compiled = yimen::compile(&files);
    compiled.pack.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

fn zhejiang() -> Pack {
    common::project(&["china", "zhejiang"])
}

fn place(pack: &Pack, name: &str) -> u32 {
    let info = pack.info(yimen::Lang::Chinese);
    u32::try_from(info.regions.iter().position(|region| region.name == name).unwrap()).unwrap()
}

fn plan(pack: &Pack, region: &str, seed: u64) -> Plan {
    Plan { seed, date: Day::new(2025, 9, 1).unwrap(), place: place(pack, region), planted_per_mille: 300 }
}

fn drawn(pack: &Pack, plan: Plan, count: u64) -> Chunk {
    Synth::new(pack, plan).families(0..count).unwrap()
}

/// Every family's findings as its single screening has them: item, member, kind.
fn found(pack: &Pack, chunk: &Chunk, plan: Plan) -> Vec<(u64, u32, Option<u32>, FindingKind)> {
    let synth = Synth::new(pack, plan);
    let columns = Columns::of(synth.info(), chunk.families.iter());
    let register = columns.register(pack, synth.info()).unwrap();
    let screener = pack.screener(batch::Asked { date: plan.date, place: None }, batch::Selection::default());
    let mut all = Vec::new();
    for (row, family) in chunk.families.iter().enumerate() {
        for one in screener.findings(&register, row).unwrap() {
            let member = one.member.map(|member| u32::try_from(member).unwrap());
            all.push((family.number, one.item, member, one.kind));
        }
    }
    all
}

#[track_caller]
fn finds_what_was_planted(pack: &Pack, plan: Plan, count: u64) -> Chunk {
    let chunk = drawn(pack, plan, count);
    let planted: Vec<_> = chunk.planted.iter().map(|one| (one.family, one.item, one.member, one.kind)).collect();
    assert_eq!(chunk.unsettled, Vec::<u64>::new());
    assert_eq!(found(pack, &chunk, plan), planted);
    chunk
}

#[track_caller]
fn kinds(chunk: &Chunk) -> BTreeMap<FindingKind, usize> {
    let mut kinds = BTreeMap::new();
    chunk.planted.iter().for_each(|one| *kinds.entry(one.kind).or_default() += 1);
    kinds
}

#[test]
fn the_small_packs_mistakes_are_those_planted() {
    let pack = small();
    for seed in [0, 1, u64::MAX] {
        let chunk = finds_what_was_planted(&pack, plan(&pack, "甲市", seed), 400);
        let kinds = kinds(&chunk);
        for kind in [
            FindingKind::Gap,
            FindingKind::Wrongful,
            FindingKind::Duplicate,
            FindingKind::Overpaid,
            FindingKind::Underpaid,
        ] {
            assert!(kinds.get(&kind).copied().unwrap_or(0) >= 5, "{kind:?} in {kinds:?}");
        }
        assert!((90..=150).contains(&chunk.planted.len()), "{}", chunk.planted.len());
        let beside = chunk.planted.iter().filter(|one| one.with.is_some()).count();
        assert!(beside > 0 && beside < kinds[&FindingKind::Duplicate], "both sorts of 重复救");
    }
}

#[test]
fn zhejiangs_mistakes_are_those_planted() {
    let pack = zhejiang();
    for (region, seed) in [("台州市", 1), ("三门县", 2), ("杭州市", 3)] {
        let chunk = finds_what_was_planted(&pack, plan(&pack, region, seed), 400);
        let kinds = kinds(&chunk);
        for kind in [FindingKind::Gap, FindingKind::Wrongful, FindingKind::Duplicate] {
            assert!(kinds.get(&kind).copied().unwrap_or(0) >= 10, "{kind:?} in {kinds:?}");
        }
        let receiving = chunk.families.iter().filter(|family| !family.receiving.is_empty()).count();
        assert!(receiving > 100, "{receiving} of 400 receive something");
    }
}

#[test]
fn a_family_depends_on_its_number_only() {
    let pack = small();
    let plan = plan(&pack, "甲市", 7);
    let synth = Synth::new(&pack, plan);
    let whole = synth.families(0..60).unwrap();
    for cut in [1, 7, 59] {
        let (first, second) = (synth.families(0..cut).unwrap(), synth.families(cut..60).unwrap());
        assert_eq!([first.families, second.families].concat(), whole.families);
        assert_eq!([first.planted, second.planted].concat(), whole.planted);
    }
    assert_eq!(synth.families(5..5).unwrap(), Chunk::default());
}

#[test]
fn another_seed_is_another_register() {
    let pack = small();
    assert_ne!(drawn(&pack, plan(&pack, "甲市", 1), 20).families, drawn(&pack, plan(&pack, "甲市", 2), 20).families);
}

#[test]
fn nothing_is_planted_where_nothing_is_asked() {
    let pack = small();
    let plan = Plan { planted_per_mille: 0, ..plan(&pack, "甲市", 3) };
    let chunk = finds_what_was_planted(&pack, plan, 200);
    assert!(chunk.planted.is_empty());
}

#[test]
fn families_live_in_the_place_and_fit_the_pack() {
    let pack = small();
    let chunk = drawn(&pack, plan(&pack, "乙县", 4), 100);
    let there = place(&pack, "乙县");
    assert!(chunk.families.iter().all(|family| family.place == there));
    assert!(chunk.families.iter().all(|family| (2..=3).contains(&family.members.len())));
    let absent = |family: &&Family| family.facts[1] == Value::Absent;
    assert!((1..100).contains(&chunk.families.iter().filter(absent).count()));
    // A county's family can receive something elsewhere; the city holds both counties.
    let both = drawn(&pack, plan(&pack, "甲市", 4), 100);
    assert!(
        both.families.iter().any(|family| family.place != there)
            && both.families.iter().any(|family| family.place == there)
    );
}
