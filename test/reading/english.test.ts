import { describe, expect, test } from "vitest";
import type { Claim } from "../../src/reading/index.ts";
import { readText } from "./shelf.ts";

/** A dispatch of 12 July 2016, a Tuesday; the country is named so that forces and towns are its own. */
const dispatch = (sentence: string): Claim[] => readText(`News from Syria\n\nPublished July 12 2016\n\nThe situation in Syria remained tense. ${sentence}\n`).claims;
const of = (claim: Claim | undefined) => claim && {
  type: claim.type,
  by: claim.initiators.map((a) => a.id), to: claim.targets.map((a) => a.id),
  counts: claim.counts.map((c) => `${c.quantity} ${c.low}..${c.high}`),
  said: claim.attribution.map((l) => l.source.id ?? "unnamed"),
};

describe("English dispatches", () => {
  test.each<[string, Partial<NonNullable<ReturnType<typeof of>>>]>([
    ["Russian air strikes on the town of Douma killed 45 civilians and wounded dozens.", { type: "air-drone-strike", by: ["rus-vks"], to: ["civilians"], counts: ["killed 45..45", "wounded 20..null"] }],
    ["Two suicide bombers blew themselves up in Hasakeh on Monday killing 14 people including five children.", { type: "suicide-bomb", counts: ["suicide-attackers 2..2", "killed 14..14", "killed 5..5"] }],
    ["In recent days Islamic State fighters have captured several villages in Aleppo province.", { type: "non-state-actor-overtakes-territory", by: ["isis"] }],
    ["The army has taken full control of Palmyra.", { type: "government-regains-territory", by: ["syr-saa"] }],
    ["The town of Douma was hit by mortar fire.", { type: "shelling-artillery-missile-attack" }],
    ["The blast killed two dozen people in Homs.", { type: "remote-explosive-landmine-ied", counts: ["killed 24..24"] }],
    ["Islamic State claimed responsibility for the attack in Homs.", { type: "responsibility", by: ["isis"], said: ["isis"] }],
    ["The death toll in Homs rose to at least 51.", { type: "toll", counts: ["killed 51..null"] }],
    ["At least 12 people were killed in Homs the Syrian Observatory for Human Rights said on Monday.", { counts: ["killed 12..null"], said: ["sohr"] }],
    ["A bomb in Homs killed up to 40 people, according to Reuters.", { counts: ["killed null..40"], said: ["reuters"] }],
    ["The rocket led to the killing of one person and the injury of 40 others in Homs.", { counts: ["killed 1..1", "wounded 40..40"] }],
    ["The death toll in Homs now stands at 58.", { type: "toll", counts: ["killed 58..58"] }],
    ["No one was killed in the shelling of Homs.", { type: "shelling-artillery-missile-attack", counts: ["killed 0..0"] }],
    ["The two blasts in Homs caused no human casualties.", { counts: ["killed 0..0"] }],
    ["Rebels slit the throats of men aged between 18 and 25 near Homs.", { counts: [] }],
    ["The army seized the strategic hill after heavy clashes with rebels.", { type: "government-regains-territory", by: ["syr-saa"] }],
    ["More than 1,000 people have been killed in Syria since the conflict began in March 2011 with anti-government protests.", { type: "toll", by: [] }],
    ["Rebels killed at least 13 soldiers in Aleppo.", { by: ["syr-rebels"], to: ["syr-saa"], counts: ["killed 13..null"] }],
    ["U.S. warplanes bombed Raqqa on Monday.", { type: "air-drone-strike", by: ["usa-mil"] }],
    ["A U.S.-led coalition air strike hit Raqqa.", { type: "air-drone-strike", by: ["cjtf-oir"] }],
    ["Russian warplanes have launched a wave of air strikes killing dozens in areas held by rebels battling to take control of Aleppo.", { type: "air-drone-strike", by: ["rus-vks"] }],
    ["Forces loyal to Assad control most of Damascus.", { type: "control", by: ["syr-saa"] }],
    ["Rebels attacked the army after the 2013 Homs attack.", { counts: [] }],
    ["Islamic State was blamed for the attack in Homs.", { type: "responsibility", by: ["isis"] }],
    ["Rebels forced the army to pull back from Idlib.", { type: "movement", by: ["syr-rebels"], to: ["syr-saa"] }],
    ["Turkish artillery shelled positions near Afrin.", { by: ["tur-mil"] }],
    ["Among those killed in Homs were seven children.", { type: "toll", counts: ["killed 7..7"] }],
    ["Reuters quoted a witness as saying more than 60 people had been killed in Homs.", { counts: ["killed 61..null"], said: ["reuters", "unnamed"] }],
  ])("%s", (sentence, expected) => {
    const claims = dispatch(sentence);
    expect(claims).toHaveLength(1);
    expect(of(claims[0])).toMatchObject(expected);
  });

  test("a lost apostrophe and a kept one read alike", () => {
    const kept = dispatch("Shells hit the city's market in Homs on Monday, killing three people."), lost = dispatch("Shells hit the citys market in Homs on Monday, killing three people.");
    expect(kept.length).toBeGreaterThan(0);
    expect(lost.map(of)).toEqual(kept.map(of));
  });

  test.each([
    "The army will attack Homs.",
    "Rebels vowed to retake Aleppo.",
    "The army tried to storm the town of Douma.",
    "He walked through rebel-held Aleppo.",
    "The market in the besieged town of Douma was quiet.",
    "Nobody said the army had shelled Homs.",
    "It is not true that the army shelled Homs.",
    "It is unacceptable that hospitals are being bombed.",
  ])("no event happened: %s", (sentence) => {
    expect(dispatch(sentence).filter((c) => c.type !== "assessment")).toEqual([]);
  });

  test.each([
    ["Twenty-five rebels died when a bomb exploded in a mosque in Idlib.", "remote-explosive-landmine-ied"],
    ["Five people died after shells hit a market in Aleppo.", "shelling-artillery-missile-attack"],
    ["Rebels fired rockets that fell on a market in Homs killing three civilians.", "shelling-artillery-missile-attack"],
  ])("the clause beside it says what the figures came of: %s", (sentence, type) => {
    expect(dispatch(sentence).map((c) => c.type)).toEqual([type, type]);
  });

  test("figures in another tense are another statement", () => {
    expect(dispatch("Nineteen soldiers were killed in a suicide attack and at least 16 others had died in an assault on Homs.").map((c) => c.counts.map((n) => n.low))).toEqual([[19], [16]]);
    expect(dispatch("Five people died and eight others were wounded in Homs.").map((c) => c.counts.map((n) => n.low))).toEqual([[5, 8]]);
  });

  test("a part between commas stays with its whole", () => {
    expect(dispatch("At least 12 people were killed, including three children, when warplanes bombed a market in Idlib.")[0]!.counts.map((n) => n.low)).toEqual([12, 3]);
  });

  test("figures given just after another attack are not its own", () => {
    expect(dispatch("At least 19 people were killed in Homs just hours after an air strike hit Idlib.").map((c) => c.type)).toEqual(["toll", "air-drone-strike"]);
  });

  test("what could not be verified is unknown, what is denied is no event", () => {
    expect(dispatch("The report could not be independently verified.").map((c) => [c.type, c.factuality])).toEqual([["confirmation", "unknown"]]);
    const denied = dispatch("The defence ministry denied that its warplanes had bombed the hospital in Homs.");
    expect(denied.map((c) => [c.type, c.polarity])).toEqual([["confirmation", "negative"]]);
  });

  test.each([
    ["A blast has killed 25 people in Idlib. The blast on Friday hit a mosque in Idlib.", ["2016-07-08", "2016-07-08"]],
    ["A blast has killed 25 people in Homs. A bomb exploded in Idlib on Friday.", [null, "2016-07-08"]],
    ["The army holds Homs. A bomb exploded in Homs on Friday.", [null, "2016-07-08"]],
  ])("a lede takes the day of its event from the sentences after it, and of no other: %s", (text, days) => {
    const read = dispatch(text);
    expect(read.map((c) => c.time?.start ?? null)).toEqual(days);
    expect(read[0]!.time?.inherited ?? true).toBe(true);
  });

  test("\"reportedly\" leaves a claim possible", () => {
    expect(dispatch("Rebels reportedly shelled the town of Douma.").map((c) => c.factuality)).toEqual(["possible"]);
  });
});
