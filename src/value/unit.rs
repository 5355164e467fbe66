//! Units of amounts, as products of powers of base units.

use alloc::string::String;

/// A unit that is not made of others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum BaseUnit {
    /// 元, money.
    Yuan,
    /// ㎡, area.
    SquareMetre,
    /// 度, electricity.
    KilowattHour,
    /// 套, dwellings.
    Home,
    /// 辆, vehicles.
    Vehicle,
    /// 户, households.
    Household,
    /// 人, persons.
    Person,
    /// 年, years.
    Year,
    /// 月, months.
    Month,
    /// 工作日, working days.
    Workday,
    /// 日, calendar days.
    Day,
    /// 周, weeks.
    Week,
    /// 小时, hours.
    Hour,
    /// 美元, money of the United States.
    Dollar,
    /// 欧元, money of the euro area.
    Euro,
    /// 英镑, money of the United Kingdom.
    Pound,
    /// 日元, money of Japan.
    Yen,
    /// 韩元, money of Korea.
    Won,
}

/// A unit: a whole exponent for every base unit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Unit {
    exponents: [i8; BaseUnit::ALL.len()], // in the order of BaseUnit
}

impl BaseUnit {
    /// Every base unit, in the order in which a unit is written.
    pub const ALL: [BaseUnit; 18] = [
        BaseUnit::Yuan,
        BaseUnit::SquareMetre,
        BaseUnit::KilowattHour,
        BaseUnit::Home,
        BaseUnit::Vehicle,
        BaseUnit::Household,
        BaseUnit::Person,
        BaseUnit::Year,
        BaseUnit::Month,
        BaseUnit::Workday,
        BaseUnit::Day,
        BaseUnit::Week,
        BaseUnit::Hour,
        BaseUnit::Dollar,
        BaseUnit::Euro,
        BaseUnit::Pound,
        BaseUnit::Yen,
        BaseUnit::Won,
    ];

    /// Money of every country.
    pub const MONEY: [BaseUnit; 6] =
        [BaseUnit::Yuan, BaseUnit::Dollar, BaseUnit::Euro, BaseUnit::Pound, BaseUnit::Yen, BaseUnit::Won];

    /// The base unit a word of a policy means.
    pub fn from_word(word: &str) -> Option<BaseUnit> {
        Some(match word {
            "元" | "yuan" => BaseUnit::Yuan,
            "㎡" | "平方米" | "m2" => BaseUnit::SquareMetre,
            "度" | "kWh" => BaseUnit::KilowattHour,
            "套" | "homes" => BaseUnit::Home,
            "辆" | "vehicles" => BaseUnit::Vehicle,
            "户" | "households" => BaseUnit::Household,
            "人" | "person" | "persons" => BaseUnit::Person,
            "年" | "岁" | "周岁" | "year" | "years" => BaseUnit::Year,
            "月" | "个月" | "month" | "months" => BaseUnit::Month,
            "工作日" | "workday" | "workdays" => BaseUnit::Workday,
            "天" | "日" | "day" | "days" => BaseUnit::Day,
            "周" | "week" | "weeks" => BaseUnit::Week,
            "小时" | "hour" | "hours" => BaseUnit::Hour,
            "美元" | "dollar" | "dollars" => BaseUnit::Dollar,
            "欧元" | "euro" | "euros" => BaseUnit::Euro,
            "英镑" | "pound" | "pounds" => BaseUnit::Pound,
            "日元" | "yen" => BaseUnit::Yen,
            "韩元" | "won" => BaseUnit::Won,
            _ => return None,
        })
    }

    /// How it is written, in Chinese or in English.
    fn text(self, chinese: bool) -> &'static str {
        let (in_chinese, in_english) = match self {
            BaseUnit::Yuan => ("元", "yuan"),
            BaseUnit::SquareMetre => ("㎡", "m2"),
            BaseUnit::KilowattHour => ("度", "kWh"),
            BaseUnit::Home => ("套", "homes"),
            BaseUnit::Vehicle => ("辆", "vehicles"),
            BaseUnit::Household => ("户", "households"),
            BaseUnit::Person => ("人", "person"),
            BaseUnit::Year => ("年", "year"),
            BaseUnit::Month => ("月", "month"),
            BaseUnit::Workday => ("工作日", "workday"),
            BaseUnit::Day => ("日", "day"),
            BaseUnit::Week => ("周", "week"),
            BaseUnit::Hour => ("小时", "hour"),
            BaseUnit::Dollar => ("美元", "dollar"),
            BaseUnit::Euro => ("欧元", "euro"),
            BaseUnit::Pound => ("英镑", "pound"),
            BaseUnit::Yen => ("日元", "yen"),
            BaseUnit::Won => ("韩元", "won"),
        };
        if chinese { in_chinese } else { in_english }
    }
}

impl Unit {
    /// The unit of these exponents, as they are stored: in the order of the base units.
    pub(crate) fn of_exponents(exponents: [i8; BaseUnit::ALL.len()]) -> Unit {
        Unit { exponents }
    }

    /// No unit: a bare number.
    pub const NONE: Unit = Unit { exponents: [0; BaseUnit::ALL.len()] };

    /// A base unit by itself.
    pub const fn of(base: BaseUnit) -> Unit {
        let mut unit = Unit::NONE;
        if let Some((_, [exponent, ..])) = unit.exponents.split_at_mut_checked(base as usize) {
            *exponent = 1;
        }
        unit
    }

    /// The unit of a product; none if an exponent overflows.
    pub fn times(self, other: Unit) -> Option<Unit> {
        self.combine(other, i8::checked_add)
    }

    /// The unit of a quotient; none if an exponent overflows.
    pub fn over(self, other: Unit) -> Option<Unit> {
        self.combine(other, i8::checked_sub)
    }

    fn combine(mut self, other: Unit, operation: fn(i8, i8) -> Option<i8>) -> Option<Unit> {
        for (exponent, other_exponent) in self.exponents.iter_mut().zip(other.exponents) {
            *exponent = operation(*exponent, other_exponent)?;
        }
        Some(self)
    }

    /// Whether this is no unit at all.
    pub fn is_none(self) -> bool {
        self == Unit::NONE
    }

    /// The power in which a base unit occurs.
    pub fn exponent(self, base: BaseUnit) -> i8 {
        self.exponents.get(base as usize).copied().unwrap_or_default()
    }

    /// Whether money is part of it.
    pub fn is_money(self) -> bool {
        BaseUnit::MONEY.iter().any(|money| self.exponent(*money) != 0)
    }

    /// How it is written, in Chinese or in English: `元/人/月`, `元·月`, `1/月`; nothing for no unit.
    pub fn text(self, chinese: bool) -> String {
        let mut text = self.leading(chinese);
        for (base, exponent) in self.factors() {
            for _ in exponent..0 {
                if text.is_empty() {
                    text.push('1');
                }
                text.push('/');
                text.push_str(base.text(chinese));
            }
        }
        text
    }

    /// How its part with positive exponents is written: `元` for `元/人/月`; nothing if there is none.
    pub fn leading(self, chinese: bool) -> String {
        let mut text = String::with_capacity(24);
        for (base, exponent) in self.factors() {
            for _ in 0..exponent {
                if !text.is_empty() {
                    text.push('·');
                }
                text.push_str(base.text(chinese));
            }
        }
        text
    }

    fn factors(self) -> impl Iterator<Item = (BaseUnit, i8)> {
        BaseUnit::ALL.into_iter().zip(self.exponents)
    }
}
