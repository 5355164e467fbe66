//! Verdict and standing of a row in one byte: what is written most is narrow.

use crate::overlap::Standing;

/// A verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// 符合
    Eligible,
    /// 不符合
    Ineligible,
    /// 待定
    Undetermined,
    /// 无法判定
    Error,
}

/// Verdict and standing of one row. The default is a row that was not judged, since its family could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(transparent)]
pub struct Answer(u8);

const VERDICT: u8 = 0b111;
const STANDING: u32 = 3;
const POSSIBLE: u8 = 0b100_0000;
const BARRED: u8 = 0b1000_0000;

impl Answer {
    pub(super) const fn of(verdict: Verdict, standing: Standing, possible: bool, barred: bool) -> Answer {
        let verdict = match verdict {
            Verdict::Eligible => 1,
            Verdict::Ineligible => 2,
            Verdict::Undetermined => 3,
            Verdict::Error => 4,
        };
        let standing: u8 = match standing {
            Standing::None => 0,
            Standing::New => 1,
            Standing::Continuing => 2,
            Standing::Stop => 3,
            Standing::Barred => 4,
        };
        let possible = if possible { POSSIBLE } else { 0 };
        let barred = if barred { BARRED } else { 0 };
        Answer(verdict | (standing << STANDING) | possible | barred)
    }

    pub(super) const fn from_bits(bits: u8) -> Answer {
        Answer(bits)
    }

    /// All of it in one byte: the verdict in the lowest three bits (0 where the row was not judged, then 1 to 4 in the order of
    /// [`Verdict`]), the standing in the next three (0 where there is none, then 1 to 4 for new, continuing, stop, barred), 64
    /// where the row is granted or may be, and 128 where another item rules it out for certain.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The verdict; nothing where the row was not judged.
    pub fn verdict(self) -> Option<Verdict> {
        Some(match self.0 & VERDICT {
            1 => Verdict::Eligible,
            2 => Verdict::Ineligible,
            3 => Verdict::Undetermined,
            4 => Verdict::Error,
            _ => return None,
        })
    }

    /// The standing.
    pub fn standing(self) -> Standing {
        match (self.0 >> STANDING) & 0b111 {
            1 => Standing::New,
            2 => Standing::Continuing,
            3 => Standing::Stop,
            4 => Standing::Barred,
            _ => Standing::None,
        }
    }

    /// Whether it is granted, or may still be: only then its amount means anything.
    pub fn is_possible(self) -> bool {
        self.0 & POSSIBLE != 0
    }

    /// Whether another item rules it out for certain, which its own conditions do not.
    pub fn is_barred(self) -> bool {
        self.0 & BARRED != 0
    }
}
