import type { Pack } from "../../rule.ts";
import { lexicon } from "./lexicon.generated.ts";
import { attributions } from "./rules/attributions.ts";
import { geography } from "./rules/geography.ts";
import { phrases } from "./rules/phrases.ts";
import { times } from "./rules/times.ts";

/** Arabic, as agencies and broadcasters from the Gulf to the Maghreb write it: unvowelled, verbs mostly first. */
export const ar: Pack = {
  language: "ar",
  grammar: {
    subject: "either",
    capitals: false,
    proclitics: { "و": "and", "ف": "and", "ب": "at", "ل": "for", "ك": "as", "ال": "article" },
    passiveMark: "\u064f",
    enclitics: ["هما", "هم", "هن", "ها", "كم", "نا", "ه"],
    elisions: [],
    abbreviations: ["د", "م", "أ", "ص", "كم", "كلم", "ق"],
  },
  lexicon, times, attributions, phrases, geography,
};
