import { describe, expect, it } from "vitest";
import { blocksOf, page, roleOf } from "./furniture.ts";

// What copying leaves amid a paragraph, where line breaks and marks are lost.

const TEXT = "The guards at the harbour office said the fire was out by noon and that nobody had seen who lit it. Traders went back to their stalls later in the day though the road along the quay stayed closed.";

/** A page whose one paragraph is `words`, between two sentences. */
const blocks = (words: string) => blocksOf(page(`Fire at the old harbour of Valmer\n\nA fire broke out at the old harbour of Valmer late on Monday. ${words} ${TEXT}`)).slice(1);

describe("furniture inlaid in a paragraph", () => {
  it.each([
    ["keywords, up to the sentence that begins anew", "Tags Valmer harbour fire police Two boats burned at the quay.", "boilerplate", "Tags Valmer harbour fire police"],
    ["keywords before a small word with a capital", "Tags Valmer fires human rights Old Quay At least two boats burned.", "boilerplate", "Tags Valmer fires human rights Old Quay"],
    ["a picture's credit and its caption", "Photo Valmer Press Office Boats Burn at the Old Quay of Valmer The wind fed the flames.", "caption", "Photo Valmer Press Office Boats Burn at the Old Quay of Valmer"],
    ["an agency, its photographer and the caption", "REUTERS A. Writer Smoke Over Valmer Harbour in the Morning Officials reported more smoke.", "caption", "REUTERS A. Writer Smoke Over Valmer Harbour in the Morning"],
    ["another story's headline", "Valmer Council Votes Against New Harbour The wind fed the flames.", "caption", "Valmer Council Votes Against New Harbour"],
    ["a link to another story", "Read also council votes against a new harbour for Valmer.", "boilerplate", "Read also council votes against a new harbour for Valmer."],
    ["a heading", "Cat saved The ministry said two boats burned.", "title", "Cat saved"],
    ["where it was written", "VALMER Ouest At least two boats burned.", "dateline", "VALMER Ouest"],
    ["a button and its counter", "Get short URL 12 Two boats burned at the quay.", "boilerplate", "Get short URL 12"],
  ])("parts %s", (_, words, role, part) => {
    expect(blocks(words)).toContainEqual([role, part]);
    expect(blocks(words).map(([, text]) => text).join(" ")).toContain(words.slice(part.length).trim());
  });

  it.each([
    ["a sentence of many names", "The Valmer Harbour Authority for Boats and Quays said nothing."],
    ["an office and a name", "Deputy Harbour Master Jane Roe Clark told The Valmer Mirror on Monday that two boats burned."],
    ["a plain sentence that begins with a label's word", "Photos and video from the quay show smoke."],
    ["a plain sentence about links", "Related fires broke out in the north."],
    ["initials that spell a small word", "Boats from Valmer hit IS group boats near the quay."],
    ["a newspaper's name", "Traders told The Valmer Mirror that two boats burned."],
    ["a day and a name", "On Monday Jane Roe Clark At the Quay told of smoke."],
  ])("leaves %s alone", (_, words) => expect(blocks(words)).toHaveLength(1));

  it("takes a caption that its agency signs from before the text", () => {
    const read = page(`Fire at the old harbour\n\nSmoke rises over the old harbour of the town of Valmer May 4 2019. (AFP Photo) Two boats burned at the old harbour of Valmer on Saturday the harbour master said. ${TEXT}`);
    expect(roleOf(read, "Smoke rises")).toBe("caption");
    expect(roleOf(read, "Two boats")).toBe("lede");
  });

  it.each([
    ["a dateline", "VALMER (Reuters) Two boats burned at the old harbour of Valmer on Saturday the harbour master said."],
    ["a text that its agency signs", "Two boats burned at the old harbour of Valmer on Saturday the harbour master said. (reuters) The fire was out by noon."],
  ])("takes %s for no caption", (_, words) => expect(blocksOf(page(`Fire at the old harbour\n\n${words} ${TEXT}`)).some(([role]) => role === "caption")).toBe(false));

  it("ends the text where only links follow", () => {
    const read = page(`Fire at the old harbour\n\nTwo boats burned at the old harbour of Valmer on Saturday the harbour master said. ${TEXT} Source Valmer Mirror Related News Ten die in a far country | A quiz Two killed in a race.`);
    expect(roleOf(read, "Two killed in a race")).toBe("boilerplate");
    expect(roleOf(read, "Traders went back")).not.toBe("boilerplate");
  });
});

describe("an agency in brackets on a line of its own", () => {
  const body = `Two boats burned at the old harbour of Valmer on Saturday the harbour master said. ${TEXT}`;

  it.each([
    ["above the text", `Fire at the old harbour\n\n(Reuters)\n\n${body}`, "dateline"],
    ["below it", `Fire at the old harbour\n\n${body}\n\n(Reuters)`, "source"],
  ])("%s is its sender and no caption", (_, text, role) => {
    const read = page(text, {}, { outlets: ["Reuters"] });
    expect(roleOf(read, "(Reuters)")).toBe(role);
    expect(read.document.republished_from).toBe("Reuters");
    expect(read.document.publisher).toBeNull();
  });
});
