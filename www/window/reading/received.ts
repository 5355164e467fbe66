// What is received, in one cell: `低保:723;护理补贴:200`. The amount may be left out.
import { known, type Aliases } from "./aliases.js";
import { plain } from "./normalise.js";

export interface ReceivedItem {
  item: string;
  amount?: string;
}

/** The items of a cell, in its order. */
export function receivedIn(cell: string, aliases: Aliases): ReceivedItem[] {
  return plain(cell)
    .split(/[;、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", amount = ""] = part.split(/:(.*)/s).map((text) => text.trim());
      const item = known(name, aliases.items);
      const figure = amount.replace(/元(\/.)?$/, "").trim();
      return figure === "" ? { item } : { item, amount: figure };
    });
}
