import { MOST_MARKS, type Range } from "../text/index.ts";
import type { OffsetMap } from "./document.ts";

/** A piece of decoded source: its words and where they stand. A piece whose length differs from its place is an entity. */
export interface Piece { text: string; start: number; end: number; /** A `<br>`. */ breaks?: true }

// One blank of these kinds stays as it is; every other white space or control is written as a plain blank.
const KEPT = new Set([" ", "\u00a0", "\u202f", "\u2007"]);
// C0 and C1 controls count as blanks: they never belong to a word.
const BLANKS = /[\s\u0000-\u001f\u007f-\u009f\ufeff]+/gu;
/** Blanks that do not stay as they are: at an edge, more than one, or of another kind than KEPT. */
const UNEVEN = /^[\s\u0000-\u001f\u007f-\u009f\ufeff]|[\s\u0000-\u001f\u007f-\u009f\ufeff]$|[\s\u0000-\u001f\u007f-\u009f\ufeff]{2}|(?![ \u00a0\u202f\u2007])[\s\u0000-\u001f\u007f-\u009f\ufeff]/u;
// A block may begin with marks that no letter carries.
const CLUSTER = /[^\p{M}\u1160-\u11ff][\p{M}\u1160-\u11ff]*|[\p{M}\u1160-\u11ff]+/gu;
const STACKED = /\p{M}{33,}/u;

/** Runs of equal length on both sides; flat for speed: canonical start, canonical end, source start, source end. */
class Runs {
  readonly flat: number[] = [];
  add(from: number, to: number, sourceFrom: number, sourceTo: number): void {
    if (from === to) return;
    const { flat } = this, n = flat.length;
    const straight = to - from === sourceTo - sourceFrom;
    if (n && straight && flat[n - 3] === from && flat[n - 1] === sourceFrom && flat[n - 3]! - flat[n - 4]! === flat[n - 1]! - flat[n - 2]!) {
      flat[n - 3] = to; flat[n - 1] = sourceTo;
    } else flat.push(from, to, sourceFrom, sourceTo);
  }
  /** Index of the run that holds `at`, or the last one before it; -1 before all. */
  find(at: number): number {
    let low = -1, high = this.flat.length / 4 - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (this.flat[middle * 4]! <= at) low = middle; else high = middle - 1; }
    return low;
  }
  /** Where the unit at `at` begins in the source. */
  begin(at: number): number {
    const i = this.find(at) * 4;
    if (i < 0) return this.flat[2] ?? 0;
    const [from, to, sourceFrom, sourceTo] = [this.flat[i]!, this.flat[i + 1]!, this.flat[i + 2]!, this.flat[i + 3]!];
    if (at >= to) return sourceTo; // the break between two blocks
    return to - from === sourceTo - sourceFrom ? sourceFrom + at - from : sourceFrom;
  }
  /** Where the unit before `at` ends in the source. */
  end(at: number): number {
    const i = this.find(at - 1) * 4;
    if (i < 0) return this.flat[2] ?? 0;
    const [from, to, sourceFrom, sourceTo] = [this.flat[i]!, this.flat[i + 1]!, this.flat[i + 2]!, this.flat[i + 3]!];
    if (at - 1 >= to) return this.flat[i + 6] ?? sourceTo;
    return to - from === sourceTo - sourceFrom ? sourceFrom + at - from : sourceTo;
  }
}

/** Builds the canonical text block by block and remembers where each unit came from. */
export class Weaver {
  readonly #texts: string[] = [];
  readonly #runs = new Runs();
  #length = 0;
  /** Marks beyond 32 on one letter, which were left out: no language has them, and they make normalising slow. */
  dropped = 0;

  /**
   * Adds a block made of `pieces` in source order: white space collapsed, Unicode NFC. Gives its place in the
   * canonical text, or null when it has no word or sign.
   */
  add(pieces: readonly Piece[]): Range & { text: string } | null {
    const runs = new Runs();
    let text = "";
    let gap: { text: string; start: number; end: number } | null = null;
    const word = (words: string, start: number, end: number): void => {
      if (gap && text !== "") { const from = text.length; text += gap.text; runs.add(from, from + 1, gap.start, gap.end); }
      gap = null;
      const from = text.length;
      text += words;
      runs.add(from, from + words.length, start, end);
    };
    for (const piece of pieces) {
      const straight = piece.text.length === piece.end - piece.start;
      if (straight && !UNEVEN.test(piece.text)) { word(piece.text, piece.start, piece.end); continue; }
      let at = 0;
      const blank = (from: number, to: number): void => {
        const start = straight ? piece.start + from : piece.start, end = straight ? piece.start + to : piece.end;
        const sign = piece.text.slice(from, to);
        gap = gap ? { text: " ", start: (gap as { start: number }).start, end } : { text: KEPT.has(sign) ? sign : " ", start, end };
      };
      for (const match of piece.text.matchAll(BLANKS)) {
        if (match.index > at) word(piece.text.slice(at, match.index), straight ? piece.start + at : piece.start, straight ? piece.start + match.index : piece.end);
        at = match.index + match[0].length;
        blank(match.index, at);
      }
      if (at < piece.text.length) word(piece.text.slice(at), straight ? piece.start + at : piece.start, piece.end);
    }
    if (text === "") return null;
    const normal = this.#normalize(text, runs);
    const start = this.#length === 0 && this.#texts.length === 0 ? 0 : this.#length + 1;
    for (let i = 0; i < normal.runs.flat.length; i += 4) {
      const f = normal.runs.flat;
      this.#runs.add(start + f[i]!, start + f[i + 1]!, f[i + 2]!, f[i + 3]!);
    }
    this.#texts.push(normal.text);
    this.#length = start + normal.text.length;
    return { start, end: this.#length, text: normal.text };
  }

  /** NFC, letter by letter where anything changes, so that every letter keeps its own place. */
  #normalize(text: string, runs: Runs): { text: string; runs: Runs } {
    const stacked = STACKED.test(text);
    if (!stacked && text.normalize("NFC") === text) return { text, runs };
    const made = new Runs();
    let out = "", plain = 0;
    const straight = (from: number, to: number): void => {
      for (let at = from; at < to;) { // run by run, so that entities and collapsed blanks keep their own places
        const i = runs.find(at) * 4, end = Math.min(to, runs.flat[i + 1]!);
        const start = out.length;
        out += text.slice(at, end);
        made.add(start, out.length, runs.begin(at), runs.end(end));
        at = end;
      }
    };
    for (const match of text.matchAll(CLUSTER)) {
      let cluster = match[0];
      if (cluster.length === 1 && cluster.charCodeAt(0) < 0x300) continue;
      if (cluster.length > MOST_MARKS) {
        const signs = [...cluster];
        if (signs.length > MOST_MARKS + 1) { this.dropped += signs.length - MOST_MARKS - 1; cluster = signs.slice(0, MOST_MARKS + 1).join(""); }
      }
      const normal = cluster.normalize("NFC");
      if (normal === match[0]) continue;
      straight(plain, match.index);
      plain = match.index + match[0].length;
      const start = out.length;
      out += normal;
      made.add(start, out.length, runs.begin(match.index), runs.end(plain));
    }
    straight(plain, text.length);
    if (out.normalize("NFC") === out) return { text: out, runs: made };
    // Letters that join across clusters (a handful of scripts): the block maps as a whole.
    const whole = new Runs(), normal = out.normalize("NFC");
    whole.add(0, normal.length, runs.begin(0), runs.end(text.length));
    return { text: normal, runs: whole };
  }

  text(): string { return this.#texts.join("\n"); }

  /** The map from canonical offsets to captured bytes; `toByte` gives the byte of a unit of decoded source. */
  map(toByte: (unit: number) => number): OffsetMap {
    const runs = this.#runs;
    return {
      toBytes({ start, end }) {
        const from = runs.begin(start);
        return { start: toByte(from), end: toByte(end > start ? Math.max(from, runs.end(end)) : from) };
      },
    };
  }
}
