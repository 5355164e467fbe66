//! The pest parser and the words for its rules.

use crate::base::Words;
use pest_derive::Parser;

/// Parser generated from `grammar/policy.pest`.
#[derive(Parser)]
#[grammar = "../grammar/policy.pest"]
pub(super) struct PolicyGrammar;

/// What a reader would call a rule, for «expected …»; nothing for rules that help nobody.
pub(super) fn words(rule: Rule) -> Option<Words> {
    let spelled =
        |chinese: &str, english: &str| Some(Words::new(alloc::format!("“{chinese}”"), alloc::format!("`{english}`")));
    let thing = |chinese: &str, english: &str| Some(Words::new(chinese, english));
    let mark = |mark: &str| spelled(mark, mark);
    match rule {
        Rule::name | Rule::set_member | Rule::path | Rule::label | Rule::named | Rule::choice_name => {
            thing("名称", "a name")
        }
        Rule::ascii_id | Rule::alias => thing("英文代号", "an ASCII id"),
        Rule::number | Rule::signed | Rule::digits => thing("数字", "a number"),
        Rule::date => thing("日期（如 2026-03-01）", "a date such as 2026-03-01"),
        Rule::text | Rule::bilingual => thing("引号里的文字", "a text in quotes"),
        Rule::unit | Rule::unit_word => thing("单位（如 元/月）", "a unit such as yuan/month"),
        Rule::region_code => thing("六位行政区划代码", "a six-digit region code"),
        Rule::expr
        | Rule::primary
        | Rule::factor
        | Rule::power
        | Rule::reading
        | Rule::sum
        | Rule::comparison
        | Rule::negation
        | Rule::disjunction
        | Rule::literal
        | Rule::choose
        | Rule::conjunction
        | Rule::product => thing("算式", "an expression"),
        Rule::comparator => thing("比较符号（< ≤ = ≥ > ≠）", "a comparison (< <= = >= > !=)"),
        Rule::citation | Rule::kw_law => spelled("依据", "law"),
        Rule::cited | Rule::title => thing("法规名称和条号", "a law and its article"),
        Rule::declaration => thing("声明（如 事项、标准、定义）", "a declaration such as item, standard, define"),
        Rule::item_clause => thing("条件、待遇、依据等", "a clause such as condition, benefit, law"),
        Rule::case_clause => thing("家庭、成员、期望等", "a clause such as family, member, expect"),
        Rule::pack_clause => thing("版本、基于、地区或生效", "version, based_on, region or effective"),
        Rule::fact_type | Rule::value_kind => {
            thing("类型（日期、是否、选项、地区或单位）", "a kind (date, truth, choice, region or a unit)")
        }
        Rule::standard_row => thing("一行数值（如 2025-01-01 起 1041）", "a row such as 2025-01-01 onward 1041"),
        Rule::standard_place => thing("地区名和它的数值", "a place with its rows"),
        Rule::standard_value | Rule::value | Rule::cells => thing("数值", "a value"),
        Rule::period => thing("日期和 起 或 至", "a day with onward or until"),
        Rule::grid => mark("{"),
        Rule::pattern | Rule::column | Rule::band_exact | Rule::band_bounds | Rule::band_range => {
            thing("一行的条件（如 3、满18岁、一级）", "when a row applies (such as 3, from 18, level1)")
        }
        Rule::band => thing("一档（如 一级: 500元）", "a band such as level1: 500 yuan"),
        Rule::fact => thing("一项事实", "a fact"),
        Rule::lparen => mark("("),
        Rule::rparen => mark(")"),
        Rule::lbrace => mark("{"),
        Rule::rbrace => mark("}"),
        Rule::comma => mark(","),
        Rule::colon => mark(":"),
        Rule::equals => mark("="),
        Rule::dotdot => mark(".."),
        Rule::kw_then => spelled("则", "then"),
        Rule::kw_else => spelled("否则", "else"),
        Rule::kw_to => spelled("到", "to"),
        Rule::kw_subject => spelled("对象", "for"),
        Rule::kw_family => spelled("家庭", "family"),
        Rule::kw_member => spelled("成员", "member"),
        Rule::owner => thing("家庭或成员", "family or member"),
        Rule::kw_excludes => spelled("排除", "excludes"),
        Rule::kw_admits => spelled("自动准入", "admits_to"),
        Rule::kw_not_counted => spelled("不计入", "not_counted_in"),
        Rule::kw_by_order => spelled("按序", "in_order"),
        Rule::kw_by_amount => spelled("就高", "by_amount"),
        Rule::kw_by_choice => spelled("申请人选", "by_choice"),
        Rule::kw_less => spelled("扣", "less"),
        Rule::party => thing("事项，或 类别 和类别名", "an item, or category and its name"),
        Rule::kw_same_member => spelled("同一成员", "same_member"),
        Rule::kw_same_family => spelled("同一家庭", "same_family"),
        Rule::kw_from => spelled("起", "onward"),
        Rule::kw_until => spelled("至", "until"),
        Rule::kw_monthly => spelled("每月", "monthly"),
        Rule::kw_yearly => spelled("每年", "yearly"),
        Rule::kw_weekly => spelled("每周", "weekly"),
        Rule::kw_daily => spelled("每日", "daily"),
        Rule::kw_once => spelled("一次", "once"),
        Rule::kw_in_kind => spelled("实物", "in_kind"),
        Rule::kw_where => spelled("其中", "where"),
        Rule::kw_region => spelled("地区", "region"),
        Rule::kw_default => spelled("默认", "default"),
        Rule::exception => thing("例外（如 例外 老人: 条件 则 数）", "an exception"),
        Rule::class => thing("一类（如 老人: 条件）", "a class such as old: condition"),
        Rule::kw_before => spelled("先于", "before"),
        Rule::grid_row | Rule::grid_step => thing("一行（如 1: 100）", "a row such as 1: 100"),
        Rule::columns => spelled("列", "columns"),
        Rule::key => thing("键（如 人口: 人）", "a key such as size: persons"),
        Rule::kw_by => spelled("按", "by"),
        Rule::EOI => thing("声明到此结束", "the end of the declaration"),
        _ => None,
    }
}
