//! A case in place of a family of a register.

use super::{Grant, Granted, Items, Side};
use yimen::{
    Exact, Pack,
    batch::{Asked, Selection},
    shapes::{Amount, PackInfo, ScreeningResult, Standing},
    value::{Day, OutOfRange},
};

/// What a screening grants; `info` is what its pack contains.
pub fn of_case(
    items: &Items,
    side: Side,
    pack: &Pack,
    info: &PackInfo,
    result: &ScreeningResult,
) -> Result<Granted, OutOfRange> {
    let date = Day::parse(&result.receipt.date).unwrap_or(Day::FIRST);
    let screener = pack.screener(Asked { date, place: None }, Selection::default());
    let mut grants = Vec::new();
    for row in result.items.iter().filter(|row| matches!(row.standing, Standing::New | Standing::Continuing)) {
        let item = (0..).zip(&info.items).find(|(_, item)| item.id == row.item).map(|(at, _)| at);
        let Some((item, at)) = item.and_then(|item| Some((item, items.at(side, item)?))) else { continue };
        let amount = match &row.amount {
            Some(Amount::Exact { value, .. }) => Exact::parse(value).ok(),
            _ => None,
        };
        let worth = amount.and_then(|amount| screener.worth(item, amount));
        grants.push(Grant { item: at, member: row.member, worth });
    }
    let settled = |total: &Amount| matches!(total, Amount::Exact { .. });
    Granted::new(grants, settled(&result.plan.regular_total) && settled(&result.plan.once_total))
}
