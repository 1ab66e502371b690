import { describe, expect, test } from "vitest";
import { readText } from "./shelf.ts";

// Who is made to say what, in agency English with and without its commas. All sentences are made up.

/** The origins of the claims in a sentence of a Syrian dispatch; `publisher` for the page's own voice. */
const origins = (sentence: string): string[] => {
  const { claims } = readText(`News from Syria\n\nPublished July 12 2016\n\nThe situation in Syria remained tense. The Syrian Observatory for Human Rights watches it. ${sentence}\n`);
  return [...new Set(claims.filter((c) => c.type !== "assessment").map((c) => { const last = c.attribution.at(-1); return last ? last.source.id ?? "unnamed" : "publisher"; }))];
};

describe("who said it", () => {
  test.each([
    // a cue that closes its sentence, with whatever tail
    ["Twelve people were killed in Homs on Monday a local civil defence official said.", "unnamed"],
    ["Twelve people were killed in Homs the Observatory added without giving details.", "sohr"],
    ["Twelve people were killed in Homs, the Observatory said, without elaborating.", "sohr"],
    ["Twelve people were killed in Homs a doctor told AFP on condition of anonymity.", "unnamed"],
    ["Twelve people were killed in Homs the Britain-based monitor said by telephone from London.", "sohr"],
    ["Twelve people were killed in Homs the army said in a statement carried by state media.", "syr-saa"],
    ["Twelve people were killed in the Karm neighborhood Sample Specimen told Anadolu Agency.", "unnamed"],
    ["Rockets hit Homs Press TV reports.", "presstv"],
    ["Rockets hit Homs reports SANA.", "sana"],
    ["Rockets hit Homs the state-run SANA news agency reported.", "sana"],
    ["The two blasts in Homs the sources said caused no deaths.", "unnamed"],
    ["The two blasts in Homs, the sources said, caused no deaths.", "unnamed"],
    // sources that are described
    ["Twelve people were killed in Homs according to a senior local civil defence official.", "unnamed"],
    ["A spokesman at the hospital in Homs said an air strike hit its courtyard killing 14 people.", "unnamed"],
    ["A correspondent of SANA working in Homs said that several people were killed by a blast.", "sana"],
    ["Residents reached by phone said rockets hit Homs on Monday.", "unnamed"],
    ["A witness to the blast in Homs said ten people died.", "unnamed"],
    ["Abu Specimen, a rebel commander, said the army had shelled Douma.", "unnamed"],
    ["Ten people died in Homs the Observatory which relies on a network of sources inside Syria said.", "sohr"],
    ["The Observatory which relies on a network of sources inside Syria said ten people died in Homs.", "sohr"],
    ["The United Nations envoy for Syria Sample de Specimen said that chlorine gas had been used in Aleppo.", "un"],
    ["Sample Specimen head of the Observatory said 10 people died in Homs. \"Hundreds of soldiers withdrew from Homs on Friday\" said Specimen.", "sohr"],
    ["A US military spokesman said rockets had hit Homs.", "usa-mil"],
    // chains
    ["State television quoted a military source as saying the army had retaken the town of Qaryatayn.", "unnamed"],
    ["Ten people died in Homs, state television said, citing a police source.", "unnamed"],
    ["SANA reported earlier that ten people died in Homs according to SANA citing a doctor.", "unnamed"],
    ["The Observatory, cited by the newspaper Asharq Al-Awsat, said rockets hit Homs.", "sohr"],
    ["According to the Observatory, quoted by AFP, rockets hit Homs.", "sohr"],
    // a claim with words between it and what is claimed, and "the group" where only its deeds were told
    ["Islamic State claimed in a statement on its Telegram channel that it had destroyed two tanks in Homs.", "isis"],
    // somebody speaks, and the story does not say who: it is not the page
    ["Shells fell on Homs. The group said ten people died.", "publisher unnamed"],
    // what nobody could confirm is the page's word again
    ["Islamic State claimed that it killed ten soldiers in Homs, but the claim could not be independently verified.", "isis publisher"],
    ["Islamic State claimed that it killed ten soldiers in Homs, and Reuters could not verify the claim.", "isis publisher"],
    // an aside between speaker and verb, another country's media, a cue that goes on
    ["Two residents, who asked not to be named for security reasons, said that soldiers had burned homes in Homs.", "unnamed"],
    ["Turkish state media said twelve soldiers were killed in Homs.", "unnamed"],
    ["State media said twelve soldiers were killed in Homs.", "sana"],
    ["Dozens of people were wounded in Homs, a doctor told AFP, adding that six soldiers had died.", "unnamed"],
    // nobody in particular
    ["It was reported that twelve people had been killed in Homs.", "unnamed"],
    ["It has also been reported that rebels executed three soldiers in Homs.", "unnamed"],
    ["Seven people were reported killed in the shelling of Homs.", "unnamed"],
    // "the group" goes on with who spoke
    ["Islamic State shelled Homs the Observatory said. The group said ten people died in Homs.", "sohr"],
    ["It determines whose planes bomb Homs according to type and flight patterns the Observatory said.", "sohr"],
    ["The Observatory said rockets hit Homs with reports of ten people killed.", "sohr"],
    // figures
    ["The Observatory put the death toll in Homs at 58.", "sohr"],
    // stops that end no sentence
    ["The army shelled Homs the U.N. said.", "un"],
    ["The U.N. said ten people died in Homs.", "un"],
    ["Rebels shelled U.S. troops near Homs the army said.", "syr-saa"],
    ["Rebels shot down a helicopter near Homs the army was quoted as saying by local media.", "syr-saa"],
    // who only stands nearby says nothing
    ["Rebels and the army clashed near Homs and clashes with the army were reported.", "publisher"],
    ["The army in Homs the Observatory said shelled a village.", "sohr"],
    ["According to the bulletin Jabhat al-Nusra fighters executed 40 civilians in Aleppo.", "unnamed"],
    ["The army shelled Homs.", "publisher"],
  ])("%s: %s", (sentence, origin) => expect(origins(sentence)).toEqual(origin.split(" ")));
});

describe("acts that one sentence strings together", () => {
  const told = (sentence: string): string[] => readText(`News from Syria\n\nPublished July 12 2016\n\nThe situation in Syria remained tense. ${sentence}\n`).claims
    .map((c) => `${c.type} ${c.initiators.map((a) => a.id).join("+") || "-"} → ${c.targets.map((a) => a.id).join("+") || "-"} ${c.places.map((p) => p.name).join("+")} ${c.counts.map((n) => `${n.quantity} ${n.low}`).join(", ")}`.trim());
  test.each<[string, string[]]>([
    ["Islamic State stormed Homs, killing seven soldiers and capturing two others.", ["attack isis → - Homs", "armed-clash isis → syr-saa Homs killed 7", "arrests isis → - Homs captured 2"]],
    ["Islamic State stormed Homs, killing seven soldiers and wounding 12 others.", ["attack isis → - Homs", "armed-clash isis → syr-saa Homs killed 7, wounded 12"]],
    // Where it was stands once, at the end; what is taken stands for itself.
    ["Islamic State fighters killed seven soldiers and burned three houses near Homs.", ["armed-clash isis → syr-saa Homs killed 7", "looting-property-destruction isis → civilians Homs other 3"]],
    ["Islamic State stormed Homs, killing ten soldiers and seizing the town of Azaz.", ["attack isis → - Homs", "armed-clash isis → syr-saa Homs killed 10", "non-state-actor-overtakes-territory isis → - Azaz"]],
    // Whoever comes free is not taken.
    ["The army killed 30 Islamic State fighters and rescued 12 hostages near Homs.", ["armed-clash syr-saa → isis Homs killed 30"]],
    // A part stays with the whole.
    ["A blast hit Homs, killing at least 14 people, including five soldiers.", ["remote-explosive-landmine-ied - → - Homs", "toll - → syr-saa Homs killed 14, killed 5"]],
    ["The army, which retook Homs, killed ten Islamic State fighters.", ["armed-clash syr-saa → isis  killed 10", "government-regains-territory syr-saa → - Homs"]],
  ])("%s", (sentence, expected) => expect(told(sentence)).toEqual(expected));
});
