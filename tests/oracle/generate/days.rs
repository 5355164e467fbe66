//! Days that are calculated.

use super::{
    expressions::{Scope, Text, Writer, exact},
    kinds::{Kind, PLAIN, TIMES},
};

impl Writer<'_, '_, '_> {
    pub(super) fn calculated_day(&mut self, scope: Scope, depth: usize) -> Text {
        let day = self.other(Kind::Day, scope, depth).text;
        exact(match self.tape.below(9) {
            0 | 1 => {
                let unit = *self.tape.pick(&TIMES);
                let count = match self.tape.chance(30) {
                    true => self.count(unit, scope),
                    false => format!(
                        "{}{}",
                        self.tape.pick(&["1", "18", "60", "2", "0", "100", "7", "9000"]),
                        unit.text(false)
                    ),
                };
                format!("({day} {} {count})", self.tape.pick(&["+", "−"]))
            }
            2 => format!("{}({day})", self.tape.pick(&["月初", "月末", "month_start", "month_end"])),
            3 => format!("{}({day}, {})", self.word("年度首日", "year_start"), self.of_year()),
            4 => format!("{}({day}, {})", self.word("年度末日", "year_end"), self.of_year()),
            5 => {
                // A day that is written out must exist.
                let year = format!("(0 + {})", self.number(PLAIN, scope, depth).text);
                let year = if self.tape.chance(60) { format!("年份({day})") } else { year };
                let month = self.tape.pick::<&str>(&["2", "1", "12", "13"]).to_string();
                let of_month = self.tape.pick::<&str>(&["29", "1", "31"]).to_string();
                format!("{}({year}, {month}, {of_month})", self.word("日期", "date"))
            }
            6 => {
                let other = self.other(Kind::Day, scope, depth).text;
                format!("{}({day}, {other})", self.tape.pick(&["最大", "最小", "max", "min"]))
            }
            7 if scope.inside < 2 => {
                let inner = scope.over_members();
                let filter = self.filter(inner, depth);
                let body = self.other(Kind::Day, inner, depth).text;
                format!("{}(成员{filter}: {body})", self.tape.pick(&["最小", "最大"]))
            }
            8 if scope.inside < 2 => return self.nth(Kind::Day, scope, depth),
            _ => day,
        })
    }
}
