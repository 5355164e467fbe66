//! Where a rule is evaluated.

use crate::program::{MAX_DEPTH, MAX_MEMBERS, Who};
use core::num::NonZero;

/// Where a rule is evaluated: which member is at hand, which one is judged, for which item. It goes along to every node, so
/// it is kept within two words and handed over without being copied in memory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frame {
    item: Option<NonZero<u32>>, // its place and one
    current: Place,
    subject: Place,
    call: Place,
}

/// A place among the members or the calls under way, or none. Of neither there are as many as 255: see `MAX_MEMBERS` and
/// `MAX_DEPTH`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Place(Option<NonZero<u8>>); // and one

const _: () = assert!(MAX_MEMBERS < 254 && MAX_DEPTH < 254, "a place holds any of them, and the member nobody knows");

impl Place {
    fn of(index: usize) -> Place {
        let place = index.checked_add(1).and_then(|place| u8::try_from(place).ok());
        Place(place.and_then(NonZero::new))
    }

    fn index(self) -> Option<usize> {
        self.0.and_then(|place| usize::from(place.get()).checked_sub(1))
    }
}

impl Frame {
    /// A rule of one member.
    pub fn of_member(member: usize) -> Frame {
        let member = Place::of(member);
        Frame { current: member, subject: member, ..Frame::default() }
    }

    /// A rule of the family, in a family's item if there is one.
    pub fn of_family(item: Option<u32>) -> Frame {
        Frame { item: item.and_then(|item| item.checked_add(1)).and_then(NonZero::new), ..Frame::default() }
    }

    /// The same rule with another member at hand.
    pub fn with_current(self, member: usize) -> Frame {
        Frame { current: Place::of(member), ..self }
    }

    /// What is called from here, by the place of the call among those under way: the member at hand is the one judged there.
    pub(super) fn called(self, call: usize) -> Frame {
        Frame { item: None, current: self.current, subject: self.current, call: Place::of(call) }
    }

    /// The member at hand.
    pub fn current(self) -> Option<usize> {
        self.current.index()
    }

    /// The member judged.
    pub fn subject(self) -> Option<usize> {
        self.subject.index()
    }

    /// The family's item judged.
    pub fn item(self) -> Option<u32> {
        self.item.and_then(|place| place.get().checked_sub(1))
    }

    /// The call at hand, by its place among those under way.
    pub(super) fn call(self) -> Option<usize> {
        self.call.index()
    }

    /// The member that a name means here.
    pub fn member(self, who: Who) -> Option<usize> {
        match who {
            Who::Current => self.current(),
            Who::Subject => self.subject(),
        }
    }
}
