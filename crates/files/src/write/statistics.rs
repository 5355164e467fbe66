//! The least and the greatest value of a column of a row group, held until the file ends.

use parquet::{
    column::writer::ColumnCloseResult,
    data_type::FixedLenByteArray,
    errors::Result,
    file::statistics::{Statistics, ValueStatistics},
};

/// Gives a column's statistics bytes of their own. The parquet crate lets those of a decimal column look into the rows they were
/// found in, and so keeps these in memory until the end of the file: some hundred kilobytes a column and row group.
pub(super) fn let_go_of_rows(closed: &mut ColumnCloseResult) -> Result<()> {
    let Some(all @ Statistics::FixedLenByteArray(found)) = closed.metadata.statistics() else { return Ok(()) };
    let own = |value: &FixedLenByteArray| FixedLenByteArray::from(value.data().to_vec());
    let kept = ValueStatistics::new(
        found.min_opt().map(own),
        found.max_opt().map(own),
        found.distinct_count(),
        found.null_count_opt(),
        false,
    );
    let kept = kept
        .with_min_is_exact(found.min_is_exact())
        .with_max_is_exact(found.max_is_exact())
        .with_backwards_compatible_min_max(all.is_min_max_backwards_compatible());
    let metadata = closed.metadata.clone().into_builder().set_statistics(Statistics::FixedLenByteArray(kept));
    closed.metadata = metadata.build()?;
    Ok(())
}
