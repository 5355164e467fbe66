//! Every word of the language in each of its spellings: one pack with every construct, rewritten word by word from the
//! tables of the reference, compiles to the same bytes.

use crate::support::pack;
use std::collections::{BTreeMap, BTreeSet};

/// Its names are ASCII, so that every Chinese word outside of texts is a word of the language.
const SAMPLE: &str = r#"
=== upper/a.policy
政策包 upper { 版本 "1" 生效 2020-01-01 地区 zj }
地区表 { 330000 zj { 330100 hz 331000 tz { 331022 sm } } }
事实 家庭 {
  income: 元/月 0..100000 问 "收入？" 英文 "Income?"
  assets: 元 0.. 可无
  homes_owned: 套 整数 0..9
  share: 数 0..1
  living: 地区
  moved: 日期
  urban: 是否
  area: ㎡ 0..200
  power: 度/月 0..
  water: 度 0..
  cars: 辆 0..9
  flats: 户 0..9
  worked: 小时/周 0..100
  foreign: 美元 0..  euros_held: 欧元 0..  pounds_held: 英镑 0..  yens: 日元 0..  wons: 韩元 0..
  head: 成员
}
事实 成员 1..9 {
  birth: 日期
  grade: 选项 { g0, g1, g2 }
  pay: 元/月 0..9000
  student: 是否
  guardian: 成员 可无
}
标准 line: 元/人/月 按 地区 {
  依据 "a" 已核实
  2020-01-01 至 2024-12-31 700 待复核 "转载"
  hz { 2020-01-01 起 900 }
  2025-01-01 起 800 系统自定
}
标准 top: 元/月 可无 按 地区, size: 人 { 2020-01-01 起 { 1: 500, 2: 700, 否则: 无 } }
标准 gross: 元/月 按 size: 人 { 2020-01-01 起 { 1: 500, 2: 700, 每增 1人: 100 } }
标准 care_cost: 元/月 按 grade, age: 岁 两端取边 {
  2020-01-01 起 { 列 0..17, 18..59  g0: 1, 2, g1 或 g2: 3, 4 }
}
标准 rate: 数 按 sum_of: 元/月 插值 两端取边 { 2020-01-01 起 { 0: 1, 1000: 0.5 } }
标准 asked: 是否 { 2020-01-01 起 是 2021-01-01 起 否 }
标准 until_when: 日期 { 2020-01-01 起 2030-01-01 }
标准 least: 元/人/月 { 2020-01-01 起 600 }
下限 line = least 依据 "a"
上限 line = 2 × least 依据 "a"
定义 家庭.tax(of: 元/月): 元/月 = 分段累进 of { 不超过 1000: 3%, 超过 1000: 10% }
定义 家庭.taken: 元/月 { 2020-01-01 至 2024-12-31 = 1元/月  2025-01-01 起 = tax(income) 依据 "b" }
定义 家庭.free: 元/月 {
  默认 = 1元/月
  例外 old: 存在(成员: 周岁(birth) ≥ 60周岁) 则 2元/月
  例外 ill: 每个(成员 其中 grade = g1: 是) 则 3元/月 先于 old
}
定义 成员.young = 周岁(birth, 评估日) < 18岁 或者 满月数(birth) < 3个月
定义 家庭.days_on = 评估日 + 1年 − 1月 + 2周 − 3天 + 4日
定义 家庭.in_winter = 季节内(评估日, 11月15日, 3月15日) 且 年度(评估日, 4月1日) ≥ 2025
定义 家庭.made = 日期(年份(moved), 月份(moved), 几号(moved)) ≤ 月末(月初(moved))
定义 家庭.school = 年度首日(评估日, 9月1日) < 年度末日(评估日, 9月1日)
指标 score: 数 = 限于(100 − income ÷ 20元/月, 0, 100) 取整 四舍五入 到 1
指标 成员.place_of = 名次(成员 其中 非 student 按 pay 从大到小 并列) + 名次(成员 按 birth 从小到大)
分类 成员.tier { poor: 享受(low), 否则: other }
事项 low 对象 家庭 {
  施行 2020-01-01 起
  类别 basic  部门 office
  依据 "b"
  设 head_pay = head.pay
  条件 a: income ÷ 人数(成员) < line 且 (urban 或 asked) 未满足 "高" 英文 "high"
  条件 b: 有(assets) 并且 无则(assets, 0) ≤ 5 × 2 ^ 2 × 1元
  条件 c: living 属于 zj 且 评估地 = sm 且 不是 urban
  条件 d: head_pay > 第几位(成员 按 pay: pay, 1) 且 income 属于 {1, 5..9000}
  条件 e: 最大(成员: birth) < until_when 且 最小(income, 1) < 最大(income, 2)
  条件 f: gross(2人) 于 2025-01-01 在 hz > 0 且 rate(income) < 0.5 且 无则(top(1人), 2) > 0
  条件 g: 换算(income, 元/年) > 1 且 余数(income, 3) < 绝对值(0 − income) 且 area < 5平方米
  条件 h: water < 5度 且 cars < 2辆 且 flats < 2户 且 worked < 5小时/周 且 homes_owned < 2套 且 share < 30%
  条件 i: foreign < 5美元 且 euros_held < 5欧元 且 pounds_held < 5英镑 且 yens < 5日元 且 wons < 5韩元
  条件 j: free > taken 且 in_winter 且 made 且 school 且 days_on > moved
  保障 成员 其中 如果 young 则 是 否则 否
  待遇 每月 最大(0, line × 保障人数() − income) 取整 进一 到 1元
  材料 "证", "册"
  时限 20工作日
  办理 "窗口" 英文 "desk"
}
事项 care 对象 成员 {
  依据 "c"
  条件 a: 存在(成员 其中 有(guardian): guardian = 本人) 且 tier = poor
  待遇 每年 分档 grade { g0: 0元, g1 或 g2: care_cost(grade, 周岁(birth)) × 12月 }
}
事项 weekly_sum 对象 家庭 { 依据 "c" 条件 a: urban 待遇 每周 5元 }
事项 daily_help 对象 家庭 { 依据 "c" 条件 a: urban 待遇 每日 合计(成员: 1元) 取整 舍去 到 1元 }
事项 lump 对象 家庭 { 依据 "c" 条件 a: urban 待遇 一次 分档 income { 不满 5: 1, 满 5 不超过 9: 2, 超过 9: 3 } 取整 向上 到 1 取整 向下 到 1 }
事项 rice 对象 家庭 { 依据 "c" 条件 a: (income 取整 五舍六入 到 1) = (income 取整 四舍六入五成双 到 1) 待遇 实物 "米" 英文 "rice" }
关系 care 排除 rice, lump 同一成员 依据 "c"
关系 low 排除 weekly_sum 同一家庭 依据 "c"
事项 one 对象 成员 { 类别 cash 依据 "c" 条件 a: student 待遇 每月 5元 }
事项 two 对象 成员 { 类别 cash, more 依据 "c" 条件 a: student 待遇 每月 6元 }
事项 three 对象 成员 { 类别 more 依据 "c" 条件 a: student 待遇 每月 7元 }
事项 four 对象 成员 { 依据 "c" 条件 a: student 待遇 每月 8元 }
事项 five 对象 成员 { 依据 "c" 条件 a: student 条件 b: 在享(one) 或 urban 待遇 每月 9元 }
定义 家庭.counted = income
指标 paid_now: 元/月 = 待遇额(one) + 在享额(two)
关系 择一 按序 { one, lump } 同一家庭 依据 "c"
关系 择一 就高 { one, two } 同一成员 依据 "c"
关系 择高 { 类别 more } 同一成员 当 pay > 5 地区 tz 施行 2020-01-01 起 依据 "c"
关系 择一 申请人选 { one, four } 同一成员 依据 "c"
关系 叠加 { two, four } 依据 "c"
关系 补差 four 至 9元/月 扣 { low 按人均, one } 取整 进一 到 1元 依据 "c"
关系 封顶 { four, five } 至 10元/月 依据 "c"
关系 low 自动准入 five 免 a 同一成员 依据 "c"
关系 two 不计入 counted 依据 "c"
关系 顺序 { low, five } 依据 "c"
关系 渐退 low 期限 6个月 按 50% 依据 "c"
=== lower/a.policy
政策包 lower { 版本 "2" 基于 upper }
修订 事项 lump { 依据 "d" 条件 b: urban }
覆盖 标准 line { 依据 "d" hz { 2020-01-01 起 901 } }
用例 "x" {
  评估日 2026-03-01 地区 sm
  家庭 { income 5 urban 是 assets 无 head 成员 1 }
  成员 { grade g1 birth 2000-01-01 }
  在享 low 500元 2025-01-01 起 不符合起 2026-01-01 地区 sm
  设定 line = 500
  期望 low 待定
  期望 care 成员 1 不符合
  期望 rice 符合
  期望 low 续发
  期望 five 成员 1 新增
  期望 two 成员 1 停发
  期望 weekly_sum 被排除
  期望 lump 无法判定
  期望 score = 待定
}
"#;

/// The spellings of one word, Chinese and English.
#[derive(Debug, Default)]
struct Word {
    chinese: Vec<String>,
    english: Vec<String>,
}

/// Which spelling of a word to write, of which word in the text.
type Spelling = fn(&Word, usize) -> String;

/// Words of the language by their Chinese spellings: functions, which stand before a bracket, and all others.
struct Words {
    functions: BTreeMap<String, usize>,
    others: BTreeMap<String, usize>,
    all: Vec<Word>,
}

/// The tables of the reference that have a column of Chinese and one of English spellings.
fn words() -> Words {
    let mut words = Words { functions: BTreeMap::new(), others: BTreeMap::new(), all: Vec::new() };
    let mut columns = None;
    for line in include_str!("../../docs/language.md").lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        if !line.starts_with('|') {
            columns = None;
        } else if let Some(at) = cells.iter().position(|cell| *cell == "Chinese") {
            // Words of operators are in the table of keywords too, each by itself.
            let spellings = cells.get(at + 1) == Some(&"English") && !cells.contains(&"Operands");
            columns = spellings.then_some((at, cells.contains(&"Takes") || cells.contains(&"Form")));
        } else if let Some((at, function)) = columns {
            let spellings = |cell: &str| -> Vec<String> {
                let spans = cell.split('`').skip(1).step_by(2).filter(|span| !span.contains('…') || span.contains('('));
                let mut all: Vec<String> = Vec::new();
                for word in spans.map(|span| span.split('(').next().unwrap_or_default().to_owned()) {
                    if !all.contains(&word)
                        && word.chars().next().is_some_and(|first| first.is_alphabetic() || first == '㎡')
                    {
                        all.push(word);
                    }
                }
                all
            };
            let (chinese, english) = (spellings(cells[at]), spellings(cells[at + 1]));
            // Money of other countries stands in one row: each word with those that begin with its singular.
            let foreign = ["dollar", "euro", "pound", "yen", "won"];
            let rows: Vec<Word> = match english.first().is_some_and(|first| first == "dollar") {
                true => chinese
                    .iter()
                    .zip(foreign)
                    .map(|(chinese, stem)| Word {
                        chinese: vec![chinese.clone()],
                        english: english.iter().filter(|word| word.starts_with(stem)).cloned().collect(),
                    })
                    .collect(),
                false => vec![Word { chinese, english }],
            };
            for word in rows {
                // A word stands in several tables where it is an operator or a function.
                let known = |chinese: &String| {
                    let places = [words.functions.get(chinese), words.others.get(chinese)];
                    places.into_iter().flatten().any(|place| words.all[*place].english == word.english)
                };
                if word.chinese.iter().all(known) {
                    continue;
                }
                let of = if function { &mut words.functions } else { &mut words.others };
                word.chinese.iter().for_each(|chinese| _ = of.insert(chinese.clone(), words.all.len()));
                words.all.push(word);
            }
        }
    }
    for (chinese, english) in [("评估日", "evaluation_date"), ("评估地", "evaluation_place")] {
        words.functions.insert(chinese.into(), words.all.len());
        words.all.push(Word { chinese: vec![chinese.into()], english: vec![english.into()] });
    }
    words
}

/// The sample with another spelling of each word, and the words met.
fn rewritten(words: &Words, spelling: impl Fn(&Word, usize) -> String) -> (String, BTreeSet<usize>) {
    let (mut text, mut met, mut count) = (String::new(), BTreeSet::new(), 0);
    let letters: Vec<char> = SAMPLE.chars().collect();
    let han = |letter: char| ('\u{4E00}'..='\u{9FFF}').contains(&letter) || letter == '㎡';
    let mut at = 0;
    let mut quoted = false;
    while at < letters.len() {
        quoted ^= letters[at] == '"';
        if quoted || !han(letters[at]) {
            text.push(letters[at]);
            at += 1;
            continue;
        }
        let word: String = letters[at..].iter().take_while(|letter| han(**letter)).collect();
        let end = at + word.chars().count();
        let rest: String = letters[end..].iter().take(14).collect();
        // 11月15日 is one word.
        let of_year = word == "月" && rest.split_once('日').is_some_and(|(day, _)| day.parse::<u32>().is_ok());
        if of_year {
            let day: String = rest.chars().take_while(char::is_ascii_digit).collect();
            let month = text.chars().rev().take_while(char::is_ascii_digit).count();
            let month = text.split_off(text.len() - month);
            let written = spelling(&Word { chinese: vec!["月".into()], english: vec!["--".into()] }, count);
            count += 1;
            text += &if written == "--" { format!("--{month:0>2}-{day:0>2}") } else { format!("{month}月{day}日") };
            at = end + day.len() + 1;
            continue;
        }
        let on_a_day = word == "评估日" && rest.trim_start().starts_with(|next: char| next.is_ascii_digit());
        let named = if word.starts_with("评估") { !on_a_day } else { rest.starts_with('(') };
        let found = named.then(|| words.functions.get(&word)).flatten().or_else(|| words.others.get(&word));
        let found = found.or_else(|| words.functions.get(&word));
        let found = *found.unwrap_or_else(|| panic!("{word} is in no table of the reference"));
        met.insert(found);
        let written = spelling(&words.all[found], count);
        count += 1;
        let joins = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        if written.is_ascii() && joins(text.chars().last()) {
            text.push(' ');
        }
        text += &written;
        if written.is_ascii() && joins(rest.chars().next()) {
            text.push(' ');
        }
        at = end;
    }
    (text, met)
}

fn nth(all: &[String], nth: usize) -> String {
    all[nth % all.len()].clone()
}

#[test]
fn the_sample_has_every_word_of_the_reference() {
    let words = words();
    assert!(words.all.len() > 140, "tables of the reference were not found: {}", words.all.len());
    let met = rewritten(&words, |word, _| nth(&word.chinese, 0)).1;
    let left: Vec<&Word> =
        (0..words.all.len()).filter(|word| !met.contains(word)).map(|word| &words.all[word]).collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn every_spelling_gives_the_same_bytes() {
    let words = words();
    let bytes = pack(SAMPLE).to_bytes();
    let spellings: [(&str, Spelling); 6] = [
        ("English", |word, _| nth(&word.english, 0)),
        ("English, the last spelling", |word, _| nth(&word.english, word.english.len() - 1)),
        ("Chinese, the first spelling", |word, _| nth(&word.chinese, 0)),
        ("Chinese, the last spelling", |word, _| nth(&word.chinese, word.chinese.len() - 1)),
        ("in turn", |word, count| nth(if count % 2 == 0 { &word.english } else { &word.chinese }, count / 2)),
        ("in turn, the other way", |word, count| {
            nth(if count % 2 == 1 { &word.english } else { &word.chinese }, count / 3)
        }),
    ];
    for (name, spelling) in spellings {
        let text = rewritten(&words, spelling).0;
        assert!(pack(&text).to_bytes() == bytes, "{name}:\n{text}");
    }
}
