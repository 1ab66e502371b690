// Sentences that the server writes in English, in another language of the interface. Pure. Each has its words once for all, with
// holes for names, figures and dates, which stay as they are; a sentence that none of these fits is shown in English.

/** The server's sentence and the translation, with holes: `{}` in the one, `{0}`, `{1}`… in the other. */
export type Sentence = readonly [said: string, translated: string];

/** The text in the other language, one sentence at a time if need be; null where a sentence of it is not known. */
export function translated(text: string, sentences: readonly Sentence[], hole: (given: string) => string = (given) => given): string | null {
  const whole = one(text, sentences, hole);
  if (whole !== null) return whole;
  const parts = text.split(". ");
  if (parts.length === 1) return null;
  const each = parts.map((part, at) => one(at < parts.length - 1 ? `${part}.` : part, sentences, hole));
  return each.includes(null) ? null : each.join(" ");
}

function one(text: string, sentences: readonly Sentence[], hole: (given: string) => string): string | null {
  for (const [said, words] of sentences) {
    const held = heldBy(text, said);
    if (held !== null) return words.replace(/\{(\d)\}/gu, (_, at: string) => hole(held[Number(at)] ?? ""));
  }
  return null;
}

/** What fills the holes of a sentence; null where the text is another. */
function heldBy(text: string, said: string): string[] | null {
  const parts = said.split("{}"), held: string[] = [];
  if (!text.startsWith(parts[0]!)) return null;
  let at = parts[0]!.length;
  for (let part = 1; part < parts.length; part += 1) {
    const fixed = parts[part]!;
    const next = part === parts.length - 1 ? (text.endsWith(fixed) ? text.length - fixed.length : -1) : text.indexOf(fixed, at);
    if (next <= at) return null;
    held.push(text.slice(at, next));
    at = next + fixed.length;
  }
  return at === text.length ? held : null;
}
