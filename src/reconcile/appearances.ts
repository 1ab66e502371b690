import { nameWords } from "../text/index.ts";
import { dayOf } from "./calendar.ts";
import { byCode } from "./digest.ts";
import type { Facts } from "./facts.ts";
import type { Paper } from "./paper.ts";

/** How a page hangs on an earlier one of the same event. */
export interface Appearance {
  /** The earlier page. */
  first: string;
  /**
   * `copy`: the same text. `translation`: in another language, all odd figures that the page states as its own words are the earlier one's. `echo`: it shares
   * a quotation or figures with it in one language, or cites somebody for them, and nothing says which way they went.
   */
  as: "copy" | "translation" | "echo";
  /** Why, as an English sentence. */
  why: string;
}

// Two pages of one agency share a third of their words; a copy keeps most of them.
const ALIKE = 0.6;
// Too little text to tell a copy from a coincidence.
const FEWEST_RUNS = 12;
// A run of words or a quotation that this many pages of one event share is furniture.
const COMMON = 40;
// Three figures that are not round, for the same things, are not counted alike by chance, where they are half of what a page counts.
const ODD_FIGURES = 3;

// A translation follows its original within days.
const TRANSLATED_DAYS = 7;

/** Whether two sentences are one and the same but for a few words: most runs of three words of the shorter stand in the other. */
export function sameWording(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => {
    const words = nameWords(text);
    return new Set(words.length < 3 ? words : words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")));
  }) as [Set<string>, Set<string>];
  const [few, many] = x.size <= y.size ? [x, y] : [y, x];
  return [...few].filter((run) => many.has(run)).length >= few.size * ALIKE;
}

function earliest(a: Paper, b: Paper): number {
  return byCode(a.published ?? "9999", b.published ?? "9999") || byCode(a.id, b.id);
}

/** How many of its marks each earlier holder shares with a page. Marks that many pages bear count for nothing. */
class Shared {
  readonly #holders = new Map<string | number, Paper[]>();

  with(marks: readonly (string | number)[]): Map<Paper, number> {
    const found = new Map<Paper, number>();
    for (const mark of marks) for (const holder of this.#holders.get(mark) ?? []) found.set(holder, (found.get(holder) ?? 0) + 1);
    return found;
  }

  add(paper: Paper, marks: readonly (string | number)[]): void {
    for (const mark of marks) {
      const held = this.#holders.get(mark);
      if (!held) this.#holders.set(mark, [paper]);
      else if (held.length < COMMON) held.push(paper);
    }
  }
}

/** Whether one page may be the translation of another: another language, and no more than some days later. */
function translates(paper: Paper, first: Paper): boolean {
  const [day, before] = [dayOf(paper.published), dayOf(first.published)];
  return tongue(paper) !== tongue(first) && (day === null || before === null || day - before <= TRANSLATED_DAYS);
}

function tongue({ language }: Paper): string {
  return language.split("-")[0]!.toLowerCase();
}

function most(shared: Map<Paper, number>, measure: (paper: Paper, count: number) => number | null): { paper: Paper; share: number } | null {
  let best: { paper: Paper; share: number } | null = null;
  for (const [paper, count] of shared) {
    const share = measure(paper, count);
    if (share !== null && (best === null || share > best.share || (share === best.share && earliest(paper, best.paper) < 0))) best = { paper, share };
  }
  return best;
}

function dated(paper: Paper): string {
  return `${paper.publisher ?? paper.republished_from ?? paper.captured_from}${paper.published === null ? "" : ` of ${paper.published.slice(0, 10)}`}`;
}

/**
 * Which of an event's pages are appearances or echoes of an earlier one of them, by document id; an earlier one is the one
 * published first, then the first by id. Pages are compared only with those that share a run of words, a quotation or a figure.
 * `apart` says of two pages that a person declared their outlets independent: neither then appears in the other.
 */
export function appearancesOf(papers: readonly Paper[], facts: readonly Facts[], apart: (page: Paper, first: Paper) => boolean = () => false): Map<string, Appearance> {
  const found = new Map<string, Appearance>();
  const runs = new Shared(), quotations = new Shared(), figures = new Shared();
  const witnesses = new Set(facts.filter((one) => one.observed).map(({ claim }) => claim.document));
  for (const paper of [...papers].sort(earliest)) {
    const copied = paper.sketch.length < FEWEST_RUNS ? null : most(runs.with(paper.sketch), (other, count) => {
      const share = count / Math.min(paper.sketch.length, other.sketch.length);
      return share >= ALIKE && !apart(paper, other) ? share : null;
    });
    if (copied) {
      const before = found.get(copied.paper.id);
      const first = before !== undefined && before.as !== "echo" ? before.first : copied.paper.id;
      found.set(paper.id, { first, as: "copy", why: `Its text is that of ${dated(copied.paper)}: they share ${Math.round(copied.share * 100)} % of their runs of six words.` });
    } else {
      const quoted = most(quotations.with(paper.quotations), (other, count) => (apart(paper, other) ? null : count));
      const figured = most(figures.with(paper.figures), (other, count) => (count >= ODD_FIGURES && count * 2 >= Math.min(paper.figures.length, other.figures.length) && !apart(paper, other) ? count : null));
      const same = figured === null ? [] : figured.paper.figures.filter((one) => paper.figures.includes(one));
      if (figured && translates(paper, figured.paper) && !witnesses.has(paper.id) && paper.own.length >= ODD_FIGURES && paper.own.every((one) => same.includes(one))) {
        const before = found.get(figured.paper.id);
        const first = before !== undefined && before.as !== "echo" ? before.first : figured.paper.id;
        found.set(paper.id, { first, as: "translation", why: `It tells in ${tongue(paper)} what ${dated(figured.paper)} told in ${tongue(figured.paper)}: the same odd figures (${same.join(", ")}), as its own words.` });
      } else if (quoted) found.set(paper.id, { first: quoted.paper.id, as: "echo", why: `It brings ${quoted.share === 1 ? "a long quotation" : `${quoted.share} long quotations`} that ${dated(quoted.paper)} has, word for word.` });
      else if (figured) found.set(paper.id, { first: figured.paper.id, as: "echo", why: `It gives the same odd figures as ${dated(figured.paper)} (${same.join(", ")}).` });
    }
    if (paper.sketch.length >= FEWEST_RUNS) runs.add(paper, paper.sketch);
    quotations.add(paper, paper.quotations);
    figures.add(paper, paper.figures);
  }
  return found;
}
