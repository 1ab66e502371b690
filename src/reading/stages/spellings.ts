import { foldWord } from "../../text/index.ts";
import { latinDigits } from "../digits.ts";
import { entryOf, plain, type Begun, type Entry, type Lexicon } from "../lexicon.ts";
import type { Alone } from "../name-book.ts";
import type { Grammar } from "../rule.ts";
import type { Meanings } from "./meanings.ts";
import { forms as formsOf, part } from "./clitics.ts";

/** "U.N" and "U.S" are listed as UN and US. */
const INITIALS = /^\p{Lu}(?:\.\p{Lu}){1,4}$/u;

/** All of a token that its spelling alone decides. It is shared by every token that is spelled so, and never changed. */
export interface Spelling {
  readonly text: string;
  readonly kind: "word" | "number" | "mark";
  /** How it may be looked up: as spelled (lower case), then without its article or the pronoun at its end. */
  readonly forms: readonly string[];
  readonly folded: readonly string[];
  /** Tags of what each form leaves off (`article`, `pronoun`), in the order of `forms`. */
  readonly clitics: readonly (readonly string[])[];
  readonly capital: boolean;
  /** True where the spelling itself shows a passive (see Grammar.passiveMark). */
  readonly passive: boolean;
  /** Whether one of its forms leaves off an article. */
  readonly definite: boolean;
  /** What figures may be: a number, a day, a year. */
  readonly numeric: readonly Entry[];
  /** What it is in the key of a name (see foldName): without apostrophes, and with blanks for hyphens. */
  readonly key: string;
  /** Ends in an apostrophe. */
  readonly apostrophe: boolean;
  /** No letter of it is small; `initials`: all of it are capital letters. */
  readonly upper: boolean;
  readonly initials: boolean;
  /** Where its look-up in the lexicon begins. */
  readonly begun: Begun;
  /** What it names by itself, once it was looked up. */
  alone: Alone | null;
  /** What it meant so far: by itself, and as the beginning of longer words. */
  readonly meanings: Meanings[];
}

/** A token of a written word, its place counted from the word's beginning. */
export interface Part { from: number; to: number; spelling: Spelling; joined: boolean }

/** So many spellings of each kind are kept, then all are let go: a dispatch has a few hundred words, a hostile page a million. */
const MOST = 20_000;
/** A longer run of letters is no word of a language and is not kept. */
const LONGEST = 64;

const WHOLE: readonly (readonly string[])[] = [[]];
const NOTHING: readonly Entry[] = [];
const DIGITS = /^\p{Nd}+$/u, CAPITALS = /^\p{Lu}+$/u;
const APOSTROPHES = /['’ʼ‘`´ʿʾ]/gu, JOINTS = /['’ʼ‘`´ʿʾ-]/u;

/** The words of one language as they are spelled, each looked at once. `isName` tells whether a spelling is a name by itself. */
export class Spellings {
  readonly #grammar: Grammar;
  readonly #lexicon: Lexicon;
  readonly #isName: (form: string) => boolean;
  readonly #runs = new Map<string, readonly Part[]>();
  readonly #numbers = new Map<string, Spelling>();
  readonly #marks = new Map<string, Spelling>();

  constructor(grammar: Grammar, lexicon: Lexicon, isName: (form: string) => boolean) {
    this.#grammar = grammar; this.#lexicon = lexicon; this.#isName = isName;
  }

  mark(text: string): Spelling { return kept(this.#marks, text, () => this.#spell(text, "mark")); }

  number(text: string): Spelling { return kept(this.#numbers, text, () => this.#spell(text, "number")); }

  /** A word as it is written, that stands for another one ("A" for "À"). */
  standingFor(text: string, word: string): Spelling {
    return kept(this.#marks, `${text} ${word}`, () => { const form = [plain(word)]; return this.#spell(text, "word", form, WHOLE, false, form); });
  }

  /** The tokens of a run of letters, hyphens and apostrophes: elided words part; hyphens part unless the lexicon knows the whole. */
  parts(run: string): readonly Part[] { return kept(this.#runs, run, () => this.#split(run)); }

  #spell(text: string, kind: Spelling["kind"], forms: readonly string[] = [plain(text)], clitics = WHOLE, passive = false, folded: readonly string[] = forms.length === 1 && clitics === WHOLE ? [foldWord(text)] : forms.map(foldWord)): Spelling {
    const first = text[0]!;
    return {
      text, kind, forms, folded, clitics, capital: kind === "word" && first !== first.toLowerCase(), passive,
      definite: clitics.some((c) => c.includes("article")), numeric: kind === "number" ? numeric(text) : NOTHING,
      key: foldWord(JOINTS.test(text) ? text.replace(APOSTROPHES, "").replaceAll("-", " ") : INITIALS.test(text) ? text.replaceAll(".", "") : text), apostrophe: text.endsWith("'") || text.endsWith("’"),
      upper: text === text.toUpperCase(), initials: CAPITALS.test(text), begun: this.#lexicon.begin({ kind, forms, folded }), alone: null, meanings: [],
    };
  }

  #split(run: string): Part[] {
    const parts: Part[] = [];
    let from = 0;
    for (let cut = 0; cut < 3; cut++) {
      const rest = plain(run.slice(from));
      const elided = this.#grammar.elisions.find((e) => rest.length > e.length && rest.startsWith(e));
      if (!elided) break;
      const to = Math.min(from + elided.length, run.length);
      parts.push({ from, to, spelling: this.#spell(run.slice(from, to), "word"), joined: false });
      from += elided.length;
    }
    if (from >= run.length) return parts;
    const rest = run.slice(from);
    if (!rest.includes("-") || this.#lexicon.has(rest)) { parts.push(...this.#word(run, from, run.length)); return parts; }
    let at = from;
    for (let i = from; i <= run.length; i++) {
      if (i < run.length && run[i] !== "-") continue;
      const part = run.slice(at, i);
      if (DIGITS.test(part)) parts.push({ from: at, to: i, spelling: this.#spell(part, "number"), joined: at > from });
      else if (part) parts.push(...this.#word(run, at, i).map(({ from: a, to, spelling }, k) => ({ from: a, to, spelling, joined: k === 0 && at > from })));
      at = i + 1;
    }
    return parts;
  }

  /** Parts what the language writes together with a word, and gives each piece the forms it may be looked up in. */
  #word(run: string, from: number, to: number): Part[] {
    const text = run.slice(from, to), grammar = this.#grammar, { has } = this.#lexicon;
    const one = (a: number, b: number, spelling: Spelling): Part => ({ from: from + a, to: from + b, spelling, joined: false });
    if (Object.keys(grammar.proclitics).length === 0 && grammar.enclitics.length === 0) return [one(0, text.length, this.#spell(text, "word"))];
    const word = (form: string): boolean => formsOf(plain(form), grammar, has).some((f) => has(f.form));
    return part(text, grammar, { word, name: this.#isName }).filter((piece) => piece.to > piece.from).map((piece) => {
      const words = text.slice(piece.from, piece.to);
      if (DIGITS.test(words)) return one(piece.from, piece.to, this.#spell(words, "number"));
      const ways = formsOf(plain(piece.form ?? words), grammar, has);
      const passive = grammar.passiveMark !== undefined && words[1] === grammar.passiveMark;
      return one(piece.from, piece.to, this.#spell(words, "word", ways.map((w) => w.form), ways.map((w) => w.tags), passive));
    });
  }
}

function kept<T>(known: Map<string, T>, text: string, make: () => T): T {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = make();
  if (text.length > LONGEST) return made;
  if (known.size >= MOST) known.clear();
  known.set(text, made);
  return made;
}

/** What a token of digits may be, for the rules: any number, a day of the month, a year, a written date, a time of day. */
function numeric(words: string): Entry[] {
  const latin = latinDigits(words);
  const entry = (tag: string, meaning: string): Entry => entryOf(tag, meaning, words, [], 1);
  if (/^\d{1,2}:\d\d(?::\d\d)?$/.test(latin)) return [entry("clock", latin)];
  if (/^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/-]\d{1,2}[/-]\d{1,2})$/.test(latin)) return [entry("date", latin)];
  if (!/^\d{1,9}$/.test(latin)) return [];
  const n = Number(latin), found = [entry("digits", String(n))];
  if (n >= 1 && n <= 31 && latin.length <= 2) found.push(entry("day", String(n)));
  if (latin.length === 4 && n >= 1900 && n <= 2100) found.push(entry("year", String(n)));
  return found;
}
