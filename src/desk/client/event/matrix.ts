// The cells of the matrix as they are shown: the same value once, with all the words that say it. Pure.
import type { Cell, Figure, Row } from "../contract.ts";

type Value = Cell["values"][number];

/** One value of a cell; `words` are the claims that say it, the same words from the same page once. */
export interface Entry { value: string; words: Value[] }

/** Gathers the values of a cell, those that most claims give first; hedged claims after plain ones. */
export function entriesOf(cell: Cell): Entry[] {
  const entries = new Map<string, Entry>();
  for (const value of cell.values) {
    const entry = entries.get(value.value) ?? entries.set(value.value, { value: value.value, words: [] }).get(value.value)!;
    if (!entry.words.some(({ document, anchor }) => document === value.document && anchor.start === value.anchor.start && anchor.end === value.anchor.end)) entry.words.push(value);
  }
  const rank = ({ factuality }: Value): number => ["certain", "probable", "possible", "unknown"].indexOf(factuality);
  for (const { words } of entries.values()) words.sort((a, b) => rank(a) - rank(b) || (a.said ?? "9").localeCompare(b.said ?? "9"));
  return [...entries.values()].sort((a, b) => b.words.length - a.words.length);
}

/** Words cut to a length, at a space where there is one, with an ellipsis. */
export function shortened(text: string, most = 90): string {
  if (text.length <= most) return text;
  const cut = text.lastIndexOf(" ", most);
  let end = cut > most / 2 ? cut : most;
  // Not through the middle of a character of two units.
  if (/[\uD800-\uDBFF]/u.test(text[end - 1]!) && end === most) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** How a row stands, told a little finer than the server does: whether all of those who agree do, and whether those that do not contradict each other say the same. */
export type Standing = Row["standing"] | "some" | "alike";

export function standingOf(row: Row): Standing {
  const values = row.cells.map((cell) => new Set(cell.values.map(({ value }) => value)));
  const shared = [...values[0] ?? []].some((value) => values.every((set) => set.has(value)));
  if (row.standing === "agreed") return shared ? "agreed" : "some";
  return row.standing === "open" && shared ? "alike" : row.standing;
}

/** The figures of an origin that it later raised, lowered or took back, as `VALUE` of its row; by what happened to them. */
export function laterOf(row: Row, origin: string, figures: readonly Figure[]): Map<string, "raised" | "lowered"> {
  const own = figures.filter((figure) => figure.origin === origin && figure.quantity === row.quantity && figure.group === row.group);
  const byId = new Map(own.map((figure) => [figure.id, figure]));
  const found = new Map<string, "raised" | "lowered">();
  for (const { relation } of own) {
    const before = relation?.of ? byId.get(relation.of) : undefined;
    if (before && (relation!.kind === "amends" || relation!.kind === "lowers")) found.set(figureKey(before.value), relation!.kind === "amends" ? "raised" : "lowered");
  }
  return found;
}

/** Bounds as a slot writes them: `25`, `25..`, `..40`, `20..30`. */
function figureKey({ low, high }: { low: number | null; high: number | null }): string {
  return low === high ? String(low) : `${low ?? ""}..${high ?? ""}`;
}
