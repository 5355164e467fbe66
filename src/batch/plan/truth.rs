//! Yes-or-no questions as lanes of bits, with the same meaning as the operators of the scalar evaluator.

use super::{
    lane::{Definition, Lane, Opaque, Step, Width, bits},
    lanes::Lanes,
};

const TRUTH: u8 = bits::YES | bits::NO;
const ERROR: u8 = bits::FAULT | bits::STRAY;

impl Lanes {
    fn of_bits(&mut self, (a, b): (Lane, Lane), step: Step, can: u8) -> Lane {
        let space = self.get(a).space.max(self.get(b).space);
        let can = if can & TRUTH == TRUTH { can } else { can & !bits::OPEN };
        if can.is_power_of_two() || can == 0 {
            return self.bits(can);
        }
        self.push(Definition { step, width: Width::Bits, space, low: 0, high: can.into() })
    }

    fn level(&mut self, a: Lane, b: Lane) -> Result<(Lane, Lane), Opaque> {
        let space = self.get(a).space.max(self.get(b).space);
        Ok((self.at(a, space)?, self.at(b, space)?))
    }

    /// A conjunction: what is surely no settles it, whatever the other side is.
    pub(super) fn and(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        let (left, right) = (self.can(a), self.can(b));
        if a == b || right == bits::YES || left == bits::NO {
            return Ok(a);
        }
        if left == bits::YES || right == bits::NO {
            return Ok(b);
        }
        let (a, b) = self.level(a.min(b), a.max(b))?;
        let errors = |own: u8, other: u8| if other & (bits::YES | ERROR) == 0 { 0 } else { own & ERROR };
        let can = (left & right & bits::YES)
            | ((left | right) & (bits::NO | bits::OPEN))
            | errors(left, right)
            | errors(right, left);
        let plain = (left | right) & ERROR == 0;
        Ok(self.of_bits((a, b), Step::And(a, b, plain), can))
    }

    /// A disjunction: what is surely yes settles it.
    pub(super) fn or(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        let (left, right) = (self.can(a), self.can(b));
        if a == b || right == bits::NO || left == bits::YES {
            return Ok(a);
        }
        if left == bits::NO || right == bits::YES {
            return Ok(b);
        }
        let (a, b) = self.level(a.min(b), a.max(b))?;
        let errors = |own: u8, other: u8| if other & (bits::NO | ERROR) == 0 { 0 } else { own & ERROR };
        let can = ((left | right) & (bits::YES | bits::OPEN))
            | (left & right & bits::NO)
            | errors(left, right)
            | errors(right, left);
        let plain = (left | right) & ERROR == 0;
        Ok(self.of_bits((a, b), Step::Or(a, b, plain), can))
    }

    pub(super) fn not(&mut self, a: Lane) -> Lane {
        if let Step::Not(inner) = self.get(a).step {
            return inner;
        }
        let can = self.can(a);
        let turned = ((can & bits::YES) << 1) | ((can & bits::NO) >> 1) | (can & !TRUTH);
        self.of_bits((a, a), Step::Not(a), turned)
    }

    /// Where a condition can be yes, what then comes; and the faults of the condition.
    pub(super) fn taken(&mut self, condition: Lane, value: Lane) -> Result<Lane, Opaque> {
        let (asked, then) = (self.can(condition), self.can(value));
        if asked == bits::YES {
            return Ok(value);
        }
        if asked & bits::YES == 0 {
            return self.masked(condition, ERROR);
        }
        let (condition, value) = self.level(condition, value)?;
        let none = if asked & (bits::NO | bits::NONE) == 0 { 0 } else { bits::NONE };
        let can = then | none | (asked & ERROR);
        Ok(self.of_bits_open((condition, value), Step::Taken(condition, value), can))
    }

    /// As `of_bits`, but with nothing as a possible outcome as well.
    fn of_bits_open(&mut self, (a, b): (Lane, Lane), step: Step, can: u8) -> Lane {
        let space = self.get(a).space.max(self.get(b).space);
        let can = if can & TRUTH == TRUTH { can } else { can & !bits::OPEN };
        if can & bits::REAL == 0 {
            return self.bits(0);
        }
        self.push(Definition { step, width: Width::Bits, space, low: 0, high: can.into() })
    }

    /// Only some of a lane's bits.
    pub(super) fn masked(&mut self, lane: Lane, mask: u8) -> Result<Lane, Opaque> {
        let can = self.can(lane);
        if can & bits::REAL & !mask == 0 {
            return Ok(lane);
        }
        let mask_lane = self.bits(mask);
        let kept = (can & mask) | (can & bits::OPEN) | bits::NONE;
        Ok(self.of_bits_open((lane, mask_lane), Step::BitAnd(lane, mask_lane), kept))
    }

    /// The bits both have.
    pub(super) fn bit_and(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        let (a, b) = self.level(a.min(b), a.max(b))?;
        let can = (self.can(a) & self.can(b)) | bits::NONE;
        Ok(self.of_bits_open((a, b), Step::BitAnd(a, b), can))
    }

    /// A lane of which lanes cannot tell where a guard has YES.
    pub(super) fn strayed(&mut self, lane: Lane, guard: Lane) -> Result<Lane, Opaque> {
        let stray = self.bits(bits::STRAY);
        self.select(guard, stray, lane)
    }

    /// The outcomes of either.
    pub(super) fn either(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        self.joined(a, b, false)
    }

    /// The outcomes of either; whether no row has any of both.
    pub(super) fn joined(&mut self, a: Lane, b: Lane, apart: bool) -> Result<Lane, Opaque> {
        let (left, right) = (self.can(a), self.can(b));
        if a == b || right & bits::REAL == 0 {
            return Ok(a);
        }
        if left & bits::REAL == 0 {
            return Ok(b);
        }
        let (a, b) = self.level(a.min(b), a.max(b))?;
        let meet = (left | right) & TRUTH == TRUTH && !apart;
        let open = if meet { bits::OPEN } else { (left | right) & bits::OPEN };
        let none = left & right & bits::NONE;
        let can = ((left | right) & !(bits::NONE | bits::OPEN)) | none | open;
        Ok(self.of_bits_open((a, b), Step::BitOr(a, b), can))
    }

    /// YES of one lane, NO of another.
    pub(super) fn merge(&mut self, yes: Lane, no: Lane) -> Result<Lane, Opaque> {
        if yes == no {
            return Ok(yes);
        }
        let can = (self.can(yes) & bits::YES) | (self.can(no) & bits::NO) | bits::OPEN | bits::NONE;
        let (yes, no) = self.level(yes, no)?;
        Ok(self.of_bits_open((yes, no), Step::Merge(yes, no), can))
    }

    /// A value where one is needed: 无 is a fault.
    pub(super) fn present(&mut self, state: Lane) -> Lane {
        let can = self.can(state);
        if can & bits::ABSENT == 0 {
            return state;
        }
        let can = (can & !bits::ABSENT) | bits::FAULT;
        self.of_bits((state, state), Step::Present(state), can)
    }

    /// Whether there is a value, else 无.
    pub(super) fn has_value(&mut self, state: Lane) -> Lane {
        let can = self.can(state);
        let value = if can & TRUTH == 0 { 0 } else { bits::YES };
        let none = if can & bits::ABSENT == 0 { 0 } else { bits::NO };
        self.of_bits((state, state), Step::HasValue(state), value | none | bits::OPEN | (can & ERROR))
    }

    /// What cannot be judged counts as no.
    pub(super) fn fault_as_no(&mut self, truth: Lane) -> Result<Lane, Opaque> {
        let can = self.can(truth);
        if can & bits::FAULT == 0 {
            return Ok(truth);
        }
        let can = (can & !bits::FAULT) | bits::NO | bits::OPEN;
        Ok(self.of_bits_open((truth, truth), Step::FaultAsNo(truth), can))
    }
}
