import { boneOf, foldLoose, opensName } from "../../text/index.ts";
import { badFilter } from "../faults.ts";
import { joined, METHOD, namesOf, NAME, STEM, TermMaker, wordsOf, type Word } from "./terms.ts";

/** One way of being found: the words in this order, a marked term, a name that sounds like this key, or all of several. */
export type Way = { phrase: string[] } | { term: string } | { name: string } | { every: Way[][] };

/** What is asked for, as data: every list must be met in one of its ways, and nothing of `none`. */
export interface Question { method: number; all: Way[][]; none: Way[][] }

/** More signs or words than any question has. */
const LONGEST = 2000, MOST_WORDS = 48;
/** Words of a name that is looked up as a whole, and other names that it is then looked for by. */
const RUN = 6, MOST_NAMES = 40;

const OPEN = "\"“„«", CLOSE = "\"”“»";

/**
 * The question behind what a person typed. Words are all wanted, in any form of theirs; `"in quotes"` they stand so and in this order;
 * `-word` must not be there. `named` gives the other names of what bears a name (folded words, one blank between), in any language.
 * Throws ProblemError when nothing is asked for, or too much.
 */
export function questionOf(typed: string, named: (name: string) => readonly string[]): Question {
  if (typed.length > LONGEST) throw badFilter(`A search takes at most ${LONGEST} signs; this one has ${typed.length}.`, "Search for a few words of it.");
  const maker = new TermMaker();
  const question: Question = { method: METHOD, all: [], none: [] };
  let many = 0;
  for (const { text, quoted, without } of partsOf(typed)) {
    const words = [...wordsOf(text)];
    if (words.length === 0) continue;
    many += words.length;
    if (without) question.none.push(...quoted ? [[{ phrase: words.map(({ folded }) => folded) }]] : words.map((word) => waysOf(word, maker, false)));
    else if (quoted) question.all.push([{ phrase: words.map(({ folded }) => folded) }]);
    else question.all.push(...waysThrough(words, text, maker, named));
  }
  if (many > MOST_WORDS) throw badFilter(`A search takes at most ${MOST_WORDS} words; this one has ${many}.`, "Search for a few of them.");
  if (question.all.length === 0) throw badFilter(question.none.length > 0 ? "A search needs a word that must be there, not only ones that must not." : "There is no word to search for.", "Give at least one word, such as: recoupe search Palmyra.");
  return question;
}

/** What was typed, parted at quotation marks and at words with a minus before them. */
function* partsOf(typed: string): Generator<{ text: string; quoted: boolean; without: boolean }> {
  let plain = "";
  for (let at = 0; at < typed.length;) {
    const starts = at === 0 || /\s/.test(typed[at - 1]!);
    const without = starts && /[-−–]/.test(typed[at]!) && /\S/.test(typed[at + 1] ?? "");
    const mark = at + (without ? 1 : 0);
    const quote = OPEN.indexOf(typed[mark]!);
    const end = quote === -1 ? -1 : endOf(typed, mark + 1, CLOSE[quote]!);
    if (end !== -1) {
      yield { text: plain, quoted: false, without: false };
      plain = "";
      yield { text: typed.slice(mark + 1, end), quoted: true, without };
      at = end + 1;
    } else if (without) {
      yield { text: plain, quoted: false, without: false };
      plain = "";
      let stop = mark;
      while (stop < typed.length && !/\s/.test(typed[stop]!)) stop += 1;
      yield { text: typed.slice(mark, stop), quoted: false, without: true };
      at = stop;
    } else {
      plain += typed[at];
      at += 1;
    }
  }
  yield { text: plain, quoted: false, without: false };
}

function endOf(typed: string, from: number, close: string): number {
  for (let at = from; at < typed.length; at++) if (typed[at] === close || (close === "“" && typed[at] === "”")) return at;
  return -1;
}

/** The ways to meet words without quotes: each by itself, and runs of them as a name. */
function waysThrough(words: readonly Word[], text: string, maker: TermMaker, named: (name: string) => readonly string[]): Way[][] {
  const found: Way[][] = [];
  const runs = new Map([...namesOf(words.map((word) => ({ ...word, nameLike: true })), text)].map((run) => [run.from, run]));
  for (let at = 0; at < words.length;) {
    let taken = 0;
    for (let size = Math.min(RUN, words.length - at); size > 0 && taken === 0; size--) {
      const names = size === 1 && opensName(words[at]!.folded) ? [] : named(words.slice(at, at + size).map(({ folded }) => folded).join(" "));
      if (names.length === 0) continue;
      found.push([asTyped(words.slice(at, at + size), text, maker), ...keyOf(words.slice(at, at + size)), ...names.slice(0, MOST_NAMES).flatMap((name) => asNamed(name, maker))]);
      taken = size;
    }
    if (taken > 0) { at += taken; continue; }
    const run = runs.get(at);
    const size = run ? run.to - run.from : at + 1 < words.length && joined(words[at]!, words[at + 1]!, text) ? 2 : 1;
    const some = words.slice(at, at + size);
    if (size === 1) found.push(waysOf(words[at]!, maker, true));
    else if (run) found.push([asTyped(some, text, maker), { name: run.key }]);
    else found.push([asTyped(some, text, maker), { phrase: [some[0]!.folded + some[1]!.folded] }, { term: STEM + some[0]!.folded + some[1]!.folded }]);
    at += size;
  }
  return found;
}

/** The words of a run, each by itself. */
function asTyped(words: readonly Word[], _text: string, maker: TermMaker): Way {
  return { every: words.map((word) => waysOf(word, maker, true)) };
}

/** The loose key of a run, where it is enough to go by. */
function keyOf(words: readonly Word[]): Way[] {
  const key = foldLoose(words.map(({ folded }) => folded).join(" "));
  return boneOf(key).length >= 2 ? [{ name: key }] : [];
}

/** Another name of the same: its words in order, and where its script writes small words into them, each by itself. */
function asNamed(name: string, maker: TermMaker): Way[] {
  const words = [...wordsOf(name)];
  if (words.length === 0) return [];
  const phrase: Way = { phrase: words.map(({ folded }) => folded) };
  if (!/^[\u0600-\u06ff]/.test(words[0]!.folded)) return [phrase];
  return [phrase, { every: words.map((word) => [{ phrase: [word.folded] }, ...[word.folded, ...maker.beside({ ...word, nameLike: false }, "ar").stems].slice(0, 2).map((stem): Way => ({ term: STEM + stem }))]) }];
}

/** The ways to meet one word: as it is, in another form, and as a name in another spelling or script. */
function waysOf(word: Word, maker: TermMaker, names: boolean): Way[] {
  const { stems, names: keys } = maker.beside({ ...word, nameLike: names }, null);
  const ways: Way[] = [{ phrase: [word.folded] }, { term: STEM + word.folded }];
  // A stem that is a word itself is not kept beside it.
  for (const stem of stems) ways.push({ phrase: [stem] }, { term: STEM + stem });
  for (const name of keys) ways.push({ name });
  return ways;
}

/** All single terms and phrases by which a question is met, for marking them in a text. */
export function sought({ all }: Question): { terms: Set<string>; phrases: string[][] } {
  const terms = new Set<string>(), phrases: string[][] = [];
  const walk = (ways: readonly Way[]): void => {
    for (const way of ways) {
      if ("every" in way) way.every.forEach(walk);
      else if ("term" in way) terms.add(way.term);
      else if ("name" in way) terms.add(NAME + way.name);
      else if (way.phrase.length === 1) terms.add(way.phrase[0]!);
      else phrases.push(way.phrase);
    }
  };
  all.forEach(walk);
  return { terms, phrases };
}
