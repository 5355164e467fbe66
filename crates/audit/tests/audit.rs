//! The audit of a register says of every family what its single screening says.

mod common;

use common::{COUNTY, compiled, project};
use yimen::{
    Exact, Lang, Pack, ScreenOptions,
    batch::{Asked, FindingKind, Selection, Worth},
    value::Day,
};
use yimen_audit::{Auditor, Counts, Found, Stake};
use yimen_synth::{Columns, Family, Plan, Receipt, Synth};

fn plan(pack: &Pack, region: &str, seed: u64) -> Plan {
    let info = pack.info(Lang::Chinese);
    let place = info.regions.iter().position(|one| one.name == region).unwrap();
    Plan { seed, date: Day::new(2025, 9, 1).unwrap(), place: u32::try_from(place).unwrap(), planted_per_mille: 300 }
}

/// Everything the audit finds, after holding it against the single screening of each family.
#[track_caller]
fn audited(pack: &Pack, families: &[Family], lang: Lang) -> (Vec<Found>, Counts) {
    let info = pack.info(Lang::Chinese);
    let columns = Columns::of(&info, families.iter());
    let register = columns.register(pack, &info).unwrap();
    let date = Day::new(2025, 9, 1).unwrap();
    let screener = pack.screener(Asked { date, place: None }, Selection::default());
    let answers = screener.screen(&register);
    let auditor = Auditor::new(pack, &screener, date, lang);
    let (mut all, mut counts) = (Vec::new(), Counts::default());
    for row in 0..families.len() {
        let found = auditor.family(&register, &answers, row).unwrap();
        let options = ScreenOptions { lang, questions: false, ..ScreenOptions::default() };
        let single = pack.screen_tree(&screener.case(&register, row), &options).unwrap();
        let shown: Vec<_> = found.iter().map(|one| one.shown.clone()).collect();
        assert_eq!(shown, single.findings, "family {row}");
        assert!(found.iter().all(|one| info.regions[one.place.unwrap() as usize].code == single.receipt.region));
        counts.family(&found).unwrap();
        all.extend(found);
    }
    (all, counts)
}

/// Families that receive just about anything: items of others, twice, of everyone.
fn muddled(pack: &Pack, plan: Plan, count: u64) -> Vec<Family> {
    let synth = Synth::new(pack, plan);
    let mut families = synth.families(0..count).unwrap().families;
    let info = synth.info();
    let mut state = plan.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for family in &mut families {
        if next(3) == 0 {
            family.receiving.clear();
        }
        for _ in 0..next(4) {
            let item = next(info.items.len());
            let of_member = info.items[item].beneficiary == "member";
            let member = of_member.then(|| u32::try_from(next(family.members.len())).unwrap());
            let place = (next(4) == 0).then(|| u32::try_from(next(info.regions.len())).unwrap());
            let amount = (next(5) > 0).then(|| Exact::from_integer(i64::try_from(next(2000)).unwrap()));
            let one = Receipt { item: u32::try_from(item).unwrap(), member, amount, place };
            let same = |other: &Receipt| (other.item, other.member, other.place) == (one.item, one.member, one.place);
            if !family.receiving.iter().any(same) {
                family.receiving.push(one);
            }
        }
        if next(3) == 0 && !family.receiving.is_empty() {
            let at = next(family.receiving.len());
            family.receiving.remove(at);
        }
    }
    families
}

#[test]
fn the_audit_of_a_small_pack_is_that_of_single_screenings() {
    let pack = compiled(COUNTY);
    for seed in 0..3 {
        let families = muddled(&pack, plan(&pack, "甲市", seed), 400);
        let (found, _) = audited(&pack, &families, if seed == 0 { Lang::English } else { Lang::Chinese });
        for kind in [
            FindingKind::Gap,
            FindingKind::Wrongful,
            FindingKind::Duplicate,
            FindingKind::Replaced,
            FindingKind::Elsewhere,
            FindingKind::Underpaid,
            FindingKind::Overpaid,
        ] {
            assert!(found.iter().any(|one| one.finding.kind == kind), "{kind:?} never found");
        }
    }
}

#[test]
fn the_audit_of_zhejiang_is_that_of_single_screenings() {
    let pack = project(&["china", "zhejiang"]);
    for (region, seed) in [("三门县", 1), ("杭州市", 2)] {
        let families = muddled(&pack, plan(&pack, region, seed), 250);
        let (found, _) = audited(&pack, &families, Lang::Chinese);
        assert!(found.len() > 100, "{}", found.len());
    }
}

#[test]
fn planted_mistakes_are_found_again_all_and_no_others() {
    for (pack, region) in [(compiled(COUNTY), "甲市"), (project(&["china", "zhejiang"]), "台州市")] {
        for seed in [11, 12, 13] {
            let chunk = Synth::new(&pack, plan(&pack, region, seed)).families(0..250).unwrap();
            let (found, counts) = audited(&pack, &chunk.families, Lang::Chinese);
            let whose = |found: &Found| {
                let (one, member) = (&found.finding, found.finding.member.map(|member| u32::try_from(member).unwrap()));
                (found.family as u64, one.kind, one.item, member, one.with.map(|(item, _)| item), one.amount)
            };
            let planted =
                chunk.planted.iter().map(|one| (one.family, one.kind, one.item, one.member, one.with, one.amount));
            assert_eq!(found.iter().map(whose).collect::<Vec<_>>(), planted.collect::<Vec<_>>());
            assert_eq!(counts.families, 250);
            assert_eq!(counts.with_findings, chunk.planted.len() as u64);
            assert!(chunk.planted.len() > 40);
        }
    }
}

#[test]
fn amounts_come_to_so_much_a_month() {
    let pack = compiled(COUNTY);
    let date = Day::new(2025, 9, 1).unwrap();
    let screener = pack.screener(Asked { date, place: None }, Selection::default());
    let item = |id: &str| {
        let info = pack.info(Lang::Chinese);
        u32::try_from(info.items.iter().position(|item| item.id == id).unwrap()).unwrap()
    };
    let six = Exact::from_integer(6);
    assert_eq!(screener.worth(item("dibao"), six), Some(Worth::Monthly(six)));
    assert_eq!(screener.worth(item("heating"), six), Some(Worth::Monthly(Exact::parse("0.5").unwrap())));
    assert_eq!(screener.worth(item("relief"), six), Some(Worth::Once(six)));
    assert_eq!(screener.worth(item("television"), six), None);
    assert_eq!(screener.worth(99, six), None);
}

/// One family of the small pack: income, grade and orphan of one member, and what it receives.
fn family(income: i64, receiving: Vec<Receipt>) -> Family {
    use yimen_synth::Value;
    let facts = vec![Value::Hundredths(income * 100), Value::Truth(false)];
    let members = vec![vec![Value::Choice(1), Value::Truth(false)]];
    Family { number: 0, place: 1, facts, members, receiving }
}

#[test]
fn money_at_stake_adds_up_by_hand() {
    let pack = compiled(COUNTY);
    let info = pack.info(Lang::Chinese);
    let at = |id: &str| u32::try_from(info.items.iter().position(|item| item.id == id).unwrap()).unwrap();
    let got = |id: &str, member, amount: &str| {
        let amount = (!amount.is_empty()).then(|| Exact::parse(amount).unwrap());
        Receipt { item: at(id), member, amount, place: None }
    };
    let families = [
        // 1000 − 400 due, nothing received: allowance 600, frailty 130.5, heating 500 a year, television.
        family(400, vec![]),
        // Too much income: the allowance of 300 is wrong; the frailty aid is due, 0.5 too little is paid.
        family(1000, vec![got("dibao", None, "300"), got("frail", Some(0), "130")]),
    ];
    let (found, counts) = audited(&pack, &families, Lang::Chinese);
    let kinds: Vec<_> = found.iter().map(|one| (one.family, one.shown.item.as_str(), one.finding.kind)).collect();
    assert_eq!(
        kinds,
        [
            (0, "dibao", FindingKind::Gap),
            (0, "frail", FindingKind::Gap),
            (0, "heating", FindingKind::Gap),
            (0, "television", FindingKind::Gap),
            (1, "dibao", FindingKind::Wrongful),
            (1, "frail", FindingKind::Underpaid),
        ]
    );
    let by_kind = counts.by(|key| Some(key.kind)).unwrap();
    // 600 + 130.5 + 500 ÷ 12
    let gap = Exact::from_parts(73050, 100).unwrap().add(Exact::from_parts(500, 12).unwrap()).unwrap();
    let stake = |count, without_amount, monthly| Stake { count, without_amount, monthly, once: Exact::ZERO };
    assert_eq!(by_kind[&FindingKind::Gap], stake(4, 1, gap));
    assert_eq!(yimen_audit::decimal(gap), "772.17");
    assert_eq!(by_kind[&FindingKind::Wrongful], stake(1, 0, Exact::from_integer(300)));
    assert_eq!(by_kind[&FindingKind::Underpaid], stake(1, 0, Exact::parse("0.5").unwrap()));
    let here = counts.by(|key| key.place).unwrap();
    assert_eq!(here.keys().collect::<Vec<_>>(), [&1]);
    assert_eq!(here[&1].count, 6);
}

#[test]
fn reasons_name_the_condition_and_the_sum() {
    let pack = compiled(COUNTY);
    let info = pack.info(Lang::Chinese);
    let dibao = u32::try_from(info.items.iter().position(|item| item.id == "dibao").unwrap()).unwrap();
    let amount = Some(Exact::from_integer(300));
    let families =
        [family(400, vec![]), family(1000, vec![Receipt { item: dibao, member: None, amount, place: None }])];
    let columns = Columns::of(&info, families.iter());
    let register = columns.register(&pack, &info).unwrap();
    let date = Day::new(2025, 9, 1).unwrap();
    let screener = pack.screener(Asked { date, place: None }, Selection::default());
    let answers = screener.screen(&register);
    let auditor = Auditor::new(&pack, &screener, date, Lang::Chinese);
    let reasons = |family| {
        let found = auditor.family(&register, &answers, family).unwrap();
        auditor.reasons(&register, &found[0]).unwrap().join("；")
    };
    assert!(reasons(0).contains("应发") && reasons(0).contains("600"), "{}", reasons(0));
    assert!(reasons(1).contains("收入 不符合") && reasons(1).contains("1,000"), "{}", reasons(1));
}

#[test]
fn counts_of_chunks_are_those_of_the_whole() {
    let pack = compiled(COUNTY);
    let families = muddled(&pack, plan(&pack, "甲市", 5), 120);
    let (_, whole) = audited(&pack, &families, Lang::Chinese);
    let mut sum = Counts::default();
    for part in families.chunks(37).rev() {
        sum.merge(&audited(&pack, part, Lang::Chinese).1).unwrap();
    }
    assert_eq!(sum, whole);
}

#[test]
fn a_family_that_cannot_be_read_is_an_error_not_a_clean_bill() {
    let pack = compiled(COUNTY);
    let info = pack.info(Lang::Chinese);
    let mut families = [family(400, vec![]), family(400, vec![])];
    families[1].receiving = vec![Receipt { item: 1, member: Some(7), amount: None, place: None }];
    let columns = Columns::of(&info, families.iter());
    let register = columns.register(&pack, &info).unwrap();
    let date = Day::new(2025, 9, 1).unwrap();
    let screener = pack.screener(Asked { date, place: None }, Selection::default());
    let answers = screener.screen(&register);
    let auditor = Auditor::new(&pack, &screener, date, Lang::Chinese);
    assert_eq!(auditor.family(&register, &answers, 0).unwrap().len(), 4);
    let errors = auditor.family(&register, &answers, 1).unwrap_err();
    assert!(errors[0].message(Lang::Chinese).contains("成员"), "{}", errors[0].message(Lang::Chinese));
}
