//! Truth of a question some of whose facts are unknown.

/// Which answers a yes-or-no question can still have: a set over yes and no. Faults are kept apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Truth {
    /// The answer can be yes.
    pub can_be_true: bool,
    /// The answer can be no.
    pub can_be_false: bool,
}

#[allow(clippy::should_implement_trait, reason = "`not` reads best beside `and` and `or`")]
impl Truth {
    /// Certainly yes.
    pub const YES: Truth = Truth::of(true);
    /// Certainly no.
    pub const NO: Truth = Truth::of(false);
    /// Yes or no.
    pub const UNKNOWN: Truth = Truth { can_be_true: true, can_be_false: true };
    /// No answer at all.
    pub const NEVER: Truth = Truth { can_be_true: false, can_be_false: false };

    /// The one given answer.
    pub const fn of(answer: bool) -> Truth {
        Truth { can_be_true: answer, can_be_false: !answer }
    }

    /// Every conjunction of an answer of each; so there is none when either has no answer.
    pub fn and(self, other: Truth) -> Truth {
        Truth {
            can_be_true: self.can_be_true && other.can_be_true,
            can_be_false: (self.can_be_false && other != Truth::NEVER) || (other.can_be_false && self != Truth::NEVER),
        }
    }

    /// Every disjunction of an answer of each; so there is none when either has no answer.
    pub fn or(self, other: Truth) -> Truth {
        self.not().and(other.not()).not()
    }

    /// The opposite of every answer.
    pub fn not(self) -> Truth {
        Truth { can_be_true: self.can_be_false, can_be_false: self.can_be_true }
    }

    /// Every answer of either.
    pub fn join(self, other: Truth) -> Truth {
        Truth {
            can_be_true: self.can_be_true || other.can_be_true,
            can_be_false: self.can_be_false || other.can_be_false,
        }
    }

    /// The answer, if there is exactly one.
    pub fn settled(self) -> Option<bool> {
        (self.can_be_true != self.can_be_false).then_some(self.can_be_true)
    }
}
