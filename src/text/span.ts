/** A stretch of the canonical text, in UTF-16 units, end exclusive. */
export interface Range { start: number; end: number }

/** W3C TextPositionSelector and TextQuoteSelector in one. `text.slice(start, end) === exact`, always. */
export interface Span extends Range { exact: string; prefix: string; suffix: string }

const CONTEXT = 32;

/** The span of a range of `text`, with up to 32 units of context on either side. Throws RangeError outside the text. */
export function spanOf(text: string, { start, end }: Range): Span {
  if (!(start >= 0 && end <= text.length && start < end)) throw new RangeError(`no such stretch: ${start}..${end} of ${text.length}`);
  return {
    start, end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

/** The length that two ranges share. */
export function overlap(a: Range, b: Range): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
