"""Bench policy v1 in DuckDB with DECIMAL columns, over the families the engine is measured with.

  cargo run --release -p yimen-bench --example columns -- 1000000 families.csv
  pip install duckdb
  python3 crates/bench/benches/against_duckdb.py families.csv

The rules are written two ways: as one reads them, with the income divided by the people; and exactly, with both sides of a
comparison multiplied instead. Both write the same 14 columns into a table in memory.
"""

import statistics
import sys
import time

try:
    import duckdb
except ImportError:
    sys.exit("against_duckdb: DuckDB is missing; install it with: pip install duckdb")

ROUNDS = 5
MONEY = ["income_total", "property_total", "medical_oop", "std"]
COUNTS = ["people", "cars", "houses", "max_age", "disability_level"]
TRUTHS = ["local_hukou", "labor_able", "has_supporter"]
AMOUNTS = ["tekun", "dibao", "medical", "disability_living", "disability_care", "temp", "total_monthly"]
VERDICTS = ["tekun", "dibao", "dibian", "medical", "disability_living", "disability_care", "temp"]

AS_READ = {
    "below": "income_total / people < {times} * std",
    "dibao": "ceil((std - income_total / people) * people)",
    "spends": "medical_oop > 12 * (income_total / people) * people * 0.4",
}
EXACT = {
    "below": "income_total < {times} * std * people",
    "dibao": "ceil(std * people - income_total)",
    "spends": "medical_oop > 4.8 * income_total",
}


def rules(way):
    def below(times):
        return way["below"].format(times=times)

    return f"""
    CREATE OR REPLACE TABLE due AS
    WITH first AS (
      SELECT *,
        local_hukou AND (max_age >= 60 OR disability_level BETWEEN 1 AND 2) AND NOT labor_able AND NOT has_supporter
          AND {below(1)} AND people = 1 AS tekun
      FROM families),
    second AS (
      SELECT *,
        local_hukou AND NOT tekun AND {below(1)} AND property_total <= 24 * std * people
          AND cars = 0 AND houses <= 1 AS dibao
      FROM first),
    third AS (
      SELECT *,
        local_hukou AND NOT tekun AND NOT dibao AND {below(1.5)} AND property_total <= 36 * std * people
          AND cars = 0 AND houses <= 1 AS dibian,
        local_hukou AND disability_level BETWEEN 1 AND 2 AND NOT tekun AS disability_care,
        local_hukou AND NOT tekun AND NOT dibao AND {way["spends"]} AND {below(2)} AS temp
      FROM second),
    fourth AS (
      SELECT *,
        tekun OR dibao OR dibian AS medical,
        (dibao OR dibian) AND disability_level BETWEEN 1 AND 4 AS disability_living,
        CASE WHEN tekun THEN round(1.3 * std, 2) ELSE 0 END AS tekun_amount,
        CASE WHEN dibao THEN CAST({way["dibao"]} AS DECIMAL(18, 2)) ELSE 0 END AS dibao_amount
      FROM third)
    SELECT {", ".join(VERDICTS)}, tekun_amount, dibao_amount,
      CASE WHEN medical THEN least(50000, round(greatest(0, medical_oop - CASE WHEN dibian THEN 3000 ELSE 0 END)
        * CASE WHEN tekun THEN 1.00 WHEN dibao THEN 0.75 ELSE 0.60 END, 2)) ELSE 0 END AS medical_amount,
      CASE WHEN disability_living THEN CAST(100 AS DECIMAL(18, 2)) ELSE 0 END AS disability_living_amount,
      CASE WHEN disability_care THEN CAST(120 AS DECIMAL(18, 2)) ELSE 0 END AS disability_care_amount,
      CASE WHEN temp THEN least(6 * std, round(medical_oop * 0.3, 2)) ELSE 0 END AS temp_amount,
      tekun_amount + dibao_amount + disability_living_amount + disability_care_amount AS total_monthly_amount
    FROM fourth"""


def load(connection, file):
    money = [f"CAST({name} AS DECIMAL(12, 2)) AS {name}" for name in MONEY]
    counts = [f"CAST({name} AS TINYINT) AS {name}" for name in COUNTS]
    truths = [f"{name} = '1' AS {name}" for name in TRUTHS]
    exact = [f"CAST({name}_exact AS DECIMAL(18, 2)) AS {name}_exact" for name in AMOUNTS]
    due = [f"{name}_due = '1' AS {name}_due" for name in VERDICTS]
    read = "FROM read_csv(?, all_varchar = true, header = true)"
    for table, columns in ("families", money + counts + truths), ("expected", exact + due):
        connection.execute(f"CREATE TABLE {table} AS SELECT {', '.join(columns)} {read}", [file])
    return connection.execute("SELECT count(*) FROM families").fetchone()[0]


def measure(connection, sql, threads, rows):
    connection.execute(f"SET threads = {threads}")
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        connection.execute(sql)
        times.append(time.perf_counter() - start)
    return rows / statistics.median(times) / 1e6


def differences(connection, columns):
    """How many rows differ from the exact ones in each of the columns: pairs of names."""
    counts = ", ".join(f"count(*) FILTER (WHERE due.{found} <> expected.{exact})" for found, exact in columns)
    return connection.execute(f"SELECT {counts} FROM due POSITIONAL JOIN expected").fetchone()


def main():
    if len(sys.argv) != 2:
        sys.exit("against_duckdb: FILE.csv")
    connection = duckdb.connect(":memory:", config={"preserve_insertion_order": True})
    rows = load(connection, sys.argv[1])
    received = connection.execute("SELECT count(*) FROM expected WHERE dibao_due").fetchone()[0]
    print(f"DuckDB {duckdb.__version__}, {rows:,} families, millions of families/s, median of {ROUNDS}\n")
    print("| | 1 thread | 2 threads | dibao amounts that differ | other amounts | verdicts |\n|---|---:|---:|---:|---:|---:|")
    for name, way in ("as read", AS_READ), ("exact", EXACT):
        speeds = [measure(connection, rules(way), threads, rows) for threads in (1, 2)]
        amounts = dict(zip(AMOUNTS, differences(connection, [(f"{it}_amount", f"{it}_exact") for it in AMOUNTS])))
        verdicts = sum(differences(connection, [(it, f"{it}_due") for it in VERDICTS]))
        dibao = amounts.pop("dibao")
        wrong = f"{dibao:,} of {received:,} ({100 * dibao / max(received, 1):.1f} %)"
        print(f"| {name} | {speeds[0]:.2f} | {speeds[1]:.2f} | {wrong} | {sum(amounts.values()):,} | {verdicts:,} |")


main()
