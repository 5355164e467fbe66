//! What is said when a register has been judged.

use super::{Done, pick};
use crate::batch::Summary;
use yimen::{Lang, batch::Cause, shapes::PackInfo};
use yimen_files::Reject;

/// What came of a register.
pub struct Registered<'a> {
    pub summary: &'a Summary,
    /// With names in the language asked for.
    pub info: &'a PackInfo,
    pub out: &'a str,
    pub rejects: &'a str,
    /// The first row that could not be used: often all others have the same wrong.
    pub first_reject: Option<&'a Reject>,
    /// Of what is paid each month.
    pub unit: &'a str,
    pub seconds: u64,
}

impl Registered<'_> {
    /// The bar of a run, as a template.
    pub fn bar(lang: Lang) -> &'static str {
        pick(lang, "{bar:40} {pos}/{len} 户 · 还要 {eta}", "{bar:40} {pos}/{len} families · {eta} left")
    }

    /// The summary, a line for each item.
    pub fn text(&self, lang: Lang) -> String {
        let summary = self.summary;
        let (families, members, redone) = (summary.families, summary.members, summary.redone);
        let mut lines = vec![pick(
            lang,
            format!("测算了 {families} 户、{members} 人，用时{}，结果在 {}。", self.time(lang), self.out),
            format!(
                "Judged {families} families with {members} members in {}; the answers are in {}.",
                self.time(lang),
                self.out
            ),
        )];
        for counts in &summary.items {
            let Some(item) = self.info.items.iter().find(|item| item.id == counts.item) else { continue };
            let (name, unit) = (&item.name, if item.beneficiary == "member" { "人" } else { "户" });
            let (yes, no, open, error) = (counts.eligible, counts.ineligible, counts.undetermined, counts.error);
            lines.push(pick(
                lang,
                format!("  {name}：符合 {yes} {unit}，不符合 {no}，待定 {open}，无法判定 {error}"),
                format!("  {name}: {yes} eligible, {no} not, {open} undetermined, {error} cannot be judged"),
            ));
        }
        if let Some(total) = summary.monthly_text() {
            let (total, unit, open) = (yimen_report::amount::grouped(&total), self.unit, summary.open);
            let (mut chinese, mut english) =
                (format!("按月发的合计 {total} {unit}。"), format!("{total} {unit} in all."));
            if open > 0 {
                chinese = format!("按月发的合计 {total} {unit}；另有 {open} 户的金额还不能确定，没有算在内。");
                english = format!("{total} {unit} in all, without {open} families whose sum is still open.");
            }
            lines.push(pick(lang, chinese, english));
        }
        if redone > 0 {
            lines.push(self.one_by_one(lang));
        }
        if summary.rejected_rows > 0 {
            let (bad, rows, rejects) = (summary.bad, summary.rejected_rows, self.rejects);
            lines.push(pick(
                lang,
                format!("{bad} 户没有测算；{rows} 处问题写在 {rejects}，改好后可以再运行。"),
                format!(
                    "{bad} families were not judged; {rows} problems are listed in {rejects}. Mend them and run again."
                ),
            ));
            lines.extend(self.first_reject.map(|Reject { file, line, family, column, reason }| {
                let told = Done::Rejected { file, line: *line, family, column, reason }.text(lang);
                pick(lang, format!("  第一处：{told}"), format!("  The first: {told}"))
            }));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// How many families were judged one by one, and what for mostly: it takes longer, and a rule may be why.
    fn one_by_one(&self, lang: Lang) -> String {
        let redone = self.summary.redone;
        let item = |at: u32| self.info.items.get(at as usize).map_or("", |item| item.name.as_str());
        let most = self.summary.causes.most_first().into_iter().next();
        let why = most.map(|(cause, families)| {
            let (chinese, english) = match cause {
                Cause::Item(one) => (format!("因为「{}」", item(one)), format!("because of {}", item(one))),
                Cause::Choice(one, other) => (
                    format!("可以在「{}」和「{}」里选", item(one), item(other)),
                    format!("because they can choose between {} and {}", item(one), item(other)),
                ),
                Cause::Output(_) => ("因为指标或分类".to_owned(), "because of an output".to_owned()),
                Cause::Values => {
                    ("因为有数不合规定或者太大".to_owned(), "because a value is wrong or very large".to_owned())
                }
                Cause::Everything => ("因为没有合适的列".to_owned(), "because the columns do not suffice".to_owned()),
            };
            match u64::try_from(families) == Ok(redone) {
                true => (format!("，{chinese}"), format!(" {english}")),
                false => (format!("，其中 {families} 户{chinese}"), format!(", {families} of them {english}")),
            }
        });
        let (chinese, english) = why.unwrap_or_default();
        pick(
            lang,
            format!("有 {redone} 户是逐户测算的{chinese}。"),
            format!("{redone} families were judged one by one{english}."),
        )
    }

    fn time(&self, lang: Lang) -> String {
        let (minutes, seconds) = (self.seconds / 60, self.seconds % 60);
        match (minutes, seconds) {
            (0, 0) => pick(lang, "不到 1 秒".to_owned(), "less than a second".to_owned()),
            (0, seconds) => pick(lang, format!(" {seconds} 秒"), format!("{seconds} s")),
            (minutes, seconds) => {
                pick(lang, format!(" {minutes} 分 {seconds} 秒"), format!("{minutes} min {seconds} s"))
            }
        }
    }
}
