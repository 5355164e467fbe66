//! A scratch folder, a small pack, and the command run in it.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// A pack small enough to read at a glance: one family item, one member item, one relation between two items.
pub const PACK: &str = r#"政策包 甲县救助 (jia) { 版本 "1.0"  地区 甲县 }
地区表 { 990000 甲市 { 990001 甲县  990002 乙县 } }
事实 家庭 {
  户籍地 (hukou): 地区  问 "户口在哪里？"
  月收入 (income): 元/月 0..1000000  问 "全家一个月收入多少？"
}
事实 成员 1..10 {
  残疾等级 (grade): 选项 { 无, 一级, 二级 }  问 "残疾证上是几级？"
  出生日期 (birth_date): 日期  问 "哪天出生？"
}
标准 低保标准: 元/人/月 按 地区 {
  依据 《甲市办法》第一条 已核实
  甲县 { 2026-01-01 起 1000 }
}
定义 家庭.人均月收入 = 月收入 ÷ 人数(成员)
事项 最低生活保障 (dibao) 对象 家庭 {
  部门 民政
  依据 《甲市办法》第二条 已核实
  条件 收入: 人均月收入 < 低保标准  未满足 "人均月收入不低于低保标准"
  待遇 每月 低保标准 × 人数(成员) − 月收入
  材料 身份证、户口簿
  时限 20工作日
}
事项 护理补贴 (care) 对象 成员 {
  部门 残联
  依据 《甲市办法》第三条 待复核 "转载"
  条件 等级: 残疾等级 属于 {一级, 二级}
  待遇 每月 100元/月
}
用例 "三口之家" {
  评估日 2026-03-01
  地区 甲县
  家庭 { 月收入 2400元/月 }
  成员 { 残疾等级 一级 }
  成员 { 残疾等级 无 }
  成员 { 残疾等级 无 }
  期望 最低生活保障 符合 每月 600元
  期望 护理补贴 成员 1 符合 每月 100元
}
"#;

/// A family for that pack.
pub const FAMILY: &str = r#"{
  "date": "2026-03-01", "region": "甲县",
  "family": { "income": "2400" },
  "members": [ { "grade": "一级" }, { "grade": "无" }, {} ]
}"#;

/// A pack in which items bar, outbid, top up and outlast one another.
pub const RELATIONS: &str = r#"政策包 乙县救助 (yi "County B assistance") { 版本 "3.1"  地区 乙县 }
地区表 { 990000 甲市 (jia_city "City A") { 990002 乙县 (yi_county "County B") } }
事实 家庭 {
  月收入 (income "Monthly income"): 元/月 0..1000000  问 "全家一个月收入多少？" 英文 "What is the family's monthly income?"
}
事实 成员 1..10 {
  残疾等级 (grade "Disability grade"): 选项 { 无 (none "none"), 一级 (grade1 "grade 1"), 二级 (grade2 "grade 2") }  问 "残疾证上是几级？" 英文 "Which grade is on the disability card?"
  孤儿 (orphan "Orphan"): 是否  问 "是不是孤儿？" 英文 "Is it an orphan?"
  学费 (fee "School fee"): 元 0..50000  问 "一年学费多少？" 英文 "What is the school fee?"
}
标准 低保标准 (dibao_standard "Minimum living standard"): 元/人/月 {
  2026-01-01 起 1000 依据 《乙县低保标准》 已核实
}
定义 家庭.人均月收入 (per_head "Monthly income per head") = 月收入 ÷ 人数(成员)  依据 《乙县办法》第四条 待复核 "转载"
事项 最低生活保障 (dibao "Minimum living allowance") 对象 家庭 {
  部门 民政
  依据 《乙县办法》第二条 已核实
  条件 收入 (income "Income"): 人均月收入 < 低保标准  未满足 "人均月收入不低于低保标准" 英文 "income per head is not below the standard"
  待遇 每月 低保标准 × 保障人数() − 月收入 取整 进一 到 1元
  材料 身份证、户口簿
  时限 20工作日
  办理 "乡镇（街道）便民服务中心"
}
事项 护理补贴 (care "Nursing subsidy") 对象 成员 {
  部门 残联
  依据 《乙县办法》第三条 待复核 "转载"
  条件 等级 (grade "Grade"): 残疾等级 属于 {一级, 二级}  未满足 "不是一级或二级残疾" 英文 "the grade is not 1 or 2"
  待遇 每月 150元/月
  材料 残疾证
}
事项 失能补助 (frail "Frailty subsidy") 对象 成员 {
  依据 《乙县办法》第五条 系统自定
  条件 等级 (grade "Grade"): 残疾等级 = 一级
  待遇 每月 200元/月
}
事项 孤儿养育 (orphan_allowance "Orphan allowance") 对象 成员 {
  依据 《乙县办法》第六条
  条件 孤儿 (orphan "Orphan"): 孤儿
  待遇 每月 1500元/月
  材料 身份证、孤儿证明
}
事项 取暖补助 (heating "Heating subsidy") 对象 家庭 {
  依据 《乙县办法》第七条
  条件 低保 (dibao "Minimum living allowance"): 享受(最低生活保障)
  待遇 每年 600元/年
}
事项 助学金 (grant "Study grant") 对象 成员 {
  依据 《乙县办法》第八条
  条件 学费 (fee "School fee"): 学费 > 0元
  待遇 一次 最小(学费, 3000元)
}
事项 困难补贴 (hardship "Hardship subsidy") 对象 成员 {
  依据 《乙县办法》第九条
  条件 等级 (grade "Grade"): 残疾等级 = 一级 或 孤儿
  待遇 每月 90元/月
}
关系 择一 申请人选 { 护理补贴, 失能补助 } 同一成员 依据 《乙县办法》第十一条
关系 择高 { 困难补贴, 护理补贴 } 同一成员 依据 《乙县办法》第十二条 待复核
关系 补差 孤儿养育 扣 { 护理补贴 } 同一成员 依据 《乙县办法》第十三条
关系 渐退 最低生活保障 期限 6个月 按 50% 依据 《乙县办法》第十四条
关系 顺序 { 最低生活保障, 取暖补助 } 依据 《乙县办法》第十五条
"#;

/// A family for that pack that receives some of it, rightly and wrongly.
pub const RECEIVING: &str = r#"{
  "date": "2026-03-01", "region": "乙县",
  "family": { "income": 900 },
  "members": [
    { "grade": "一级", "orphan": false, "fee": 0 },
    { "grade": "无", "orphan": true, "fee": 2500 },
    { "grade": "无", "orphan": false, "fee": 0 }
  ],
  "receiving": [
    { "item": "dibao", "amount": "2000", "since": "2025-01-01", "region": "乙县" },
    { "item": "care", "member": 0, "amount": 150, "since": "2024-05-01" },
    { "item": "hardship", "member": 2, "amount": 90 }
  ]
}"#;

/// A scratch folder to run the command in.
pub struct Scratch {
    folder: TempDir,
}

/// What the command did.
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Scratch {
    pub fn empty() -> Scratch {
        Scratch { folder: TempDir::new().expect("a temporary folder") }
    }

    /// With the small pack in `jia` and the family in `case.json`.
    pub fn with_pack() -> Scratch {
        let scratch = Scratch::empty();
        scratch.write("jia/pack.policy", PACK);
        scratch.write("case.json", FAMILY);
        scratch
    }

    /// With the pack full of relations in `yi` and a family that receives something in `receiving.json`.
    pub fn with_relations() -> Scratch {
        let scratch = Scratch::empty();
        scratch.write("yi/pack.policy", RELATIONS);
        scratch.write("receiving.json", RECEIVING);
        scratch
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("inside the scratch folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[])
    }

    /// Runs with something on standard input.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_yimen"))
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut stdin = child.stdin.take().expect("standard input");
        let input = input.to_vec();
        // The command may stop reading before the end; that is its right.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().expect("the command ends");
        writer.join().expect("input written");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8 output");
        let code = output.status.code().expect("an exit code, not a signal");
        Ran { code, stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Ran {
    /// Refused as unreadable: exit code 2, nothing on standard output, these words on standard error.
    #[track_caller]
    pub fn is_refused(&self, words: &[&str]) {
        assert_eq!((self.code, self.stdout.as_str()), (2, ""), "{}", self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        for word in words {
            assert!(self.stderr.contains(word), "no {word:?} in:\n{}", self.stderr);
        }
    }

    #[track_caller]
    pub fn has_code(&self, code: i32) -> &Ran {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    #[track_caller]
    pub fn says(&self, words: &[&str]) {
        for word in words {
            assert!(self.stdout.contains(word), "no {word:?} in:\n{}", self.stdout);
        }
    }

    /// Standard output as JSON, which must be all there is on it.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        assert!(self.stdout.ends_with("}\n"), "{}", self.stdout);
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}:\n{}", self.stdout))
    }
}
