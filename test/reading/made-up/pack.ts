import { readFileSync } from "node:fs";
import type { Pack } from "../../../src/reading/rule.ts";

const table = (name: string): string => readFileSync(new URL(`${name}.tsv`, import.meta.url), "utf8");

/** A language that nobody speaks, with what docs/add-a-language.md asks for and no more. `qaa` is set aside for private use. */
export const madeUp: Pack = {
  language: "qaa",
  grammar: { subject: "before", capitals: true, proclitics: {}, enclitics: [], elisions: [], abbreviations: ["dr"] },
  lexicon: { words: table("words"), inflections: table("inflections"), calendar: table("calendar"), furniture: table("furniture") },
  times: [{
    id: "day-month", pattern: "ik? weekday=<weekday>? day=<day> month=<month> year=<year>?", value: { kind: "date" },
    examples: ["Lo ponto fala [[ik marti 5 brumi 2019]]."], leaves: ["Lo 12 soldi fala."],
  }],
  attributions: [{
    id: "says-source", pattern: ", say=<say> ..2 source={source}", value: { scope: "sentence", stance: "says" },
    examples: ["Lo ponto fala[[, saga Reuters]]."], leaves: ["Lo ponto fala."],
  }],
  phrases: [{
    id: "axis", pattern: "az from={place} tis toward={place}", value: { type: "movement" },
    examples: ["Marsha [[az Raqqa tis Homs]]."], leaves: ["Marsha az Raqqa."],
  }],
};
