//! Two packs over one register.

mod common;

use common::{COUNTY, compiled};
use yimen::{
    Exact, Lang, Pack, ScreenOptions,
    batch::{Asked, Selection},
    value::Day,
};
use yimen_audit::impact::{Change, Compared, Granted, Impact, ImpactShape, Items, Side, of_case, page};
use yimen_synth::{Columns, Family, Plan, Synth, Value};

fn date() -> Day {
    Day::new(2025, 9, 1).unwrap()
}

/// A family in a county: income, harmed, and of each member the grade and whether it is an orphan.
fn family(place: u32, income: i64, harmed: bool, members: &[(u32, bool)]) -> Family {
    let facts = vec![Value::Hundredths(income * 100), Value::Truth(harmed)];
    let members = members.iter().map(|(grade, orphan)| vec![Value::Choice(*grade), Value::Truth(*orphan)]).collect();
    Family { number: 0, place, facts, members, receiving: vec![] }
}

fn compared(old: &Pack, new: &Pack, families: &[Family]) -> (Impact, Vec<Compared>, ImpactShape) {
    let infos = [old.info(Lang::Chinese), new.info(Lang::Chinese)];
    let items = Items::of(&infos[0], &infos[1]);
    let columns = [Columns::of(&infos[0], families.iter()), Columns::of(&infos[1], families.iter())];
    let registers = [columns[0].register(old, &infos[0]).unwrap(), columns[1].register(new, &infos[1]).unwrap()];
    let asked = Asked { date: date(), place: None };
    let (before, after) = (old.screener(asked, Selection::default()), new.screener(asked, Selection::default()));
    let answers = [before.screen(&registers[0]), after.screen(&registers[1])];
    let (mut impact, mut all) = (Impact::default(), Vec::new());
    for row in 0..families.len() {
        let was = Granted::of_answers(&items, Side::Before, &before, &registers[0], &answers[0], row).unwrap();
        let is = Granted::of_answers(&items, Side::After, &after, &registers[1], &answers[1], row).unwrap();
        let place = after.place(&registers[1], row).unwrap();
        let one = Compared::new(&was, &is).unwrap();
        impact.add(&infos[1].regions[place as usize].code, &was, &is, &one).unwrap();
        all.push(one);
    }
    let name = |code: &str| infos[1].regions.iter().find(|one| one.code == code).unwrap().name.clone();
    let shape = impact.shape(&items, after.units(Lang::Chinese), name);
    (impact, all, shape)
}

/// The same rules but: the allowance goes up to 1100 a head, relief is 1500, care only for grade 1, television is gone, a card is
/// new.
fn reformed() -> Pack {
    let text = COUNTY
        .replace("人均 < 1000元/人/月", "人均 < 1100元/人/月")
        .replace("最大(0元/月, 1000元/人/月", "最大(0元/月, 1100元/人/月")
        .replace("待遇 一次 2000元", "待遇 一次 1500元")
        .replace("残疾等级 属于 {一级, 二级}", "残疾等级 = 一级")
        .replace("电视免费 (television \"Television\")", "公交免费 (bus \"Bus\")")
        .replace("免收视费", "免票");
    compiled(&text)
}

#[test]
fn a_pack_set_against_itself_changes_nothing() {
    let pack = compiled(COUNTY);
    let plan = Plan { seed: 3, date: date(), place: 0, planted_per_mille: 200 };
    let families = Synth::new(&pack, plan).families(0..200).unwrap().families;
    let (impact, all, shape) = compared(&pack, &pack, &families);
    assert!(impact.is_nothing());
    assert!(all.iter().all(|one| one.change == Change::None && one.newly.is_empty() && one.no_longer.is_empty()));
    assert_eq!((shape.families, shape.unchanged), (200, 200));
    assert_eq!(shape.budget.difference.monthly, "0");
    assert_eq!(shape.budget.before, shape.budget.after);
    assert_ne!(shape.budget.before.monthly, "0");
    assert!(shape.steps.iter().all(|bin| bin.families == 0));
}

#[test]
fn a_reform_is_what_it_is_by_hand() {
    let families = [
        // 600 → 700 a month; heating both times; television → bus card; harmed: 2000 → 1500 once. Gains 100.
        family(1, 400, true, &[(0, false)]),
        // Care of grade 2 ends: loses 100. No allowance either way.
        family(1, 5000, false, &[(2, false)]),
        // Income 1050 a head: newly on the allowance: 50 a month, heating 500 a year, the bus card.
        family(2, 1050, false, &[(0, false)]),
        // Nothing at all.
        family(2, 9000, false, &[(0, false)]),
        // Relief only: as much a month, 500 less once: loses.
        family(2, 9000, true, &[(0, false)]),
        // Nothing due under either.
        family(1, 9000, false, &[(0, false), (0, false)]),
    ];
    let (impact, all, shape) = compared(&compiled(COUNTY), &reformed(), &families);
    let changes: Vec<Change> = all.iter().map(|one| one.change).collect();
    let expected = [Change::Gains, Change::Loses, Change::Gains, Change::None, Change::Loses, Change::None];
    assert_eq!(changes, expected);
    let exact = |text: &str| Exact::parse(text).unwrap();
    assert_eq!(all[0].monthly, Some(exact("100")));
    assert_eq!(all[0].once, Some(exact("-500")));
    let twelfth = Exact::from_parts(500, 12).unwrap();
    assert_eq!(all[2].monthly, Some(exact("50").add(twelfth).unwrap()));
    assert!(!impact.is_nothing());
    assert_eq!((shape.gainers, shape.losers, shape.unchanged, shape.open), (2, 2, 2, 0));
    // 600 + 500/12 + 100 before; 700 + 500/12 + 50 + 500/12 after.
    assert_eq!(shape.budget.before.monthly, "741.67");
    assert_eq!(shape.budget.after.monthly, "833.33");
    assert_eq!(shape.budget.difference.monthly, "91.67");
    assert_eq!((shape.budget.before.once.as_str(), shape.budget.after.once.as_str()), ("4000", "3000"));
    assert_eq!((shape.gained.monthly.as_str(), shape.gained.once.as_str()), ("191.67", "-500"));
    assert_eq!((shape.lost.monthly.as_str(), shape.lost.once.as_str()), ("-100", "-500"));
    let item = |id: &str| shape.items.iter().find(|item| item.item == id).unwrap();
    let counts = |id: &str| {
        let item = item(id);
        (item.granted_before, item.granted_after, item.newly, item.no_longer)
    };
    assert_eq!(counts("dibao"), (1, 2, 1, 0));
    assert_eq!(counts("care"), (1, 0, 0, 1));
    assert_eq!(counts("television"), (1, 0, 0, 1));
    assert_eq!(counts("bus"), (0, 2, 2, 0));
    assert_eq!(item("relief").budget.difference.once, "-1000");
    assert_eq!(item("dibao").budget.difference.monthly, "150");
    let places: Vec<_> =
        shape.places.iter().map(|one| (one.name.as_str(), one.families, one.gainers, one.losers)).collect();
    assert_eq!(places, [("甲县", 3, 1, 1), ("乙县", 3, 1, 1)]);
    // Gains of 100 and 91.67 a month, a loss of 100: the last ends at the step, the first begins at it.
    let steps: Vec<_> =
        shape.steps.iter().filter(|bin| bin.families > 0).map(|bin| (bin.from, bin.to, bin.families)).collect();
    assert_eq!(steps, [(Some(-200), Some(-100), 1), (Some(50), Some(100), 1), (Some(100), Some(200), 1)]);
}

#[test]
fn as_much_money_by_other_items_is_told_apart() {
    let text = COUNTY.replace("残疾等级 = 一级", "残疾等级 属于 {无}").replace("130.5元/月", "100元/月");
    let (_, all, shape) =
        compared(&compiled(COUNTY), &compiled(&text), &[family(1, 9000, false, &[(2, false), (0, false)])]);
    // Care of the first member stays, frailty aid for the second is new.
    assert_eq!(all[0].change, Change::Gains);
    assert_eq!((shape.gainers, shape.other), (1, 0));
    let swapped = COUNTY.replace("电视免费 (television \"Television\")", "公交免费 (bus \"Bus\")");
    let (_, all, shape) = compared(&compiled(COUNTY), &compiled(&swapped), &[family(1, 100, false, &[(0, false)])]);
    assert_eq!(all[0].change, Change::Other);
    assert_eq!((shape.other, shape.budget.difference.monthly.as_str()), (1, "0"));
}

#[test]
fn cases_are_compared_like_families() {
    let (old, new) = (compiled(COUNTY), reformed());
    let infos = [old.info(Lang::Chinese), new.info(Lang::Chinese)];
    let items = Items::of(&infos[0], &infos[1]);
    let case = |harmed: &str| {
        format!(
            r#"{{"date":"2025-09-01","region":"甲县","family":{{"income":"400"{harmed}}},"members":[{{"grade":"none","orphan":false}}]}}"#
        )
    };
    let judged = |text: &str| {
        let options = ScreenOptions::default();
        let (was, is) = (old.screen_json(text, &options).unwrap(), new.screen_json(text, &options).unwrap());
        let was = of_case(&items, Side::Before, &old, &infos[0], &was).unwrap();
        let is = of_case(&items, Side::After, &new, &infos[1], &is).unwrap();
        Compared::new(&was, &is).unwrap()
    };
    let settled = judged(&case(r#","harmed":true"#));
    assert_eq!(
        (settled.change, settled.monthly, settled.once),
        (Change::Gains, Some(Exact::from_integer(100)), Some(Exact::from_integer(-500)))
    );
    // Whether the family was harmed is not known, so what is paid once is open.
    assert_eq!(judged(&case("")).change, Change::Open);
}

#[test]
fn sums_of_chunks_are_those_of_the_whole() {
    let (old, new) = (compiled(COUNTY), reformed());
    let plan = Plan { seed: 5, date: date(), place: 0, planted_per_mille: 0 };
    let families = Synth::new(&old, plan).families(0..150).unwrap().families;
    let (whole, ..) = compared(&old, &new, &families);
    let mut sum = Impact::default();
    for part in families.chunks(41).rev() {
        sum.merge(&compared(&old, &new, part).0).unwrap();
    }
    assert_eq!(sum, whole);
}

#[test]
fn the_page_loads_and_runs_nothing_and_tells_every_figure() {
    let families = [family(1, 400, true, &[(0, false)]), family(2, 5000, false, &[(2, false)])];
    let (_, _, shape) = compared(&compiled(COUNTY), &reformed(), &families);
    let receipt = [("政策包".to_owned(), "甲<市>".to_owned())];
    let about = page::About { packs: ["旧 1", "新 <2>"], families: "两户", receipt: &receipt };
    for lang in [Lang::Chinese, Lang::English] {
        let page = page::page(&shape, about, lang);
        for needed in [
            "default-src 'none'",
            "role=\"img\"",
            "<title id=",
            "<desc id=",
            "<caption>",
            "新 &lt;2&gt;",
            "甲&lt;市&gt;",
        ] {
            assert!(page.contains(needed), "no {needed} in {page}");
        }
        for refused in ["<script", "http://", "https://", "onload", "<img", "url(", " style=\""] {
            let page = page.replace("http://www.w3.org/2000/svg", "");
            assert!(!page.contains(refused), "{refused} in {page}");
        }
        // A table for each chart.
        assert!(page.matches("<table").count() > page.matches("<svg").count());
        assert_eq!(page, page::page(&shape, about, lang));
    }
}
