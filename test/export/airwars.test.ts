import { describe, expect, test } from "vitest";
import { openShelf } from "../../src/app/shelf.ts";
import { formatOf, sidesOf, type Bundle } from "../../src/export/index.ts";

const shelf = openShelf();
interface Said { origin: string; kind?: string; doer?: string; inherited?: boolean; killed?: number; polarity?: string; type?: string }

/** What Airwars's format makes of a strike that these origins tell of. */
function incident(said: readonly Said[], more: { status?: string[]; verdict?: string; rivals?: string[] } = {}): any {
  const actor = (id: string, inherited = false): any => ({ id, name: id, text: id, anchor: { start: 0, end: 0 }, inherited });
  const claims: any[] = said.map(({ doer, inherited, killed, polarity = "positive", type = "air-drone-strike" }, at) => ({
    id: `clm:${at}`, document: "doc", type, polarity, factuality: "certain", span: { exact: `words ${at}`, prefix: "", suffix: "" }, initiators: doer ? [actor(doer, inherited)] : [], targets: [actor("civilians")], attribution: [],
    counts: killed === undefined ? [] : [{ id: "n1", quantity: "killed", of: "civilians", group: "civilians", low: killed, high: killed, part_of: null, amends: null, text: `${killed} civilians` }],
  }));
  const doers = [...new Set(said.flatMap(({ doer }) => (doer ? [doer] : [])))];
  const event: any = {
    id: "evt:1", type: "air-drone-strike", types: [], time: { start: "2017-03-01", end: "2017-03-01", precision: 1, candidates: [] }, places: [], claims: claims.map(({ id }) => id),
    initiators: doers.map((id) => ({ id, name: id })), targets: [{ id: "civilians", name: "civilians" }], status: more.status ?? ["single-origin"], corrections: [], documents: [],
    contested: more.rivals ? [{ attribute: "initiator", values: more.rivals.map((value) => ({ value, origin: "x" })) }] : [],
    origins: said.map(({ origin, kind = "monitor" }, at) => ({ id: origin, name: origin, kind, independence: "independent", outlets: [], claims: [`clm:${at}`] })),
    fatalities: { low: null, best: null, high: null, claims: { low: null, best: null, high: null }, rule: "" },
  };
  const bundle: Bundle = { event, claims: new Map(claims.map((claim) => [claim.id, claim])), pages: new Map(), verdict: more.verdict ? { id: "j", at: "2017-04-01", author: "A", subject: "evt:1", verb: more.verdict, reason: "r" } as never : null };
  const written = (formatOf("airwars") as Extract<ReturnType<typeof formatOf>, { of: "events" }>).write({ ...bundle, sides: sidesOf(bundle, shelf) }, shelf);
  return "text" in written ? JSON.parse(written.text) : written.left;
}
const monitor: Said = { origin: "sohr", doer: "cjtf-oir", killed: 12 };

describe("Airwars's grading", () => {
  test.each([
    ["one origin is weak", [monitor], {}, "Weak"],
    ["two that are proven independent and agree are fair", [monitor, { ...monitor, origin: "snhr" }], { status: ["corroborated"] }, "Fair"],
    ["a belligerent that concedes deaths by its own act confirms", [monitor, { origin: "cjtf-oir", kind: "coalition", doer: "cjtf-oir", killed: 8 }], {}, "Confirmed"],
    ["one that only says that it struck does not", [monitor, { origin: "cjtf-oir", kind: "coalition", doer: "cjtf-oir" }], {}, "Weak"],
    ["nor one that tells of deaths by another's act", [monitor, { origin: "cjtf-oir", kind: "coalition", doer: "isis", killed: 8 }], {}, "Weak"],
    ["nor one whose act is only carried over from elsewhere in the story", [monitor, { origin: "cjtf-oir", kind: "coalition", doer: "cjtf-oir", inherited: true, killed: 8 }], {}, "Weak"],
    ["nor its media", [{ origin: "sohr", doer: "isis", killed: 12 }, { origin: "amaq", kind: "media", doer: "isis", killed: 12 }], {}, "Weak"],
    ["nor one that says that nobody was killed", [monitor, { origin: "cjtf-oir", kind: "coalition", doer: "cjtf-oir", killed: 0 }], {}, "Weak"],
    ["rival authors contest it", [monitor, { ...monitor, doer: "rus-vks" }], { rivals: ["cjtf-oir", "rus-vks"] }, "Contested"],
    ["a person's refutation discounts it", [monitor], { verdict: "refute", status: ["corroborated"] }, "Discounted"],
    ["a person's confirmation does not confirm it", [monitor], { verdict: "confirm" }, "Weak"],
  ] as [string, Said[], object, string][])("%s", (_, said, more, grading) => expect(incident(said, more).grading).toBe(grading));

  test("figures are the lowest and the highest that an origin gives, and those conceded stand apart", () => {
    const told = incident([monitor, { ...monitor, origin: "snhr", killed: 20 }, { origin: "cjtf-oir", kind: "coalition", doer: "cjtf-oir", killed: 8 }]);
    expect(told.reported_killed.civilians).toEqual({ min: 8, max: 20 });
    expect(told.belligerents).toMatchObject([{ id: "cjtf-oir", known: "known", position: "concedes civilian harm", conceded: { min: 8, max: 8 }, statements: [{ text: "words 2" }] }]);
  });
});
