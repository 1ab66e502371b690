import { describe, expect, it } from "vitest";
import { eventOf, page, together, type Said } from "./world.ts";

const published = "2031-05-04";
const attack: Said = { says: "Hill Monitor said the Free Column attacked army posts at Oxtown.", type: "armed-clash", by: ["column"], on: ["zed-army"], from: ["hill-monitor"] };
const word = (says: string, given: Partial<Said>): Said => ({ says, type: "confirmation", about: [0], ...given });
const sidesOf = (...said: Said[]) => {
  const sheet = page("Morning Post", published, [attack, ...said]);
  return eventOf(together(sheet), sheet);
};

describe("versions", () => {
  it.each<[string, Said, string]>([
    ["only confirms", word("Zed Press confirmed it.", { from: ["zed-press"], stance: "confirms" }), "zed-press"],
    ["itself had no comment from anyone", word("There was no comment.", { negative: true, factuality: "unknown" }), "morning"],
  ])("leaves out an origin that %s, and keeps it among the origins", (_, said, origin) => {
    const event = sidesOf(said);
    expect(event.origins.map(({ id }) => id)).toContain(origin);
    expect(event.versions.flatMap(({ origins }) => origins)).toEqual(["hill-monitor"]);
  });

  it.each<[string, Said]>([
    ["denies", word("The Zedland Army denied it.", { from: ["zed-army"], stance: "denies", negative: true })],
    ["does not confirm", word("Sources close to Zedland did not confirm it.", { from: ["?zed-gov"], stance: "declines", factuality: "unknown" })],
  ])("keeps a side that %s what happened, after those that tell of it", (_, said) => {
    const event = sidesOf(said);
    expect(event.versions).toHaveLength(2);
    expect(event.versions[0]).toMatchObject({ origins: ["hill-monitor"] });
    expect(event.versions[0]!.types.map(({ value }) => value)).toEqual(["armed-clash"]);
    expect(event.versions[1]).toMatchObject({ side: "zed-gov", types: [], tolls: [] });
    expect(event.claims).toContain(event.versions[1]!.claims[0]);
  });

  it("names sides with something to tell before those without a known side, whatever their names", () => {
    const event = sidesOf({ ...attack, says: "The Free Column said it attacked army posts at Oxtown.", from: ["column"] }, word("The Zedland Army denied it.", { from: ["zed-army"], stance: "denies", negative: true }));
    expect(event.versions.map(({ side }) => side)).toEqual(["column", "none", "zed-gov"]);
  });
});
