//! Reading the bytes of a compiled pack.
//!
//! Nothing stops in the middle. Where bytes are missing or mean nothing, something harmless is read instead and it is kept in
//! mind that the whole is broken; so reading a shape is one straight line for the compiler, and little code to load.

#[cfg(feature = "compiler")]
use super::out::Out;
use super::{Kind, Node, texts::Texts};
use alloc::{string::String, vec::Vec};

/// What can stand in a compiled pack, in one of two ways.
pub(super) trait Stored<Way = Itself>: Sized {
    /// The next one; anything where the bytes are broken.
    fn read(bytes: &mut Bytes<'_>) -> Self;

    /// Puts it behind what was written.
    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>);
}

/// Stored as what it is.
pub(super) struct Itself;

/// The bytes not read yet, and what was read along the way.
#[derive(Default)]
pub(super) struct Bytes<'b> {
    pub(super) left: &'b [u8],
    broken: bool,
    pub(super) texts: Texts,
    pub(super) nodes: Vec<Node>,
    pub(super) kinds: Vec<Kind>,
    /// Expressions that have begun and not ended.
    pub(super) depth: u32,
}

impl<'b> Bytes<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Bytes<'b> {
        Bytes { left: bytes, ..Bytes::default() }
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

    /// Notes that what was read means nothing. What is read from then on is nothing but zeros.
    pub(super) fn wrong<T>(&mut self, otherwise: T) -> T {
        self.broken = true;
        self.left = &[];
        otherwise
    }

    /// So many bytes as they are.
    fn array<const N: usize>(&mut self) -> [u8; N] {
        match self.left.split_first_chunk() {
            Some((bytes, left)) => {
                self.left = left;
                *bytes
            }
            None => self.wrong([0; N]),
        }
    }

    /// Bytes that say first how many they are.
    pub(super) fn part(&mut self) -> &'b [u8] {
        let length = usize::try_from(self.next::<u64>()).unwrap_or(usize::MAX);
        match self.left.split_at_checked(length) {
            Some((part, left)) => {
                self.left = left;
                part
            }
            None => self.wrong(&[]),
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

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        out.bytes.push(*self);
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

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        u8::from(*self).write(out);
    }
}

impl Stored for u64 {
    fn read(bytes: &mut Bytes<'_>) -> u64 {
        bytes.number(u64::MAX)
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        out.number(*self);
    }
}

impl Stored for u32 {
    fn read(bytes: &mut Bytes<'_>) -> u32 {
        u32::try_from(bytes.number(u32::MAX.into())).unwrap_or(0)
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        out.number(u64::from(*self));
    }
}

impl Stored for i32 {
    /// Numbers above and below zero in turn.
    fn read(bytes: &mut Bytes<'_>) -> i32 {
        let number: u32 = bytes.next();
        let half = (number >> 1).cast_signed();
        if number & 1 == 0 { half } else { !half }
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        let number = ((self << 1) ^ (self >> 31)).cast_unsigned();
        out.number(number.into());
    }
}

impl Stored for String {
    fn read(bytes: &mut Bytes<'_>) -> String {
        let number = bytes.next();
        bytes.texts.named(number).unwrap_or_else(|| bytes.wrong(String::new()))
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        out.text(self);
    }
}

impl<Way, T: Stored<Way>> Stored<Way> for Option<T> {
    fn read(bytes: &mut Bytes<'_>) -> Option<T> {
        if bytes.next() { Some(T::read(bytes)) } else { None }
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        self.is_some().write(out);
        self.iter().for_each(|one| one.write(out));
    }
}

impl<Way, T: Stored<Way>> Stored<Way> for Vec<T> {
    fn read(bytes: &mut Bytes<'_>) -> Vec<T> {
        let length: u64 = bytes.next();
        let mut list = Vec::new();
        for _ in 0..length {
            // A list may claim any length.
            if bytes.broken {
                break;
            }
            list.push(T::read(bytes));
        }
        list
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        out.number(self.len() as u64);
        self.iter().for_each(|one| one.write(out));
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn read(bytes: &mut Bytes<'_>) -> (A, B) {
        (bytes.next(), bytes.next())
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        self.0.write(out);
        self.1.write(out);
    }
}
