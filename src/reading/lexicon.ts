import { bySign, foldWord, signTable, unstack } from "../text/index.ts";
import { problem, ProblemError } from "../problem.ts";
import type { Pack } from "./rule.ts";
import { tagNumber } from "./tags.ts";

/** One meaning of a word or of a run of words. */
export interface Entry {
  /** The tag that rules and stages ask for: `act`, `say`, `number`, `by` … */
  tag: string;
  /** What it means under that tag, as the lexicon's third column has it. */
  meaning: string;
  lemma: string;
  /** Grammatical features of this form: `pp`, `cond`, `fut`, `inf` … */
  features: readonly string[];
  /** Number of tokens that it covers. */
  length: number;
  /** The number of its tag, for `tagged`; -1 when no stage asks for it. */
  bit: number;
}

/** An entry; all are made here, with the same fields in the same order, which makes them quick to look at. */
export const entryOf = (tag: string, meaning: string, lemma: string, features: readonly string[], length: number): Entry => ({ tag, meaning, lemma, features, length, bit: tagNumber(tag) });

/** What the look-up needs of a token: its possible forms as spelled (`plain`) and folded (`foldWord`). */
export interface Formed { readonly kind: string; readonly forms: readonly string[]; readonly folded: readonly string[] }

interface Node { entries: Entry[]; next: Map<string, Node> | null; /** What `gather` made of it the last time, and before what. */ before: readonly Entry[] | null; gathered: readonly Entry[] }

/** Where the look-up of a word begins in one of the two ways: the nodes, what the word means by itself, and whether a longer word may begin with it. */
interface Start { readonly nodes: readonly Node[]; readonly own: readonly Entry[]; readonly onward: boolean }

/** Where the look-up of a word begins: kept with its spelling, so that it is looked up once. */
export interface Begun { readonly exact: Start; readonly folded: Start }

/** The words of a language, looked up by their tokens; exact spelling first, then without accents. */
export interface Lexicon {
  /** What is known of words that begin with one of these forms. */
  begin(word: Formed): Begun;
  /** Entries that begin at token `i`, the longest first; `begun` is what `begin` gave for it. The same array for a word each time that no longer one begins with it. */
  at(tokens: readonly Formed[], i: number, begun: Begun): readonly Entry[];
  /** Whether this single word is known at all. */
  has(word: string): boolean;
}

/** How a word is compared: lower case, typographic apostrophes unified, Arabic marks and invisible signs dropped. */
export function plain(word: string): string {
  return bySign(word, PLAIN) ?? plainSlowly(word);
}

function plainSlowly(word: string): string {
  return unstack(word).normalize("NFC").toLowerCase().replace(/[’ʼ‘`´]/g, "'").replace(/[\u0610-\u061a\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, "");
}

/** A mark that joins its letter (madda, hamza above) or changes places with another is settled only in its word. */
const PLAIN = signTable(plainSlowly, (sign) => !/\p{M}/u.test(sign) || (plainSlowly(sign) === "" && !/[\u0653-\u0655]/u.test(sign)));

/** Rows of a TSV with a header line: each row by column name. Throws ProblemError on a row of the wrong width. */
export function rows(tsv: string, name: string): Record<string, string>[] {
  const lines = tsv.split("\n").map((line) => line.replace(/\r$/, "")).map((line, i) => [line, i + 1] as const).filter(([line]) => line !== "" && !line.startsWith("#"));
  const header = lines.shift()?.[0].split("\t") ?? [];
  return lines.map(([line, number]) => {
    const cells = line.split("\t");
    if (cells.length > header.length)
      throw new ProblemError(problem({ rule: "lexicon-row", severity: "error", message: `${name}, line ${number}: ${cells.length} columns where the header has ${header.length}.`, remedy: "Part the columns by single tabs." }));
    return Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ""]));
  });
}

/**
 * Builds the look-up of a pack from `words`, `calendar` and `geography` (word, tag, meaning, inflect), `inflections` (class, strip, prefix, add,
 * features, and where a language needs it lead: letters taken off the front) and `forms` (lemma, form, features). A word of several tokens is written with blanks.
 */
export function buildLexicon(pack: Pack): Lexicon {
  const inflections = grouped(rows(pack.lexicon["inflections"] ?? "", `${pack.language}/inflections.tsv`), "class");
  const forms = grouped(rows(pack.lexicon["forms"] ?? "", `${pack.language}/forms.tsv`), "lemma");
  const exact: Node = newNode(), folded: Node = newNode();
  const add = (form: string, { tag, meaning, lemma }: Pick<Entry, "tag" | "meaning" | "lemma">, features: readonly string[]): void => {
    const words = form.includes(" ") || APOSTROPHE.test(form) ? splitWords(form, pack) : null;
    const entry = entryOf(tag, meaning, lemma, features, words?.length ?? 1);
    put(words ? words.reduce((node, word) => childOf(node, plain(word)), exact) : childOf(exact, plain(form)), entry);
    put(words ? words.reduce((node, word) => childOf(node, foldWord(word)), folded) : childOf(folded, foldWord(form)), entry);
  };
  for (const name of ["words", "calendar", "geography"])
    for (const row of rows(pack.lexicon[name] ?? "", `${pack.language}/${name}.tsv`)) {
      const word = row["word"]!, tag = row["tag"]!, meaning = row["meaning"] ?? row["number"] ?? "";
      const base = { tag, meaning, lemma: word };
      if (!row["inflect"]) { add(word, base, NONE); continue; }
      // The word to inflect is the first one; "prendre le contrôle" inflects "prendre".
      const [head = "", ...rest] = word.split(" ");
      const tail = rest.length ? ` ${rest.join(" ")}` : "";
      let known = false;
      for (const way of row["inflect"]!.split("+")) {
        if (way === "forms") {
          for (const form of forms.get(head) ?? []) { add(form.cells["form"]! + tail, base, form.features); known = true; }
          continue;
        }
        for (const { cells: { strip = "", prefix = "", lead = "", add: ending = "" }, features } of inflections.get(way) ?? []) {
          if (!head.endsWith(strip) || !head.startsWith(lead)) continue;
          add(prefix + head.slice(lead.length, head.length - strip.length) + ending + tail, base, features);
          known = true;
        }
      }
      if (!known) throw new ProblemError(problem({ rule: "lexicon-inflection", severity: "error", message: `${pack.language}/${name}.tsv: no inflection "${row["inflect"]}" fits "${word}".`, remedy: "Add the class to inflections.tsv or the forms to forms.tsv." }));
    }
  return {
    begin: (word) => ({ exact: startOf(step([exact], word.forms)), folded: startOf(step([folded], word.folded)) }),
    at(tokens, i, begun) {
      const found = walk(begun.exact, tokens, i, "forms");
      return found.length ? found : walk(begun.folded, tokens, i, "folded");
    },
    has: (word) => Boolean(exact.next?.has(plain(word)) || folded.next?.has(foldWord(word))),
  };
}

interface Form { cells: Record<string, string>; features: readonly string[] }

/** Rows by one of their columns, their features apart. */
function grouped(all: readonly Record<string, string>[], by: string): Map<string, Form[]> {
  const groups = new Map<string, Form[]>();
  for (const cells of all) {
    const form = { cells, features: list(cells["features"]) }, group = groups.get(cells[by]!);
    if (group) group.push(form); else groups.set(cells[by]!, [form]);
  }
  return groups;
}

const newNode = (): Node => ({ entries: [], next: null, before: null, gathered: NONE });

function childOf(node: Node, word: string): Node {
  const next = (node.next ??= new Map());
  let child = next.get(word);
  if (!child) next.set(word, (child = newNode()));
  return child;
}

/** Adds an entry; one that says the same of another form only adds its features. Entries are shared, so it is another one that has both. */
function put({ entries }: Node, entry: Entry): void {
  for (let i = 0; i < entries.length; i++) {
    const known = entries[i]!;
    if (known.tag !== entry.tag || known.meaning !== entry.meaning || known.lemma !== entry.lemma) continue;
    entries[i] = entryOf(known.tag, known.meaning, known.lemma, [...new Set([...known.features, ...entry.features])], known.length);
    return;
  }
  entries.push(entry);
}

const startOf = (nodes: readonly Node[]): Start => ({ nodes, own: gather(nodes, NONE), onward: nodes.some((node) => node.next !== null) });

/** Goes on from the nodes of token `at`, as far as the words after it lead. */
function walk({ nodes, own, onward }: Start, tokens: readonly Formed[], at: number, which: "forms" | "folded"): readonly Entry[] {
  if (!onward) return own;
  let found = own, ahead = nodes;
  for (let i = at + 1; i < tokens.length; i++) {
    ahead = step(ahead, tokens[i]![which]);
    if (ahead.length === 0) break;
    found = gather(ahead, found);
  }
  return found;
}

/** What the nodes mean, before what was found so far: the longer run comes first; of runs as long, the later form. The same array for the same nodes, as far as that is kept. */
function gather(nodes: readonly Node[], found: readonly Entry[]): readonly Entry[] {
  for (const node of nodes) if (node.entries.length) {
    if (found.length === 0) found = node.entries;
    else if (node.before === found) found = node.gathered;
    else { node.before = found; found = node.gathered = [...node.entries, ...found]; }
  }
  return found;
}

const NONE: readonly never[] = [];

/** Where a word leads from some nodes, by each of its forms. */
function step(nodes: readonly Node[], forms: readonly string[]): readonly Node[] {
  let found: Node[] | null = null;
  for (const node of nodes) if (node.next) for (const form of forms) {
    const child = node.next.get(form);
    if (child) (found ??= []).push(child);
  }
  return found ?? NONE;
}

const list = (features: string | undefined): string[] => (features ?? "").split(",").map((f) => f.trim()).filter(Boolean);

const APOSTROPHE = /['’ʼ‘`´]/;

/** A lexicon word as tokens: blanks part, elided words ("l'", "d'") part from what follows. */
function splitWords(form: string, pack: Pack): string[] {
  return form.split(" ").flatMap((word) => {
    const elided = pack.grammar.elisions.find((e) => word.length > e.length && plain(word).startsWith(e));
    return elided ? [word.slice(0, elided.length), word.slice(elided.length)] : [word];
  });
}
