//! Families of bench policy v1 and what they are due, as a CSV file that other engines can read.
//!
//! `cargo run --release -p yimen-bench --example columns -- ROWS FILE.csv`; money in yuan, yes and no as 1 and 0.

use std::{
    env,
    fs::File,
    io::{self, BufWriter, Write},
    process::ExitCode,
};
use yimen_bench::register::{AMOUNTS, Families, Family, Results, VERDICTS, Wide, judge_wide};

/// Facts, in the order of the file.
const FACTS: &str = "income_total,people,property_total,cars,houses,local_hukou,max_age,labor_able,has_supporter,\
                     medical_oop,disability_level,std";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [rows, file] = arguments.as_slice() else { return refused("ROWS FILE.csv") };
    let Ok(rows) = rows.parse() else { return refused(&format!("ROWS is a whole number, not {rows}")) };
    match write(rows, file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refused(&format!("{file}: {error}")),
    }
}

fn refused(words: &str) -> ExitCode {
    eprintln!("columns: {words}");
    ExitCode::from(2)
}

fn write(rows: usize, file: &str) -> io::Result<()> {
    let mut results = Results::new(rows);
    judge_wide(&Wide::of(Families::new(1).take(rows)), &mut results);
    let mut out = BufWriter::new(File::create(file)?);
    let exact =
        VERDICTS.map(|name| format!("{name}_due")).into_iter().chain(AMOUNTS.map(|name| format!("{name}_exact")));
    writeln!(out, "{FACTS},{}", exact.collect::<Vec<String>>().join(","))?;
    for (row, family) in Families::new(1).take(rows).enumerate() {
        let (verdicts, amounts) = results.row(row);
        write!(out, "{}", facts(&family))?;
        verdicts.iter().try_for_each(|due| write!(out, ",{due}"))?;
        amounts.iter().try_for_each(|amount| write!(out, ",{}", yuan(*amount)))?;
        writeln!(out)?;
    }
    out.flush()
}

fn facts(family: &Family) -> String {
    let Family { income, people, property, cars, houses, local, age, able, supported, medical, level, standard } =
        *family;
    let (local, able, supported) = (u8::from(local), u8::from(able), u8::from(supported));
    let (income, medical) = (yuan(income), yuan(medical));
    format!(
        "{income},{people},{property},{cars},{houses},{local},{age},{able},{supported},{medical},{level},{standard}"
    )
}

fn yuan(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}
