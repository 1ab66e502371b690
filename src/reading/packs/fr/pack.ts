import type { Pack } from "../../rule.ts";
import { lexicon } from "./lexicon.generated.ts";
import { attributions } from "./rules/attributions.ts";
import { geography } from "./rules/geography.ts";
import { phrases } from "./rules/phrases.ts";
import { times } from "./rules/times.ts";

/** French, as the press of three continents writes it. */
export const fr: Pack = {
  language: "fr",
  grammar: {
    subject: "before",
    capitals: true,
    proclitics: {},
    enclitics: [],
    elisions: ["l'", "d'", "qu'", "n'", "s'", "j'", "c'", "m'", "t'", "jusqu'", "lorsqu'", "puisqu'", "quoiqu'"],
    unaccented: { A: "à" },
    abbreviations: ["m", "mm", "mme", "dr", "pr", "gén", "gal", "col", "cdt", "lt", "cap", "st", "ste", "av", "bd", "env", "etc", "cf", "vol", "n", "no", "art", "p", "pp", "janv", "févr", "avr", "juil", "sept", "oct", "nov", "déc"],
  },
  lexicon, times, attributions, phrases, geography,
};
