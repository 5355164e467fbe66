//! The example of the design, nearly word for word.

use super::support::{failures, pack, row, screen};

const POLICY: &str = r#"
政策包 浙江省社会救助 (zhejiang) { 版本 "2026.1"  地区 浙江省  生效 2026-01-01 }
地区表 { 330000 浙江省 { 330100 杭州市 331000 台州市 { 331022 三门县 } } }
事实 家庭 {
  户籍地 (hukou): 地区                         问 "户口在哪里？"
  可计月收入 (countable_income): 元/月  0..1000000   问 "全家上个月一共有多少收入？"
  货币财产 (cash_assets): 元 0..
}
事实 成员 1..30 {
  出生日期 (birth_date): 日期
  残疾等级 (disability_grade): 选项 { 无, 一级, 二级, 三级, 四级 }
  残疾类别: 选项 { 无, 视力, 听力, 言语, 肢体, 智力, 精神, 多重 }
  自理程度: 选项 { 完全不能, 基本不能, 部分不能, 能 }
}
标准 低保标准: 元/人/月 按 地区 {
  依据 《浙江省社会救助条例》第十条
  台州市 { 2022-12-01 起 1041 }
  杭州市 { 2025-01-23 起 1301  待复核 "转载" }
}
定义 家庭.人均月收入 = 可计月收入 ÷ 人数(成员)
定义 成员.重残 = 残疾等级 属于 {一级, 二级}

事项 最低生活保障 (dibao) 对象 家庭 {
  类别 基本生活救助   部门 民政
  依据 《社会救助暂行办法》第九条
  条件 收入: 人均月收入 < 低保标准          未满足 "人均月收入不低于当地低保标准"
  条件 财产: 货币财产 < 4 × 低保标准 × 12月 × 人数(成员)
  待遇 每月 最大(0, 低保标准 × 人数(成员) − 可计月收入)   取整 进一 到 1元
  材料 身份证, 户口簿, 收入财产申报表, 核对授权书
  时限 20工作日
}
事项 重度残疾人护理补贴 (care_subsidy) 对象 成员 {
  依据 《国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见》
  条件 等级: 重残 或 (残疾等级 = 三级 且 残疾类别 属于 {智力, 精神})
  待遇 每月 分档 自理程度 { 完全不能: 500, 基本不能: 250, 部分不能: 125, 否则: 0 }
}
事项 特困供养 (tekun) 对象 成员 {
  依据 《社会救助暂行办法》第十四条
  条件 年龄: 周岁(出生日期) ≥ 60岁
  条件 人口: 人数(成员) = 1人
  条件 收入: 人均月收入 < 低保标准
  待遇 每月 1.3 × 低保标准 取整 四舍五入 到 0.01元
}
关系 特困供养 排除 最低生活保障 同一成员            依据 国发〔2016〕14号
关系 特困供养 排除 重度残疾人护理补贴 同一成员        依据 国发〔2015〕52号
用例 "三口之家" {
  评估日 2026-03-01
  家庭 { 户籍地 三门县  可计月收入 2400  货币财产 0 }
  成员 { 出生日期 1980-01-01 }  成员 { 出生日期 1982-05-01 }  成员 { 出生日期 2015-09-01 }
  期望 最低生活保障 符合 每月 723元
}
用例 "特困老人" {
  评估日 2026-03-01
  家庭 { 户籍地 三门县  可计月收入 100  货币财产 0 }
  成员 { 出生日期 1950-01-01  残疾等级 二级  残疾类别 肢体  自理程度 完全不能 }
  期望 特困供养 成员 1 符合 每月 1353.30元
  期望 最低生活保障 被排除
  期望 重度残疾人护理补贴 成员 1 被排除
}
"#;

#[test]
fn its_cases_pass() {
    assert_eq!(failures(POLICY), [] as [String; 0]);
}

#[test]
fn its_case_as_json() {
    let case = r#"{ "date": "2026-03-01", "region": "三门县",
        "family": { "countable_income": "2400", "cash_assets": 0 },
        "members": [ { "birth_date": "1980-01-01", "disability_grade": "二级" }, {}, {} ],
        "receiving": [ { "item": "dibao", "amount": "723" }, { "item": "care_subsidy", "member": 0, "amount": "250" } ] }"#;
    let result = screen(&pack(POLICY), case);
    let rows: Vec<String> = result.items.iter().map(row).collect();
    assert_eq!(
        rows,
        [
            "dibao eligible continuing 723 元/月",
            "care_subsidy[0] eligible continuing 0..500 元/月 ?members[0].自理程度",
            "care_subsidy[1] undetermined 0..500 元/月 ?members[1].disability_grade+members[1].残疾类别+members[1].自理程度",
            "care_subsidy[2] undetermined 0..500 元/月 ?members[2].disability_grade+members[2].残疾类别+members[2].自理程度",
            "tekun[0] ineligible",
            "tekun[1] ineligible",
            "tekun[2] ineligible",
        ]
    );
}
