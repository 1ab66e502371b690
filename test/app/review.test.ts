import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openApp, type App } from "../../src/app.ts";
import type { Event } from "../../src/reconcile/index.ts";

let folder: string;
let app: App;
beforeEach(async () => { folder = mkdtempSync(join(tmpdir(), "recoupe-review-")); app = await openApp({ data: folder, now: () => "2019-03-05T10:00:00Z" }); });
afterEach(async () => { await app.close(); rmSync(folder, { recursive: true, force: true }); });

const add = (n: number, place: string, day = "4 mars 2019") => app.add({ text: `Selon l’Observatoire syrien des droits de l’homme, au moins ${n} soldats ont été tués le ${day} dans une attaque à ${place}.\n`, captured_from: `${place}-${n}.txt` });
const all = async (): Promise<Event[]> => (await app.events({})).events;
const at = async (place: string): Promise<Event> => (await app.events({ place })).events[0]!;
const judge = (subject: string, verb: "assign" | "remove" | "merge" | "split" | "undo" | "confirm" | "correct" | "evidence", more: object = {}) => app.judge({ author: "a reader", subject, verb, reason: "Seen on the photographs.", ...more });

describe("a person's decisions", () => {
  test("merge two events, say so, and are undone by another record", async () => {
    await add(11, "Homs");
    await add(12, "Raqqa");
    const before = await all();
    const [into, from] = [await at("Homs"), await at("Raqqa")];
    const merged = await judge(into.id, "merge", { objects: [from.id] });
    const [one, ...others] = await all();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: into.id, decisions: [{ judgement: merged.id, says: expect.stringContaining("a reader, 2019-03-05: Seen on the photographs.") }] });
    expect(new Set(one!.claims)).toEqual(new Set([...into.claims, ...from.claims]));
    expect((await app.event(from.id))!.event.id).toBe(into.id);
    await app.rebuild();
    expect(await all()).toEqual([one]);
    await judge(merged.id, "undo");
    expect(await all()).toEqual(before);
  });

  test("put a claim into another event, and take it out of any", async () => {
    await add(11, "Homs");
    await add(12, "Raqqa");
    const [homs, raqqa] = [await at("Homs"), await at("Raqqa")];
    const claim = homs.claims[0]!;
    await judge(claim, "assign", { objects: [raqqa.id] });
    expect((await all()).map((event) => [event.id, event.claims.includes(claim)]).sort()).toEqual([...(homs.claims.length > 1 ? [[homs.id, false]] : []), [raqqa.id, true]].sort());
    await judge(claim, "remove", { objects: [raqqa.id] });
    const [left] = (await all()).filter((event) => event.id === raqqa.id);
    expect(left!.claims).toEqual(raqqa.claims);
  });

  test("split claims off into an event of their own", async () => {
    await add(11, "Homs");
    await add(14, "Homs");
    const event = await at("Homs");
    expect(event.documents).toHaveLength(2);
    const apart = event.claims.filter((id) => id !== event.claims[0]);
    const split = await judge(event.id, "split", { objects: apart });
    const events = await all();
    expect(events.map(({ claims }) => claims).sort()).toEqual([[event.claims[0]], apart].sort());
    expect(events.every(({ decisions }) => decisions[0]!.judgement === split.id)).toBe(true);
    expect((await app.event(event.id))!.nearby.map(({ event: other }) => other.id)).toEqual([events.find(({ id }) => id !== event.id)!.id]);
    await judge(split.id, "undo");
    expect(await all()).toEqual([event]);
  });

  test("put a claim into an event that was split off, and take it out; into one that is no more nothing goes", async () => {
    await add(11, "Homs");
    await add(14, "Homs");
    await add(12, "Raqqa");
    const [homs, raqqa] = [await at("Homs"), await at("Raqqa")];
    const apart = homs.claims.filter((id) => id !== homs.claims[0]);
    const split = await judge(homs.id, "split", { objects: apart });
    const off = (await all()).find(({ id, decisions }) => id !== homs.id && decisions.some(({ judgement }) => judgement === split.id))!;
    const claim = raqqa.claims[0]!;
    await judge(claim, "assign", { objects: [off.id] });
    expect((await all()).filter(({ claims }) => claims.includes(claim)).map(({ id }) => id)).toEqual([off.id]);
    await judge(apart[0]!, "remove", { objects: [off.id] });
    const then = await all();
    expect(new Set(then.find(({ id }) => id === off.id)!.claims)).toEqual(new Set([...apart.slice(1), claim]));
    await app.rebuild();
    expect(await all()).toEqual(then);
    await judge(split.id, "undo");
    expect((await all()).filter(({ claims }) => claims.includes(claim)).map(({ id }) => id)).toEqual([homs.id]);
    await judge(claim, "assign", { objects: [`evt:${"0".repeat(24)}`] });
    expect((await all()).filter(({ claims }) => claims.includes(claim)).map(({ id }) => id)).toEqual([homs.id]);
  });

  test("outlast a page that comes later, and a new event's name", async () => {
    await add(11, "Homs");
    await add(12, "Raqqa");
    const [into, from] = [await at("Homs"), await at("Raqqa")];
    await judge(into.id, "merge", { objects: [from.id] });
    await add(13, "Raqqa");
    const events = await all();
    expect(events).toHaveLength(1);
    expect(events[0]!.documents).toHaveLength(3);
  });

  test("stand beside the event as a verdict and evidence, and never in place of what was computed", async () => {
    await add(11, "Homs");
    const before = await at("Homs");
    await judge(before.id, "confirm");
    await judge(before.id, "evidence", { value: "https://example.org/photograph the photograph" });
    await judge(before.claims[0]!, "evidence", { value: `sha256:${"0".repeat(64)}` });
    const noted = await judge(before.claims[0]!, "evidence", { value: "A neighbour told the same." });
    const { event, review } = (await app.event(before.id))!;
    expect(event).toEqual(before);
    expect(review.verdict).toMatchObject({ verb: "confirm", author: "a reader" });
    expect(review.evidence).toMatchObject([
      { kind: "address", subject: before.id, value: "https://example.org/photograph", name: "the photograph", author: "a reader", at: "2019-03-05T10:00:00Z" },
      { kind: "file", subject: before.claims[0], value: `sha256:${"0".repeat(64)}`, name: null }, { kind: "note", value: "A neighbour told the same.", name: null },
    ]);
    expect((await app.claim(before.claims[0]!))!.evidence).toEqual(review.evidence.slice(1));
    await judge(noted.id, "undo");
    expect((await app.event(before.id))!.review.evidence).toHaveLength(2);
    await judge(review.verdict!.id, "undo");
    expect((await app.event(before.id))!.review.verdict).toBeNull();
  });

  test("put a value in the place of a claim's, with what was read beside it, until they are undone", async () => {
    await add(11, "Homs");
    const before = await at("Homs");
    const toll = (await app.event(before.id))!.claims.find(({ counts }) => counts.length > 0)!;
    const count = await judge(toll.id, "correct", { value: "killed: 13" }), place = await judge(toll.id, "correct", { value: "place: gn:170063" }), day = await judge(toll.id, "correct", { value: "time: 2019-03-03" });
    const { event, matrix, claims } = (await app.event(before.id))!;
    expect(event.id).toBe(before.id);
    expect(event.fatalities).toMatchObject({ low: 13, best: 13, high: 13, claims: { best: toll.id } });
    expect(event.places[0]).toMatchObject({ id: "gn:170063", lat: expect.any(Number), country: "SY" });
    expect(event.corrections).toMatchObject([
      { judgement: count.id, subject: toll.id, attribute: "toll", quantity: "killed", value: "13", computed: "11..", says: expect.stringContaining("a reader, 2019-03-05") },
      { judgement: place.id, attribute: "place", value: "gn:170063", computed: before.places[0]!.id }, { judgement: day.id, attribute: "time", value: "2019-03-03", computed: "2019-03-04" },
    ]);
    expect(matrix.rows.find(({ attribute, quantity }) => attribute === "toll" && quantity === "killed")!.cells[0]!.values).toMatchObject([{ value: "13", corrected: { judgement: count.id, computed: "11.." } }]);
    expect(matrix.rows.find(({ attribute }) => attribute === "place")!.cells[0]!.values.map(({ corrected }) => corrected?.judgement ?? null)).toContain(place.id);
    // What was read stays, and leads to its words.
    expect(claims.find(({ id }) => id === toll.id)).toEqual(toll);
    expect((await app.claim(toll.id))!.corrections).toEqual(event.corrections);
    expect((await app.events({ place: "gn:170063" })).events.map(({ id }) => id)).toEqual([before.id]);
    await app.rebuild();
    expect((await app.event(before.id))!.event).toEqual(event);
    for (const { id } of [count, place, day]) await judge(id, "undo");
    expect((await app.event(before.id))!.event).toEqual(before);
  });

  test("put a value in the event's own field", async () => {
    await add(11, "Homs");
    const before = await at("Homs");
    for (const value of ["killed: 10..20", "time: 2019-03-01..2019-03-02", "initiator: isis", "type: suicide-bomb", "target: none"]) await judge(before.id, "correct", { value });
    const { event } = (await app.event(before.id))!;
    expect(event).toMatchObject({ type: "suicide-bomb", time: { start: "2019-03-01", end: "2019-03-02" }, fatalities: { low: 10, high: 20, claims: { low: null } }, initiators: [{ id: "isis", claims: [] }], targets: [], status: before.status });
    expect(event.corrections.map(({ attribute, computed }) => [attribute, computed])).toEqual([["toll", "11.."], ["time", "2019-03-04"], ["initiator", before.initiators[0]?.id ?? null], ["type", before.type], ["target", before.targets.map(({ id }) => id).join(", ") || null]]);
    expect((await app.events({ since: "2019-03-01", until: "2019-03-02" })).events.map(({ id }) => id)).toEqual([before.id]);
  });

  test("that nobody could put in are refused", async () => {
    for (const [subject, value] of [
    ["evt:1", "the toll is twelve"], ["evt:1", "killed: a dozen"], ["evt:1", "time: 2019-02-30"], ["evt:1", "time: 2019-03-05..2019-03-04"], ["evt:1", "place: gn:0"], ["clm:1", "initiator: nobody-known"],
    ["clm:1", "killed nobody-known: 3"], ["clm:1", "type: rumour"], ["clm:1", "killed: 20..10"], ["afp", "killed: 3"],
    ] as const) await expect(judge(subject, "correct", { value }), value).rejects.toMatchObject({ problem: { rule: "bad-judgement", remedy: expect.any(String) } });
  });

  test.each([[{ verb: "merge" }], [{ verb: "correct" }], [{ verb: "confirm", objects: ["evt:1"] }]])("that lack what they are about are refused: %j", async (spoilt) => {
    await expect(app.judge({ author: "a reader", subject: "evt:1", reason: "x", ...spoilt } as never)).rejects.toMatchObject({ problem: { rule: "bad-judgement" } });
  });
});

describe("merges upon merges", () => {
  test("lose no claim, and come apart again one by one", async () => {
    for (const [n, place] of [[11, "Homs"], [12, "Raqqa"], [13, "Palmyre"]] as const) await add(n, place);
    const before = await all();
    const [homs, raqqa, palmyra] = [await at("Homs"), await at("Raqqa"), await at("Palmyra")];
    const first = await judge(raqqa.id, "merge", { objects: [palmyra.id] });
    const second = await judge(homs.id, "merge", { objects: [raqqa.id] });
    const [one, ...others] = await all();
    expect(others).toEqual([]);
    expect(new Set(one!.claims)).toEqual(new Set([...homs.claims, ...raqqa.claims, ...palmyra.claims]));
    await judge(first.id, "undo");
    expect((await all()).map(({ id }) => id).sort()).toEqual([homs.id, palmyra.id].sort());
    await judge(second.id, "undo");
    const byId = (a: Event, b: Event): number => (a.id < b.id ? -1 : 1);
    expect((await all()).sort(byId)).toEqual(before.sort(byId));
  });
});

describe("beside an event", () => {
  test("stand its neighbours in place and days, and the ties between its origins that nobody reviewed", async () => {
    await add(11, "Homs");
    await add(12, "Homs", "7 mars 2019");
    await add(13, "Raqqa");
    const [first, second] = (await app.events({ place: "Homs" })).events;
    const { nearby, ties } = (await app.event(first!.id))!;
    expect(nearby.map(({ event, km, days }) => [event.id, km, days])).toEqual([[second!.id, 0, 3]]);
    expect(ties).toEqual([]);
    await app.add({ text: "Selon les Casques blancs, au moins 11 soldats ont été tués le 4 mars 2019 dans une attaque à Homs.\n", captured_from: "helmets.txt" });
    const tied = (await app.event((await at("Homs")).id))!.ties;
    expect(tied.map(({ owner, relation, to, between }) => [owner, relation, to, between])).toContainEqual(["sohr", "leans-to", "syr-opposition", ["sohr", "white-helmets"]]);
    const queue = (await app.review({})).items.filter(({ kind }) => kind === "tie");
    await app.judge({ author: "a reader", subject: queue[0]!.subject, verb: "confirm", value: "Its own page", reason: "It says so." });
    expect((await app.review({})).items.map(({ subject }) => subject)).not.toContain(queue[0]!.subject);
  });

  test("its matrix and the log are tables to take away", async () => {
    await add(11, "Homs");
    const { id } = await at("Homs");
    const verdict = await judge(id, "confirm");
    const table = async (name: "matrix" | "judgements", format: "csv" | "json", query = {}) => { let text = ""; for await (const piece of (await app.table(name, format, query))!) text += piece; return text; };
    const rows = JSON.parse(await table("matrix", "json", { event: id })) as { attribute: string; words: string; start: number; end: number; document: string }[];
    expect(rows.map(({ attribute }) => attribute)).toEqual(expect.arrayContaining(["type", "place", "time", "toll"]));
    for (const { words, start, end, document } of rows) expect((await app.document(document))!.document.text.slice(start, end)).toBe(words);
    expect((await table("matrix", "csv", { event: id })).trim().split("\r\n")).toHaveLength(rows.length + 1);
    expect(await app.table("matrix", "csv", { event: "evt:none" })).toBeNull();
    expect(await table("judgements", "csv")).toContain(`${verdict.id},2019-03-05T10:00:00Z,a reader,confirm,${id},,,Seen on the photographs.,1`);
  });

  test("stands all that was ever decided on it, its claims and its origins, undone or not", async () => {
    await add(11, "Homs");
    const { id, claims } = await at("Homs");
    const note = await judge(claims[0]!, "correct", { value: "killed: 12" });
    const wrong = await judge(id, "confirm");
    const undoing = await judge(wrong.id, "undo");
    await judge("evt:elsewhere", "evidence", { value: "x" });
    const { review } = (await app.event(id))!;
    expect(review.log.map((one) => one.id)).toEqual([note.id, wrong.id, undoing.id]);
    expect(review.records.map((one) => one.id)).toEqual([note.id]);
    const log = await app.log({ limit: 2, offset: 1 });
    expect(log.judgements.map((one) => one.id)).toEqual([undoing.id, wrong.id]);
    expect(log).toMatchObject({ undone: [wrong.id], total: 4, last: review.last });
    expect(Object.keys(log.events)).toEqual([id]);
  });
});

describe("what waits for a person", () => {
  test("is listed with its reasons, and no more once it was judged", async () => {
    await add(11, "Homs");
    await app.add({ text: "L’agence Sana a annoncé que 3 soldats ont été tués le 4 mars 2019 dans une attaque à Homs.\n", captured_from: "sana.txt" });
    const { items } = await app.review({});
    const contest = items.find(({ kind }) => kind === "contested");
    expect(contest).toMatchObject({ subject: (await at("Homs")).id, says: expect.stringMatching(/toll/) });
    await judge(contest!.subject, "confirm");
    expect((await app.review({})).items.find(({ kind, subject }) => kind === "contested" && subject === contest!.subject)).toBeUndefined();
  });

  test("holds a page without a date, with what speaks for it, until a person decides that it is of the event, or is not", async () => {
    await app.add({ text: "Jeudi 14 mars, des combattants de l’État islamique ont attaqué l’armée syrienne à Palmyre.\n", captured_from: "undated.txt" });
    expect((await app.review({})).items).toEqual([]);
    await app.add({ text: "Islamic State fighters attacked the Syrian army in Palmyra on Thursday 14 March 2019, SANA said.\n", captured_from: "sana.txt" });
    const [event] = await all();
    const undated = event!.documents.find(({ captured_from }) => captured_from === "undated.txt")!;
    expect(undated).toMatchObject({ membership: "undecided", reasons: [expect.stringMatching(/only 2019-03-14/), expect.any(String)] });
    expect((await app.review({})).items).toContainEqual(expect.objectContaining({ kind: "membership", subject: event!.id, reasons: undated.reasons.map((reason) => `undated.txt: ${reason}`) }));
    const claim = event!.claims.find((id) => !event!.time!.claims.includes(id))!;
    const put = await judge(claim, "assign", { objects: [event!.id] });
    const decided = (await all())[0]!;
    expect(decided.documents.map(({ membership }) => membership)).toEqual(["decided", "decided"]);
    expect(decided.decisions.map(({ judgement }) => judgement)).toEqual([put.id]);
    expect((await app.review({})).items.filter(({ kind }) => kind === "membership")).toEqual([]);
    await judge(put.id, "undo");
    expect(await all()).toEqual([event]);
    await judge(claim, "remove", { objects: [event!.id] });
    expect((await all())[0]!.documents.map(({ captured_from }) => captured_from)).toEqual(["sana.txt"]);
    await app.rebuild();
    expect((await all())[0]!.documents.map(({ captured_from }) => captured_from)).toEqual(["sana.txt"]);
  });

  test("holds judgements whose words stand no more", async () => {
    await add(11, "Homs");
    const lost = await judge("clm:gone", "assign", { objects: [(await at("Homs")).id] });
    // A correction of a value that no reading has any more; one that a later one took the place of waits for nobody.
    const [claim] = (await at("Homs")).claims, idle = await judge(claim!, "correct", { value: "target hts: isis" });
    await judge(claim!, "correct", { value: "killed: 12" });
    await judge(claim!, "correct", { value: "killed: 13" });
    const { items } = await app.review({});
    expect(items.filter(({ kind }) => kind === "lapsed").map(({ subject }) => subject)).toEqual([lost.id, idle.id]);
  });
});
