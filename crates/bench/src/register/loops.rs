//! Bench policy v1 written by hand, the way a careful programmer would for one policy: whole numbers, and both sides of a
//! comparison multiplied so that nothing is divided per head.

use super::by_hand::{Due, Facts, Rules};

/// Families judged at a time: what is worked out on the way stays in the first-level cache.
pub(super) const BLOCK: usize = 64;

/// Over columns of 64 bits, all money in hundredths of a yuan.
pub(super) struct WideLoop;

/// Over narrow columns. Nothing overflows: the greatest figure is 20 × 100,000,000 + 10.
pub(super) struct NarrowLoop;

/// A value of 0 to 2³²−1 divided; a division in 64 bits would be done for one row after the other.
#[inline(always)]
fn divided(value: i64, by: u32) -> i64 {
    i64::from(value as u32 / by)
}

#[inline(always)]
fn divided_narrow(value: i32, by: u32) -> i32 {
    (value as u32 / by) as i32
}

#[inline(always)]
fn at(condition: bool, amount: i64) -> i64 {
    if condition { amount } else { 0 }
}

#[inline(always)]
fn at_narrow(condition: u8, amount: i32) -> i32 {
    if condition != 0 { amount } else { 0 }
}

impl Rules for WideLoop {
    type Money = i64;
    type Count = i64;

    #[inline(always)]
    fn judge(facts: Facts<'_, i64, i64>, due: Due<'_, i64>) {
        let ([income, property, medical, standard], counts) = facts;
        let [people, cars, houses, local, age, able, supported, level] = counts;
        // Local, so that the compiler sees that results and facts never overlap, and one loop does several rows at once.
        let mut verdicts = [[0; BLOCK]; 7];
        let mut amounts = [[0; BLOCK]; 7];
        for row in 0..BLOCK {
            let line = standard[row] * people[row];
            let local = local[row] != 0;
            let below = income[row] < line;
            let severe = (level[row] >= 1) & (level[row] <= 2);
            let alone = (able[row] == 0) & (supported[row] == 0) & (people[row] == 1);
            let tekun = local & ((age[row] >= 60) | severe) & alone & below;
            let plain = local & !tekun & (cars[row] == 0) & (houses[row] <= 1);
            let dibao = plain & below & (property[row] <= 24 * line);
            let dibian = plain & !dibao & (2 * income[row] < 3 * line) & (property[row] <= 36 * line);
            let helped = tekun | dibao | dibian;
            let living = (dibao | dibian) & (level[row] >= 1);
            let care = local & severe & !tekun;
            let temp = local & !tekun & !dibao & (5 * medical[row] > 24 * income[row]) & (income[row] < 2 * line);

            // Twentieths: 1, 0.75 and 0.6 of what is above the threshold.
            let share = if tekun { 20 } else { 12 + at(dibao, 3) };
            let above = (medical[row] - at(dibian, 300_000)).max(0);
            let tekun_amount = at(tekun, divided(13 * standard[row] + 5, 10));
            let dibao_amount = at(dibao, 100 * divided((line - income[row]).max(0) + 99, 100));
            let living_amount = at(living, 10_000);
            let care_amount = at(care, 12_000);

            verdicts[0][row] = u8::from(tekun);
            verdicts[1][row] = u8::from(dibao);
            verdicts[2][row] = u8::from(dibian);
            verdicts[3][row] = u8::from(helped);
            verdicts[4][row] = u8::from(living);
            verdicts[5][row] = u8::from(care);
            verdicts[6][row] = u8::from(temp);
            amounts[0][row] = tekun_amount;
            amounts[1][row] = dibao_amount;
            amounts[2][row] = at(helped, divided(above * share + 10, 20).min(5_000_000));
            amounts[3][row] = living_amount;
            amounts[4][row] = care_amount;
            amounts[5][row] = at(temp, divided(3 * medical[row] + 5, 10).min(6 * standard[row]));
            amounts[6][row] = tekun_amount + dibao_amount + living_amount + care_amount;
        }
        for (column, found) in due.0.into_iter().zip(&verdicts) {
            *column = *found;
        }
        for (column, found) in due.1.into_iter().zip(&amounts) {
            *column = *found;
        }
    }
}

impl Rules for NarrowLoop {
    type Money = i32;
    type Count = i8;

    // Money and bytes in loops of their own: in one loop all rows would be done as few at a time as money allows.
    #[inline(always)]
    fn judge(facts: Facts<'_, i32, i8>, due: Due<'_, i32>) {
        let ([income, property, medical, standard], counts) = facts;
        let [people, cars, houses, local, age, able, supported, level] = counts;
        let mut lines = [0; BLOCK];
        for row in 0..BLOCK {
            lines[row] = standard[row] * i32::from(people[row]);
        }
        let [mut below, mut below_half_more, mut below_twice, mut owns_24, mut owns_36, mut spends] = [[0; BLOCK]; 6];
        for row in 0..BLOCK {
            let line = 100 * lines[row];
            below[row] = u8::from(income[row] < line);
            below_half_more[row] = u8::from(2 * income[row] < 3 * line);
            below_twice[row] = u8::from(income[row] < 2 * line);
            owns_24[row] = u8::from(property[row] <= 24 * lines[row]);
            owns_36[row] = u8::from(property[row] <= 36 * lines[row]);
            spends[row] = u8::from(5 * medical[row] > 24 * income[row]);
        }

        let [mut tekun, mut dibao, mut dibian, mut helped, mut living, mut care, mut temp] = [[0; BLOCK]; 7];
        for row in 0..BLOCK {
            let local = u8::from(local[row] != 0);
            let severe = u8::from(level[row] >= 1) & u8::from(level[row] <= 2);
            let frail = u8::from(age[row] >= 60) | severe;
            let alone = u8::from(able[row] == 0) & u8::from(supported[row] == 0) & u8::from(people[row] == 1);
            tekun[row] = local & frail & alone & below[row];
            let others = local & (tekun[row] ^ 1);
            let plain = others & u8::from(cars[row] == 0) & u8::from(houses[row] <= 1);
            dibao[row] = plain & below[row] & owns_24[row];
            dibian[row] = plain & (dibao[row] ^ 1) & below_half_more[row] & owns_36[row];
            helped[row] = tekun[row] | dibao[row] | dibian[row];
            living[row] = (dibao[row] | dibian[row]) & u8::from(level[row] >= 1);
            care[row] = others & severe;
            temp[row] = others & (dibao[row] ^ 1) & spends[row] & below_twice[row];
        }

        let [tekun_amounts, dibao_amounts, medical_amounts, living_amounts, care_amounts, temp_amounts, totals] = due.1;
        for row in 0..BLOCK {
            tekun_amounts[row] = at_narrow(tekun[row], 130 * standard[row]);
        }
        for row in 0..BLOCK {
            let short = (100 * lines[row] - income[row]).max(0);
            dibao_amounts[row] = at_narrow(dibao[row], 100 * divided_narrow(short + 99, 100));
        }
        for row in 0..BLOCK {
            let share = 12 + at_narrow(tekun[row], 8) + at_narrow(dibao[row], 3);
            let above = (medical[row] - at_narrow(dibian[row], 300_000)).max(0);
            medical_amounts[row] = at_narrow(helped[row], divided_narrow(above * share + 10, 20).min(5_000_000));
        }
        for row in 0..BLOCK {
            living_amounts[row] = at_narrow(living[row], 10_000);
        }
        for row in 0..BLOCK {
            care_amounts[row] = at_narrow(care[row], 12_000);
        }
        for row in 0..BLOCK {
            let share = divided_narrow(3 * medical[row] + 5, 10);
            temp_amounts[row] = at_narrow(temp[row], share.min(600 * standard[row]));
        }
        for row in 0..BLOCK {
            totals[row] = tekun_amounts[row] + dibao_amounts[row] + living_amounts[row] + care_amounts[row];
        }
        for (column, found) in due.0.into_iter().zip([tekun, dibao, dibian, helped, living, care, temp]) {
            *column = found;
        }
    }
}
