// What tells languages apart (the n-grams of the package `eld`, in its small size) as a module that is there at once:
// the package builds an object of eighty thousand objects at every start, which takes longer than reading an article.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The module that `src/page/tongue.ts` reads. */
export const TONGUES = "src/page/tongue.generated.ts";

/** Letters of the longest n-gram; shorter ones end in zeros. */
const LETTERS = 6;

export async function tongues(root) {
  const part = (path) => import(pathToFileURL(join(root, "node_modules", "eld", "src", path)).href);
  const [{ ngramsData }, { avgScore }, { separators }, { dictionary }] = await Promise.all([part("ngrams/small.js"), part("avgScore.js"), part("regexPatterns.js"), part("dictionary.js")]);
  const grams = Object.keys(ngramsData.ngrams).sort((a, b) => (a < b ? -1 : 1));
  const languages = Object.values(ngramsData.languages), scores = [];
  const letters = new Uint8Array(grams.length * LETTERS), counts = new Uint8Array(grams.length);
  grams.forEach((gram, i) => {
    if (gram.length > LETTERS) throw new RangeError(`The n-gram ${JSON.stringify(gram)} is too long.`);
    for (let k = 0; k < gram.length; k++) letters[i * LETTERS + k] = code(gram, k);
    const of = Object.entries(ngramsData.ngrams[gram]);
    counts[i] = of.length;
    for (const [language, score] of of) scores.push(Number(language), score);
  });
  const base64 = (bytes) => JSON.stringify(Buffer.from(bytes).toString("base64"));
  const text = `// Made by scripts/tongues.mjs out of the package eld (Apache-2.0, Nito T.M.).
export const tongues = {
  /** Codes of the languages, and how well each does on average where it is right. */
  languages: ${JSON.stringify(languages)},
  averages: ${JSON.stringify(languages.map((language) => avgScore[language]))},
  /** What stands between words. */
  separators: ${JSON.stringify(separators.source)},
  /** The letter that stands for each byte above 127 of UTF-8. */
  bytes: ${JSON.stringify(dictionary.slice(128).join(""))},
  /** The n-grams in order, ${LETTERS} letters each; how many languages each speaks for; and for each of those its number and the score. */
  letters: ${base64(letters)},
  counts: ${base64(counts)},
  scores: ${base64(Uint8Array.from(scores))},
};
`;
  const target = join(root, TONGUES);
  if (!existsSync(target) || readFileSync(target, "utf8") !== text) writeFileSync(target, text);
}

function code(gram, k) {
  const unit = gram.charCodeAt(k);
  if (unit === 0 || unit > 255) throw new RangeError(`The n-gram ${JSON.stringify(gram)} has a letter that is no byte.`);
  return unit;
}
