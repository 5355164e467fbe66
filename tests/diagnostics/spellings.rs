//! Chinese and English spellings, full and half width, give the same compiled pack.

use crate::support::pack;

const CHINESE: &str = r#"
政策包 试验 (test) { 版本 "1" 地区 浙江省 生效 2026-01-01 }
地区表 { 330000 浙江省 { 331022 三门县 } }
事实 家庭 {
  income: 元/月 0..1000000 问 "收入？" 英文 "Income?"
  assets: 元 0.. 可无
  home: 地区
  moved: 日期
  urban: 是否
  area: ㎡ ..200
  cars: 辆
  power: 度
  houses: 套
  share: 数 0..1
}
事实 成员 1..30 {
  birth: 日期
  grade: 选项 { g1, g2, g3 }
  pay: 元/月
}
标准 limit: 元/人/月 按 地区 {
  依据 《某法》第一条 已核实
  2000-01-01 至 2019-12-31 700
  三门县 { 2020年1月1日 起 1000 待复核 "转载" }
}
标准 open: 是否 { 2020-01-01 起 是 系统自定 2021-01-01 起 否 }
定义 家庭.per_head = income ÷ 人数(成员)
定义 net: 元/月 = income − 500
定义 成员.grave = grade 属于 {g1, g2}
定义 成员.adult = 周岁(birth) ≥ 18岁
事项 low (low "Low-income") 对象 家庭 {
  类别 基本 部门 民政
  依据 "某法" 系统自定 "试"
  条件 a: per_head < limit 或 非 (urban 且 home 属于 三门县) 未满足 "高" 英文 "high"
  条件 b: 无则(assets, 0) ≤ 4 × limit × 12月 × 人数(成员) 依据 《某法》第二条
  条件 c: 有(assets) 或 评估地 = 三门县 或 评估日 > 2020-01-01
  条件 d: 存在(成员: adult) 且 每个(成员 其中 grave: adult) 且 open ≠ 是
  条件 e: 合计(成员: pay) > 最小(成员: pay) 且 最大(成员: pay) ≥ 5
  保障 成员 其中 非 grave 且 是
  待遇 每月 最大(0, limit × 保障人数() − net) 取整 进一 到 1元 依据 "某法"
  材料 "证", 册  时限 20工作日
  办理 "窗口" 英文 "desk"
}
事项 care 对象 成员 {
  依据 "某法"
  条件 a: 本人.grave 且 非 享受(low)
  待遇 每年 分档 grade { g1: 500, g2 或 g3: 250 }
}
事项 once 对象 家庭 {
  依据 "某法"
  条件 a: 如果 urban 则 assets < 5 否则 moved < 2020-01-01
  待遇 一次 分档 assets { 不满 10元: 1, 满 10元 不超过 20元: 2, 超过 20元: 3 } 取整 四舍五入 到 0.1
}
事项 kind 对象 家庭 { 依据 "某法" 条件 a: share < 30% 待遇 实物 "米" 英文 "rice" }
关系 care 排除 kind 同一家庭 依据 "某法" 待复核
关系 low 排除 once, kind 同一成员 依据 "某法"
用例 "一" {
  评估日 2026-03-01 地区 三门县
  家庭 { income 5元/月 assets 无 urban 是 }
  成员 { grade g1 } 成员 { pay 5 }
  在享 care 成员 1 250元 2020-01-01 起
  设定 limit = 500
  期望 kind 待定
  期望 care 成员 1 条件 a 待定
  期望 low 待定
}
"#;

const ENGLISH: &str = r#"
pack 试验 (test) { version "1" region 浙江省 effective 2026-01-01 }
regions { 330000 浙江省 { 331022 三门县 } }
facts family {
  income: yuan/month 0..1000000 ask "收入？" english "Income?"
  assets: yuan 0.. optional
  home: region
  moved: date
  urban: truth
  area: m2 ..200
  cars: vehicles
  power: kWh
  houses: homes
  share: number 0..1
}
facts members 1..30 {
  birth: date
  grade: choice { g1, g2, g3 }
  pay: yuan/month
}
standard limit: yuan/person/month by region {
  law 《某法》第一条 verified
  2000-01-01 until 2019-12-31 700
  三门县 { 2020-01-01 onward 1000 unverified "转载" }
}
standard open: truth { 2020-01-01 onward yes own_choice 2021-01-01 onward no }
define family.per_head = income / count(members)
define net: yuan/month = income - 500
define member.grave = grade in {g1, g2}
define member.adult = completed_years(birth) >= 18 years
item low (low "Low-income") for family {
  category 基本 department 民政
  law "某法" own_choice "试"
  condition a: per_head < limit or not (urban and home in 三门县) unmet "高" english "high"
  condition b: or_else(assets, 0) <= 4 * limit * 12 months * count(members) law 《某法》第二条
  condition c: has(assets) or evaluation_place = 三门县 or evaluation_date > 2020-01-01
  condition d: exists(members: adult) and every(members where grave: adult) and open != true
  condition e: sum(members: pay) > min(members: pay) and max(members: pay) >= 5
  covers members where not grave and yes
  benefit monthly max(0, limit * covered_count() - net) round up to 1 yuan law "某法"
  materials "证", 册  deadline 20 workdays
  apply_at "窗口" english "desk"
}
item care for member {
  law "某法"
  condition a: self.grave and not granted(low)
  benefit yearly bands grade { g1: 500, g2 or g3: 250 }
}
item once for family {
  law "某法"
  condition a: if urban then assets < 5 else moved < 2020-01-01
  benefit once bands assets { under 10 yuan: 1, from 10 yuan upto 20 yuan: 2, over 20 yuan: 3 } round half_up to 0.1
}
item kind for family { law "某法" condition a: share < 30% benefit in_kind "米" english "rice" }
relation care excludes kind same_family law "某法" unverified
relation low excludes once, kind same_member law "某法"
case "一" {
  on 2026-03-01 region 三门县
  family { income 5 yuan/month assets none urban yes }
  member { grade g1 } member { pay 5 }
  receiving care member 1 250 yuan 2020-01-01 onward
  assume limit = 500
  expect kind undetermined
  expect care member 1 condition a undetermined
  expect low undetermined
}
"#;

fn with(pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(CHINESE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

#[test]
fn both_languages() {
    assert_eq!(pack(CHINESE).to_bytes(), pack(ENGLISH).to_bytes());
}

#[test]
fn full_width_marks() {
    let wide = with(&[
        ("(", "（"),
        (")", "）"),
        ("{", "｛"),
        ("}", "｝"),
        (": ", "："),
        (", ", "，"),
        (" = ", "＝"),
        (" < ", "＜"),
        (" > ", "＞"),
        (" − ", "－"),
        ("30%", "30％"),
        ("元/月", "元／月"),
        ("成员.", "成员．"),
    ]);
    assert_eq!(pack(CHINESE).to_bytes(), pack(&wide).to_bytes());
}

#[test]
fn other_signs() {
    let other = with(&[
        (" ÷ ", " / "),
        (" × ", "＊"),
        (" ≤ ", "≦"),
        ("≥ ", ">= "),
        (" ≠ ", " != "),
        (", ", "、"),
        ("\"证\"", "“证”"),
        ("\"米\"", "「米」"),
        (" 且 ", " 并且 "),
        (" 或 ", " 或者 "),
        (" 非 ", " 不是 "),
        ("12月", "12个月"),
        ("18岁", "18周岁"),
        ("㎡", "平方米"),
    ]);
    assert_eq!(pack(CHINESE).to_bytes(), pack(&other).to_bytes());
}

#[test]
fn blanks_and_comments_do_not_matter() {
    let spaced = with(&[(" ", "\u{3000} "), ("\n", " // 注 { \" \n\t")]);
    assert_eq!(pack(CHINESE).to_bytes(), pack(&spaced).to_bytes());
}

#[test]
fn the_order_of_files_does_not_matter() {
    let file = |path: &str, text: &str| yimen::SourceFile { path: path.into(), text: text.into() };
    let (head, rest) = CHINESE.split_at(CHINESE.find("定义").unwrap());
    let (one, two) = (file("试/1.policy", head), file("试/2.policy", rest));
    let bytes = |files: &[yimen::SourceFile]| yimen::compile(files).pack.unwrap().to_bytes();
    assert_eq!(bytes(&[one.clone(), two.clone()]), bytes(&[two, one]));
    assert_eq!(bytes(&[file("试/1.policy", CHINESE)]), bytes(&[file("别处/甲.policy", CHINESE)]));
}
