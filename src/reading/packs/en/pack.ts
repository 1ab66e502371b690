import type { Pack } from "../../rule.ts";
import { lexicon } from "./lexicon.generated.ts";
import { attributions } from "./rules/attributions.ts";
import { geography } from "./rules/geography.ts";
import { phrases } from "./rules/phrases.ts";
import { times } from "./rules/times.ts";

/** English, as agencies and their clients write it, also where a page has lost its commas and apostrophes. */
export const en: Pack = {
  language: "en",
  grammar: {
    subject: "before",
    capitals: true,
    proclitics: {},
    enclitics: ["'s", "s"],
    elisions: [],
    abbreviations: ["mr", "mrs", "ms", "dr", "prof", "gen", "col", "maj", "capt", "lt", "sgt", "cpl", "brig", "st", "rev", "sen", "rep", "gov", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "no", "vs", "etc", "approx", "est", "inc", "ltd", "u.s", "u.n", "a.m", "p.m"],
    modifiers: "before",
    possessives: ["'s", "'", "s"],
  },
  lexicon, times, attributions, phrases, geography,
};
