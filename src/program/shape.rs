//! How shapes are stored: what is said once of a shape is how it is read and how it is written.

/// In which way a part is stored: as itself where nothing is said.
macro_rules! way {
    () => {
        Itself
    };
    ($way:ident) => {
        $way
    };
}

/// The next part.
macro_rules! read {
    ($bytes:ident $part:ident $($way:ident)?) => {
        <_ as Stored<way!($($way)?)>>::read($bytes)
    };
}

/// Puts a part behind what was written.
#[cfg(feature = "compiler")]
macro_rules! write {
    ($part:expr, $out:ident $($way:ident)?) => {
        Stored::<way!($($way)?)>::write($part, $out)
    };
}

/// A shape of several parts, stored one after the other.
macro_rules! parts {
    ($shape:ident { $($part:ident $(: $way:ident)?),* }) => {
        impl Stored for $shape {
            fn read(bytes: &mut Bytes<'_>) -> $shape {
                $shape { $($part: read!(bytes $part $($way)?)),* }
            }

            #[cfg(feature = "compiler")]
            fn write(&self, out: &mut Out<'_>) {
                $(write!(&self.$part, out $($way)?);)*
            }
        }
    };
}

/// A shape that is one of several: its number, then its parts. The last is what stands for a broken one.
macro_rules! variants {
    ($shape:ident { $($number:literal $variant:ident $(($($part:ident $(: $way:ident)?),*))?),* } $broken:expr) => {
        impl Stored for $shape {
            fn read(bytes: &mut Bytes<'_>) -> $shape {
                match bytes.variant() {
                    $($number => $shape::$variant $(($(read!(bytes $part $($way)?)),*))?,)*
                    _ => bytes.wrong($broken),
                }
            }

            #[cfg(feature = "compiler")]
            fn write(&self, out: &mut Out<'_>) {
                match self {
                    $($shape::$variant $(($($part),*))? => {
                        out.number($number);
                        $($(write!($part, out $($way)?);)*)?
                    })*
                }
            }
        }
    };
}

/// One of several by its place; the last is what stands for a broken one.
macro_rules! one_of {
    ($shape:ident, $all:expr, $broken:expr) => {
        impl Stored for $shape {
            fn read(bytes: &mut Bytes<'_>) -> $shape {
                bytes.one_of($all, $broken)
            }

            #[cfg(feature = "compiler")]
            fn write(&self, out: &mut Out<'_>) {
                let place = $all.iter().position(|one| one == self);
                out.number(place.unwrap_or(usize::MAX) as u64);
            }
        }
    };
}
