//! Packs to audit with.

use std::path::Path;
use yimen::{Pack, SourceFile};

/// Two counties, items that bar, outbid and replace one another, one in kind, one paid once, one by the year.
pub const COUNTY: &str = r#"政策包 甲市救助 (jia "City A assistance") { 版本 "1" }
地区表 { 990000 甲市 (city "City A") { 990001 甲县 (county_a "County A")  990002 乙县 (county_b "County B") } }
事实 家庭 {
  月收入 (income "Income"): 元/月 0..1000000  问 "收入？" 英文 "Income?"
  受灾 (harmed "Harmed"): 是否 问 "受灾没有？" 英文 "Harmed?"
}
事实 成员 1..6 {
  残疾等级 (grade "Grade"): 选项 { 无 (none "None"), 一级 (grade1 "1"), 二级 (grade2 "2") }  问 "几级？" 英文 "Which?"
  孤儿 (orphan "Orphan"): 是否  问 "是不是孤儿？" 英文 "Orphan?"
}
定义 家庭.人均 (per_head "Per head") = 月收入 ÷ 人数(成员)
事项 低保 (dibao "Allowance") 对象 家庭 {
  依据 《办法》第二条 已核实
  条件 收入 (income "Income"): 人均 < 1000元/人/月  未满足 "收入高了。" 英文 "Too much."
  待遇 每月 最大(0元/月, 1000元/人/月 × 人数(成员) − 月收入)
}
事项 护理补贴 (care "Care subsidy") 对象 成员 {
  依据 《办法》第三条 已核实
  条件 等级 (grade "Grade"): 残疾等级 属于 {一级, 二级}
  待遇 每月 100元/月
}
事项 失能补助 (frail "Frailty aid") 对象 成员 {
  依据 《办法》第三条之一 已核实
  条件 等级 (grade "Grade"): 残疾等级 = 一级
  待遇 每月 130.5元/月
}
事项 孤儿养育 (orphans "Orphans") 对象 成员 {
  依据 《办法》第四条 已核实
  条件 孤儿 (orphan "Orphan"): 孤儿
  待遇 每月 1500元/月
}
事项 取暖补助 (heating "Heating") 对象 家庭 {
  依据 《办法》第五条 待复核 "转载"
  条件 低保 (dibao "Allowance"): 享受(低保)
  待遇 每年 500元/年
}
事项 救灾 (relief "Relief") 对象 家庭 {
  依据 《办法》第六条 已核实
  条件 受灾 (harmed "Harmed"): 受灾
  待遇 一次 2000元
}
事项 电视免费 (television "Television") 对象 家庭 {
  依据 《办法》第七条 已核实
  条件 低保 (dibao "Allowance"): 享受(低保)
  待遇 实物 "免收视费" 英文 "No fee"
}
关系 孤儿养育 排除 护理补贴 同一成员 依据 《办法》第八条 已核实
关系 择高 { 护理补贴, 失能补助 } 同一成员 依据 《办法》第九条 待复核 "转载"
指标 家庭.困难分 (need "Need") = 限于((1000元/人/月 − 人均) ÷ 1元/人/月, 0, 1000) 取整 四舍五入 到 1
"#;

pub fn compiled(text: &str) -> Pack {
    let files = [SourceFile { path: "jia/all.policy".into(), text: text.into() }];
    let compiled = yimen::compile(&files);
    compiled.pack.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}

/// One of the project's packs, with what it is based on.
#[allow(dead_code, reason = "not every test needs it")]
pub fn project(layers: &[&str]) -> Pack {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let mut files = Vec::new();
    for layer in layers {
        for entry in std::fs::read_dir(root.join(layer)).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{layer}/{}", path.file_name().unwrap().to_string_lossy());
            files.push(SourceFile { path: name, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
    let compiled = yimen::compile(&files);
    compiled.pack.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}
