// A policy with a fact of every kind, varied families of it, and those families as columns.

export const policy = `
政策包 示例市 (sample "Sample city") {
  版本 "1"
  地区 示例市
}
地区表 {
  990000 示例市 (sample_city "Sample city")
  990100 示例县 (sample_county "Sample county")
}
事实 家庭 {
  户籍地 (hukou "Household registration"): 地区
  可计月收入 (countable_income "Countable monthly income"): 元/月 0..1000000
  债务 (debt "Debt"): 元 0.. 可无
  有车 (has_car "Has a car"): 是否
  住房 (housing "Housing"): 选项 { 自有 (owned), 租赁 (rented), 借住 (lent) }
  迁入日期 (moved_in "Moved in on"): 日期
}
事实 成员 1..30 {
  出生日期 (birth_date "Date of birth"): 日期
  残疾等级 (grade "Degree of disability"): 选项 { 无, 一级 (first), 二级 (second) }
}
标准 低保标准 (dibao_standard "Minimum living standard"): 元/人/月 按 地区 {
  示例市 { 2025-01-01 起 1041 系统自定 "示例" 依据 "本示例" }
}
定义 家庭.人均月收入 (income_per_head "Monthly income per head") = 可计月收入 ÷ 人数(成员)
指标 救助指数 (index "Index") = 人数(成员)

事项 最低生活保障 (dibao "Minimum living allowance") 对象 家庭 {
  依据 "本示例" 系统自定
  条件 收入 (income): 人均月收入 < 低保标准
  条件 无车 (no_car): 非 有车
  待遇 每月 最大(0元/月, 低保标准 × 人数(成员) − 可计月收入) 取整 进一 到 1元
}
事项 困难补助 (aid "Aid") 对象 家庭 {
  依据 "本示例" 系统自定
  条件 收入 (income): 可计月收入 < 9000
  条件 住房 (housing): 住房 属于 {租赁, 借住} 或 无则(债务, 0) > 1000
  待遇 每月 100元
}
事项 安家费 (settling "Settling in") 对象 家庭 {
  依据 "本示例" 系统自定
  条件 新来 (recent): 迁入日期 ≥ 2025-06-01
  待遇 一次 250.5元
}
事项 护理补贴 (care "Care allowance") 对象 成员 {
  依据 "本示例" 系统自定
  条件 等级 (grade): 残疾等级 属于 {一级, 二级}
  待遇 每月 如果 残疾等级 = 一级 则 200元 否则 80.25元
}
关系 最低生活保障 排除 困难补助 同一家庭 依据 "本示例" 系统自定
`;

export const FACTS = {
  family: ["hukou", "countable_income", "debt", "has_car", "housing", "moved_in"],
  member: ["birth_date", "grade"],
};

/** Numbers that look like chance and are the same each time. */
function* numbers(seed) {
  let state = seed;
  for (;;) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    yield state >>> 8;
  }
}

const HOUSING = ["owned", "rented", "lent"];
const GRADES = ["无", "first", "second"];
const ITEMS = ["dibao", "aid", "settling"];
const day = (number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

/**
 * Families as cases: facts unknown or 无, what they receive, mistakes among them; or everything known and right.
 * @param {number} count
 * @param {boolean} [whole]
 * @param {number} [seed]
 */
export function families(count, whole = false, seed = 1) {
  const chance = numbers(seed);
  const below = (limit) => chance.next().value % limit;
  const given = (value) => (whole || below(8) > 0 ? value : undefined);
  return Array.from({ length: count }, () => {
    const cents = below(10) === 0 ? 0 : below(600_000);
    const wrong = !whole && below(40) === 0;
    const family = {
      hukou: given(["990000", "990100"][below(2)]),
      countable_income: given(wrong ? "-1" : (cents / 100).toFixed(2)),
      debt: given(below(3) === 0 ? null : String(below(3_000))),
      has_car: given(below(5) === 0),
      housing: given(HOUSING[below(3)]),
      moved_in: given(day(18_000 + below(2_600))),
    };
    const members = Array.from({ length: 1 + below(wrong ? 40 : 5) }, () => ({
      birth_date: given(day(below(19_000))),
      grade: given(GRADES[below(3)]),
    }));
    const receiving = [];
    for (const item of ITEMS) {
      const amount = [undefined, "100", "741", "250.5"][below(4)];
      if (below(4) === 0) receiving.push({ item, ...(amount && { amount }) });
    }
    if (below(4) === 0) receiving.push({ item: "care", member: below(members.length + (whole ? 0 : below(30) === 0 ? 1 : 0)), amount: "200" });
    return { date: "2026-03-01", region: "990000", family, members, receiving };
  });
}

/** A mask of rows, as bytes or as bits. */
function mask(rows, bits) {
  const bytes = Uint8Array.from(rows, (row) => (row ? 1 : 0));
  if (!bits) return bytes;
  const packed = new Uint8Array((rows.length + 3 + 7) >> 3);
  rows.forEach((row, at) => (packed[(at + 3) >> 3] |= (row ? 1 : 0) << ((at + 3) & 7)));
  return { bits: packed, offset: 3 };
}

/** Values of a fact as a column. */
function column(fact, values, { bits, wide, whole }) {
  const masks = whole && fact !== "debt" ? {} : { known: mask(values.map((value) => value !== undefined), bits), absent: mask(values.map((value) => value === null), bits) };
  const keyed = (words) => ({ keys: Uint8Array.from(values, (value) => words.indexOf(value) + 1), words: [null, ...words], ...masks });
  const digits = (places) => {
    const all = values.map((value) => Math.round(Number(value ?? 0) * 10 ** places));
    return { digits: wide ? BigInt64Array.from(all, BigInt) : Int32Array.from(all), places, ...masks };
  };
  const days = () => ({ days: Int32Array.from(values, (value) => (value ? Date.parse(value) / 86_400_000 : 0)), ...masks });
  const kinds = {
    hukou: () => keyed(["990000", "990100"]),
    countable_income: () => digits(2),
    debt: () => digits(0),
    has_car: () => ({ truths: mask(values, bits), ...masks }),
    housing: () => keyed(HOUSING),
    moved_in: days,
    birth_date: days,
    grade: () => keyed(GRADES),
  };
  return kinds[fact]();
}

const starts = (counts) => Uint32Array.from(counts.reduce((all, count) => [...all, all.at(-1) + count], [0]));

/** Families as the columns of a register. */
export function register(all, form) {
  const columns = (facts, given) => Object.fromEntries(facts.map((fact) => [fact, column(fact, given.map((one) => one[fact]), form)]));
  const received = all.flatMap(({ receiving }) => receiving);
  const words = ["care", ...ITEMS];
  const numbers = (values, places) => ({
    digits: Int32Array.from(values, (value) => Math.round(Number(value ?? 0) * 10 ** places)),
    places,
    known: mask(values.map((value) => value !== undefined), form.bits),
  });
  return {
    families: all.length,
    region: { keys: new Uint8Array(all.length), words: ["示例市"] },
    family: columns(FACTS.family, all.map(({ family }) => family)),
    members: { starts: starts(all.map(({ members }) => members.length)), facts: columns(FACTS.member, all.flatMap(({ members }) => members)) },
    receiving: {
      starts: starts(all.map(({ receiving }) => receiving.length)),
      item: { keys: Uint16Array.from(received, ({ item }) => words.indexOf(item)), words },
      member: numbers(received.map(({ member }) => member), 0),
      amount: numbers(received.map(({ amount }) => amount), 1),
    },
  };
}
