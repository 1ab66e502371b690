/** Unicode's stream-safe bound, a little above; no language stacks more marks on one letter. */
export const MOST_MARKS = 32;

const STACKED = /(\p{M}{32})\p{M}+/gu;

/**
 * A text without the marks that are stacked on one letter beyond any writing. Normalising sorts the marks of a letter, and
 * what is sorted there costs the square of its length: half a minute for a single letter with 200,000 accents.
 */
export function unstack(text: string): string {
  return text.replace(STACKED, "$1");
}
