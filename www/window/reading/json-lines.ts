// One family as a line of JSON: a case of the engine with the family's id beside it.
import { plain } from "./normalise.js";

const IDS = ["family_id", "id", "家庭编号", "编号"];

/** The members of an object's text: each key with the place of its whole text, the value's included. */
function entries(text: string): { key: string; from: number; to: number; value: string }[] {
  const found: { key: string; from: number; to: number; value: string }[] = [];
  let depth = 0;
  let from = text.indexOf("{") + 1;
  let colon = -1;
  const close = (to: number) => {
    if (colon >= 0) {
      const key = JSON.parse(text.slice(from, colon)) as string;
      found.push({ key, from, to, value: text.slice(colon + 1, to) });
    }
    [from, colon] = [to + 1, -1];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') {
      for (at += 1; text[at] !== '"'; at += 1) if (text[at] === "\\") at += 1;
    } else if (letter === "{" || letter === "[") depth += 1;
    else if (letter === "}" || letter === "]") {
      if (depth === 1) close(at);
      depth -= 1;
    } else if (depth === 1 && letter === ":" && colon < 0) colon = at;
    else if (depth === 1 && letter === ",") close(at);
  }
  return found;
}

/**
 * The id of a line's family and its case. The case keeps its text as it is, digit by digit: only the id is cut out, and
 * place and day are put in where it has none.
 */
export function familyOf(line: string, defaults: Readonly<Record<"region" | "date", string>>): { id: string; case: string } {
  const value: unknown = JSON.parse(line);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new SyntaxError("not an object");
  const all = entries(line);
  const ids = all.filter(({ key }) => IDS.includes(key));
  const id = ids.length > 0 ? JSON.parse(ids[0]?.value ?? '""') : "";
  const kept = all.filter(({ key }) => !IDS.includes(key)).map(({ from, to }) => line.slice(from, to).trim());
  const has = (...keys: string[]) => all.some(({ key }) => keys.includes(key));
  if (!has("region", "地区") && defaults.region !== "") kept.unshift(`"region": ${JSON.stringify(defaults.region)}`);
  if (!has("date", "评估日")) kept.unshift(`"date": ${JSON.stringify(defaults.date)}`);
  return { id: typeof id === "string" || typeof id === "number" ? plain(String(id)) : "", case: `{${kept.join(", ")}}` };
}
