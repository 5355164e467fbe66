//! Reading the bytes of a compiled pack: the other way round of what postcard writes.
//!
//! Nothing stops in the middle. Where bytes are missing or mean nothing, something harmless is read instead and it is kept in
//! mind that the whole is broken; so reading a shape is one straight line for the compiler, and little code to load.

use alloc::{string::String, vec::Vec};

/// What can be read from a compiled pack.
pub(super) trait Stored {
    /// The next one; anything where the bytes are broken.
    fn read(bytes: &mut Bytes<'_>) -> Self;
}

/// The bytes not read yet.
pub(super) struct Bytes<'b> {
    left: &'b [u8],
    broken: bool,
}

impl<'b> Bytes<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Bytes<'b> {
        Bytes { left: bytes, broken: false }
    }

    /// Whether all that was read was there, and nothing is left.
    pub(super) fn end_well(&self) -> bool {
        !self.broken && self.left.is_empty()
    }

    /// The next thing.
    pub(super) fn next<T: Stored>(&mut self) -> T {
        T::read(self)
    }

    /// One of several, by its place.
    pub(super) fn one_of<T: Copy>(&mut self, all: &[T], otherwise: T) -> T {
        let place = self.variant();
        all.get(place as usize).copied().unwrap_or_else(|| self.wrong(otherwise))
    }

    /// Which of the variants of a shape comes next.
    pub(super) fn variant(&mut self) -> u32 {
        self.next()
    }

    /// Notes that what was read means nothing.
    pub(super) fn wrong<T>(&mut self, otherwise: T) -> T {
        self.broken = true;
        otherwise
    }

    /// So many bytes as they are.
    pub(super) fn array<const N: usize>(&mut self) -> [u8; N] {
        match self.left.split_first_chunk() {
            Some((bytes, left)) => {
                self.left = left;
                *bytes
            }
            None => self.wrong([0; N]),
        }
    }

    /// A number in groups of seven bits, the lowest first; each but the last says that another follows.
    fn number(&mut self, most: u64) -> u64 {
        let mut number = 0u64;
        for shift in (0..u64::BITS).step_by(7) {
            let [byte] = self.array();
            let group = u64::from(byte & 0x7f);
            let placed = group << shift;
            number |= placed;
            if placed >> shift != group {
                break;
            }
            if byte < 0x80 {
                return if number <= most { number } else { self.wrong(0) };
            }
        }
        self.wrong(0)
    }
}

impl Stored for u8 {
    fn read(bytes: &mut Bytes<'_>) -> u8 {
        let [byte] = bytes.array();
        byte
    }
}

impl Stored for bool {
    fn read(bytes: &mut Bytes<'_>) -> bool {
        match bytes.next::<u8>() {
            0 => false,
            1 => true,
            _ => bytes.wrong(false),
        }
    }
}

impl Stored for u64 {
    fn read(bytes: &mut Bytes<'_>) -> u64 {
        bytes.number(u64::MAX)
    }
}

impl Stored for u32 {
    fn read(bytes: &mut Bytes<'_>) -> u32 {
        u32::try_from(bytes.number(u32::MAX.into())).unwrap_or(0)
    }
}

impl Stored for i32 {
    /// Numbers above and below zero in turn.
    fn read(bytes: &mut Bytes<'_>) -> i32 {
        let number: u32 = bytes.next();
        let half = (number >> 1).cast_signed();
        if number & 1 == 0 { half } else { !half }
    }
}

impl Stored for String {
    fn read(bytes: &mut Bytes<'_>) -> String {
        let length = usize::try_from(bytes.next::<u64>()).unwrap_or(usize::MAX);
        let (text, left) = match bytes.left.split_at_checked(length) {
            Some(parts) => parts,
            None => return bytes.wrong(String::new()),
        };
        bytes.left = left;
        match core::str::from_utf8(text) {
            Ok(text) => String::from(text),
            Err(_) => bytes.wrong(String::new()),
        }
    }
}

impl<T: Stored> Stored for Option<T> {
    fn read(bytes: &mut Bytes<'_>) -> Option<T> {
        if bytes.next() { Some(bytes.next()) } else { None }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn read(bytes: &mut Bytes<'_>) -> Vec<T> {
        let length: u64 = bytes.next();
        let mut list = Vec::new();
        for _ in 0..length {
            // A list may claim any length.
            if bytes.broken {
                break;
            }
            list.push(bytes.next());
        }
        list
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn read(bytes: &mut Bytes<'_>) -> (A, B) {
        (bytes.next(), bytes.next())
    }
}
