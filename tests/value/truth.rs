//! Truth: every table in full, by its definition over single answers.

use yimen::value::Truth;

const ALL: [Truth; 4] = [Truth::YES, Truth::NO, Truth::UNKNOWN, Truth::NEVER];

fn answers(truth: Truth) -> impl Iterator<Item = bool> {
    [true, false].into_iter().filter(move |answer| if *answer { truth.can_be_true } else { truth.can_be_false })
}

fn collect(answers: impl Iterator<Item = bool>) -> Truth {
    answers.fold(Truth::NEVER, |truth, answer| truth.join(Truth::of(answer)))
}

#[test]
fn and_and_or_take_every_pair_of_answers() {
    for a in ALL {
        for b in ALL {
            let pairs = || answers(a).flat_map(move |x| answers(b).map(move |y| (x, y)));
            assert_eq!(a.and(b), collect(pairs().map(|(x, y)| x && y)), "{a:?} and {b:?}");
            assert_eq!(a.or(b), collect(pairs().map(|(x, y)| x || y)), "{a:?} or {b:?}");
        }
    }
}

#[test]
fn not_and_join_and_settled() {
    for a in ALL {
        assert_eq!(a.not(), collect(answers(a).map(|answer| !answer)));
        for b in ALL {
            assert_eq!(a.join(b), collect(answers(a).chain(answers(b))));
        }
    }
    assert_eq!(ALL.map(Truth::settled), [Some(true), Some(false), None, None]);
}
