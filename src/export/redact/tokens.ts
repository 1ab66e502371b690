import { foldName } from "../../text/index.ts";

/** A word of a text as it is looked at for names. `opens`: it begins a sentence or a line, where a capital says nothing. */
export interface Token { start: number; end: number; text: string; key: string; arabic: boolean; capital: boolean; opens: boolean }

const WORD = /[\p{L}\p{M}]+(?:['’ʼ`-][\p{L}\p{M}]+)*/gu;
const ELIDED = /^(?:[dlsnj]|qu)['’](?=\p{Lu})/u;
/** "Turkey-backed" is no name, whatever it begins with. */
const TIED = /-(?:based|backed|linked|affiliated|led|held|controlled|aligned|allied|born|speaking|majority|made|wide)$/u;

/** The words of a text, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  for (const match of text.matchAll(WORD)) {
    // "d'Alan" is two words: what is masked is the second.
    const elided = ELIDED.exec(match[0])?.[0].length ?? 0;
    if (elided > 0) { tokens.push({ start: match.index, end: match.index + elided - 1, text: match[0].slice(0, elided - 1), key: match[0].slice(0, elided - 1), arabic: false, capital: false, opens: false }); before = match.index + elided; }
    const start = match.index + elided, word = match[0].slice(elided), gap = text.slice(before, start);
    const upper = /^(?:\p{Ll}{1,2}[-'’])?\p{Lu}/u.test(word);
    // Initials of an organisation are no name; a whole headline in capitals may hold one.
    const initials = word.length <= 5 && word.length > 1 && word === word.toUpperCase();
    tokens.push({ start, end: start + word.length, text: word, key: foldName(word), arabic: /\p{Script=Arabic}/u.test(word), capital: upper && !initials && !TIED.test(word), opens: before === 0 || /[.!?:;\n«“"؟]/u.test(gap) });
    before = start + word.length;
  }
  return tokens;
}

/** Whether two tokens stand side by side, as words of one name do: a blank, or the dot of an initial. */
export function beside(text: string, a: Token, b: Token): boolean {
  const gap = text.slice(a.end, b.start);
  return gap === " " || gap === "\u00a0" || (gap === ". " && a.text.length === 1);
}

