//! The members of families, one family after the other.

/// A member of a register.
pub(crate) struct Member {
    /// Its row.
    pub(crate) row: usize,
    /// Its family.
    pub(crate) family: usize,
    /// Its place in the family's list, from 0 on.
    pub(crate) place: u32,
}

/// The members of some families.
pub(crate) fn of(starts: &[u32], families: &[usize]) -> Vec<Member> {
    let mut members = Vec::new();
    for family in families {
        let Some((start, end)) = range(starts, *family) else { continue };
        members.extend((0..).zip(start..end).map(|(place, row)| Member { row, family: *family, place }));
    }
    members
}

/// The rows of a family's members: the first, and the one after the last.
pub(crate) fn range(starts: &[u32], family: usize) -> Option<(usize, usize)> {
    let (start, end) = (*starts.get(family)?, *starts.get(family.checked_add(1)?)?);
    Some((start as usize, end as usize))
}
