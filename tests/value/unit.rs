//! Units: their algebra and how they are written.

use proptest::prelude::*;
use proptest::sample::select;
use yimen::value::{BaseUnit, Unit};

const WORDS: [(BaseUnit, &[&str]); 11] = [
    (BaseUnit::Yuan, &["元", "yuan"]),
    (BaseUnit::SquareMetre, &["㎡", "m2", "平方米"]),
    (BaseUnit::KilowattHour, &["度", "kWh"]),
    (BaseUnit::Home, &["套", "homes"]),
    (BaseUnit::Vehicle, &["辆", "vehicles"]),
    (BaseUnit::Household, &["户", "households"]),
    (BaseUnit::Person, &["人", "person", "persons"]),
    (BaseUnit::Year, &["年", "year", "岁", "周岁", "years"]),
    (BaseUnit::Month, &["月", "month", "个月", "months"]),
    (BaseUnit::Workday, &["工作日", "workday", "workdays"]),
    (BaseUnit::Day, &["日", "day", "天", "days"]),
];

fn bases() -> Vec<BaseUnit> {
    WORDS.map(|(base, _)| base).to_vec()
}

/// The product of the first units over the second.
fn quotient(times: &[BaseUnit], over: &[BaseUnit]) -> Unit {
    let times = times.iter().fold(Unit::NONE, |unit, base| unit.times(Unit::of(*base)).unwrap());
    over.iter().fold(times, |unit, base| unit.over(Unit::of(*base)).unwrap())
}

fn any_unit() -> impl Strategy<Value = Unit> {
    let bases_of_unit = || prop::collection::vec(select(bases()), 0..4);
    (bases_of_unit(), bases_of_unit()).prop_map(|(times, over)| quotient(&times, &over))
}

/// Reads what `Unit::text` writes.
fn read(text: &str) -> Unit {
    let mut parts = text.split('/');
    let words = parts.next().unwrap().split('·').filter(|word| !matches!(*word, "" | "1"));
    let base = |word: &str| BaseUnit::from_word(word).expect("a base unit");
    quotient(&words.map(base).collect::<Vec<_>>(), &parts.map(base).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn products_and_quotients_undo_each_other(a in any_unit(), b in any_unit()) {
        let product = a.times(b).unwrap();
        prop_assert_eq!(b.times(a), Some(product));
        prop_assert_eq!(product.over(b), Some(a));
        prop_assert!(a.over(a).unwrap().is_none());
        for base in bases() {
            prop_assert_eq!(product.exponent(base), a.exponent(base) + b.exponent(base));
        }
        prop_assert_eq!(a.is_money(), a.exponent(BaseUnit::Yuan) != 0);
        prop_assert_eq!(a.is_none(), a == Unit::NONE);
    }

    #[test]
    fn what_is_written_reads_as_the_same_unit(unit in any_unit(), chinese: bool) {
        prop_assert_eq!(read(&unit.text(chinese)), unit);
        prop_assert!(unit.text(chinese).starts_with(&unit.leading(chinese)));
    }
}

#[test]
fn every_word_means_its_base_unit() {
    for (base, words) in WORDS {
        for word in words {
            assert_eq!(BaseUnit::from_word(word), Some(base), "{word}");
        }
        assert_eq!(Unit::of(base).text(true), words[0]);
        assert_eq!(Unit::of(base).text(false), words[1]);
        assert!(bases().into_iter().all(|other| Unit::of(base).exponent(other) == i8::from(other == base)));
    }
    for word in ["", "元元", "Yuan", " 元", "月份", "kwh"] {
        assert_eq!(BaseUnit::from_word(word), None);
    }
}

#[test]
fn units_are_written_in_their_order() {
    use BaseUnit::{Month, Person, SquareMetre, Yuan};
    for (unit, chinese, english, leading) in [
        (quotient(&[], &[]), "", "", ""),
        (quotient(&[Yuan], &[Month, Person]), "元/人/月", "yuan/person/month", "元"),
        (quotient(&[SquareMetre], &[]), "㎡", "m2", "㎡"),
        (quotient(&[Month, Yuan], &[]), "元·月", "yuan·month", "元·月"),
        (quotient(&[], &[Month]), "1/月", "1/month", ""),
        (quotient(&[], &[Month, Month]), "1/月/月", "1/month/month", ""),
        (quotient(&[Yuan, Yuan], &[]), "元·元", "yuan·yuan", "元·元"),
    ] {
        assert_eq!((unit.text(true).as_str(), unit.text(false).as_str()), (chinese, english));
        assert_eq!(unit.leading(true), leading);
    }
}

#[test]
fn exponents_end() {
    let mut unit = Unit::of(BaseUnit::Month);
    for _ in 0..6 {
        unit = unit.times(unit).unwrap();
    }
    assert_eq!(unit.exponent(BaseUnit::Month), 64);
    assert_eq!(unit.times(unit), None);
    let inverse = Unit::NONE.over(unit).unwrap();
    assert_eq!(inverse.exponent(BaseUnit::Month), -64);
    let least = inverse.times(inverse).unwrap();
    assert_eq!(least.exponent(BaseUnit::Month), i8::MIN);
    assert_eq!(Unit::NONE.over(least), None);
    assert_eq!(least.text(true).matches('/').count(), 128);
}
