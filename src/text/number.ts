/**
 * The number of a text, below 2^52: what is found under texts is filed under their numbers. Two texts may have the same one, and
 * whoever looks something up tells them apart by what is found.
 */
export function numberOf(text: string): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 13);
  }
  return (a >>> 0) * 0x100000 + ((b ^ (a >>> 7)) >>> 12);
}
