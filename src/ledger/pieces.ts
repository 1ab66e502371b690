/** Questions come in few lengths, so that their statements stay prepared: a list is filled up with its last entry. */
const LENGTHS = [1, 4, 16, 64, 256, 1024];

/** Splits a list into pieces of those lengths. */
export function* pieces<T>(list: readonly T[], lengths: readonly number[] = LENGTHS): Generator<T[]> {
  const longest = lengths.at(-1)!;
  for (let at = 0; at < list.length; at += longest) {
    const piece = list.slice(at, at + longest);
    const length = lengths.find((one) => one >= piece.length)!;
    while (piece.length < length) piece.push(piece.at(-1)!);
    yield piece;
  }
}
