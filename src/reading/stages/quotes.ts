import type { Attributed } from "./attribution.ts";
import type { Sense } from "./read-sentence.ts";

/** A quotation that runs over several sentences: its first and last one, by number. */
interface Run { first: number; last: number }

/** Most sentences of one quotation; a mark that is never closed swallows no page. */
const LONGEST = 8;

/** For each sentence the quotation that runs on from it or into it, or null. A quotation never leaves its paragraph. */
export function runs(senses: readonly Sense[], text: string): (Run | null)[] {
  const found: (Run | null)[] = senses.map(() => null);
  let open: number | null = null;
  senses.forEach((sense, at) => {
    if (at > 0 && text.slice(senses[at - 1]!.sentence.end, sense.sentence.start).includes("\n")) open = null;
    let from = open;
    for (const token of sense.sentence.tokens) {
      if (token.text === "«" || token.text === "“" || (token.text === "\"" && open === null)) { open ??= at; from ??= at; }
      else if (token.text === "»" || token.text === "”" || token.text === "\"") {
        if (open !== null && open < at && at - open <= LONGEST) for (let k = open; k <= at; k++) found[k] = { first: open, last: at };
        open = null;
      }
    }
    if (open !== null && at - open > LONGEST) open = null;
  });
  return found;
}

/** Whose quotation it is: who is named after its end, or before its beginning. */
export function speakerOf(run: Run, senses: readonly Sense[]): { sense: Sense; a: Attributed } | null {
  const named = (at: number): Attributed[] => senses[at]!.attributed.filter((a) => a.source && !a.source.echo && a.special === null);
  const mark = (at: number, marks: RegExp): number => senses[at]!.sentence.tokens.findIndex((t) => marks.test(t.text));
  const after = named(run.last).find((a) => a.cue.from > mark(run.last, /[»”"]/));
  if (after) return { sense: senses[run.last]!, a: after };
  const before = named(run.first).findLast((a) => a.cue.from < mark(run.first, /[«“"]/));
  return before ? { sense: senses[run.first]!, a: before } : null;
}

/** Whether a token of a sentence stands within the quotation. */
export function within(run: Run, at: number, token: number, sense: Sense): boolean {
  const { tokens } = sense.sentence;
  if (at > run.first && at < run.last) return true;
  if (at === run.first) return tokens.findLastIndex((t) => /[«“"]/.test(t.text)) < token;
  const end = tokens.findIndex((t) => /[»”"]/.test(t.text));
  return token < end;
}
