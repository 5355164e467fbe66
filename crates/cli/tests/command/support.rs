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
