//! A synthetic register, and what the commands over registers say about it.

use super::support::{Ran, Scratch};
use serde_json::Value as Json;
use std::{collections::BTreeMap, fs};

/// Two counties; items that bar one another, one of a year, one in kind, an index and a class.
pub const COUNTY: &str = r#"政策包 甲市救助 (jia) { 版本 "1" }
地区表 { 990000 甲市 (city) { 990001 甲县 (county_a)  990002 乙县 (county_b) } }
事实 家庭 {
  countable_income: 元/月 0..1000000  问 "收入？"
  cars: 辆 0..50 问 "几辆车？"
  yearly_costs: 元 0..1000000 问 "看病多少？"
}
事实 成员 1..6 {
  disability_grade: 选项 { 无 (none), 一级 (grade1), 二级 (grade2), 三级 (grade3), 四级 (grade4) }  问 "几级？"
  孤儿 (orphan): 是否  问 "是不是孤儿？"
}
定义 家庭.人均 = countable_income ÷ 人数(成员)
事项 低保 (dibao) 对象 家庭 {
  依据 《办法》第二条 已核实
  条件 收入: 人均 < 1000元/人/月
  条件 车: cars = 0辆
  待遇 每月 最大(0元/月, 1000元/人/月 × 人数(成员) − countable_income)
}
事项 护理补贴 (care) 对象 成员 {
  依据 《办法》第三条 待复核 "转载"
  条件 等级: disability_grade 属于 {一级, 二级}
  待遇 每月 100元/月
}
事项 孤儿养育 (orphans) 对象 成员 {
  依据 《办法》第四条 已核实
  条件 孤儿: 孤儿
  待遇 每月 1500元/月
}
事项 取暖补助 (heating) 对象 家庭 {
  依据 《办法》第五条 已核实
  条件 低保: 享受(低保)
  待遇 每年 500元/年
}
关系 孤儿养育 排除 护理补贴 同一成员 依据 《办法》第八条 已核实
指标 家庭.困难分 (need) = 限于((1000元/人/月 − 人均) ÷ 1元/人/月, 0, 1000) 取整 四舍五入 到 1
分类 家庭.类别 (class) { 低保户 (poor): 享受(低保), 否则: 其他 (other) }
用例 "两口之家" {
  评估日 2025-09-01  地区 甲县
  家庭 { countable_income 1500  cars 0  yearly_costs 0 }
  成员 { disability_grade 一级  孤儿 否 }  成员 { disability_grade 无  孤儿 否 }
  期望 低保 符合 每月 500元
}
"#;

/// A scratch folder with that pack in `jia`.
pub fn scratch() -> Scratch {
    let scratch = Scratch::empty();
    scratch.write("jia/pack.policy", COUNTY);
    scratch
}

/// Makes a register in files of an ending.
#[track_caller]
pub fn synth(scratch: &Scratch, ending: &str, size: &str, more: &[&str]) -> Ran {
    let names = ["f", "m", "r", "p"].map(|name| format!("{name}.{ending}"));
    let [f, m, r, p] = &names;
    let mut arguments = vec!["synth", "jia", "--families-out", f, "--members-out", m, "--receiving-out", r];
    arguments.extend(["--planted-out", p, "--size", size, "--region", "甲市", "--date", "2025-09-01"]);
    arguments.extend(more);
    scratch.run(&arguments)
}

/// The register's files as arguments.
pub fn files(ending: &str) -> [String; 8] {
    let name = |name: &str| format!("{name}.{ending}");
    let option = |option: &str| option.to_owned();
    [
        option("--families"),
        name("f"),
        option("--members"),
        name("m"),
        option("--receiving"),
        name("r"),
        option("--date"),
        option("2025-09-01"),
    ]
}

#[track_caller]
pub fn over(scratch: &Scratch, command: &[&str], ending: &str, more: &[&str]) -> Ran {
    let files = files(ending);
    let all: Vec<&str> =
        command.iter().copied().chain(files.iter().map(String::as_str)).chain(more.iter().copied()).collect();
    scratch.run(&all)
}

/// The rows of a list, each with its columns by name.
#[track_caller]
pub fn rows(scratch: &Scratch, name: &str) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(scratch.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    if name.ends_with(".jsonl") {
        let line = |line: &str| {
            let object: BTreeMap<String, Json> = serde_json::from_str(line).unwrap();
            let text = |value: Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            object.into_iter().map(|(key, value)| (key, text(value))).collect()
        };
        return text.lines().map(line).collect();
    }
    let mut lines = text.lines();
    let heads: Vec<String> = lines.next().unwrap().split(',').map(str::to_owned).collect();
    // The texts of these packs hold neither commas nor quotes.
    let row = |line: &str| heads.iter().cloned().zip(line.split(',').map(str::to_owned)).collect();
    lines.map(row).collect()
}

/// Some columns of each row, an empty one as nothing.
pub fn columns(rows: &[BTreeMap<String, String>], names: &[&str]) -> Vec<Vec<String>> {
    let of =
        |row: &BTreeMap<String, String>| names.iter().map(|name| row.get(*name).cloned().unwrap_or_default()).collect();
    rows.iter().map(of).collect()
}
