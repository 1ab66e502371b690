import { problem, type Problem } from "../problem.ts";
import { tongueOf } from "./tongue.ts";

/** The scripts that one language in reach alone writes; Arabic letters here mean Arabic until words say otherwise. */
const ARABIC = /\p{Script=Arabic}/gu, LATIN = /\p{Script=Latin}/gu, LETTERS = /\p{L}/gu;
const PERSIAN_URDU = /[پچژگکیےٹڈڑ]/u;
const ENOUGH = 4_000;
/** So many letters are enough to trust what they say. */
const LETTERS_ASKED = 24;

/** The language of running text (BCP 47 primary subtag), `und` with a problem when nothing decides. */
export function languageOf(text: string, declared: string | null, source: string): { language: string; problem: Problem | null } {
  const sample = text.slice(0, ENOUGH);
  let letters = 0;
  for (const _ of sample.matchAll(LETTERS)) if (++letters === LETTERS_ASKED) break;
  const result = tongueOf(sample);
  if (result.language && result.reliable && letters >= LETTERS_ASKED) return { language: result.language, problem: null };
  const arabic = sample.match(ARABIC)?.length ?? 0, latin = sample.match(LATIN)?.length ?? 0;
  const stated = declared?.toLowerCase().split(/[-_]/)[0] ?? "";
  if (/^[a-z]{2,3}$/.test(stated)) return { language: stated, problem: null };
  if (arabic > latin && arabic >= 6 && !PERSIAN_URDU.test(sample)) return { language: "ar", problem: null };
  if (result.language && result.reliable && letters >= 12) return { language: result.language, problem: null };
  return {
    language: "und",
    problem: problem({ rule: "language-undecided", severity: "warning", message: "The text is too short or too mixed to tell its language.", remedy: "Give the whole article.", source }),
  };
}
