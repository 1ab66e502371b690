import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openApp, type App } from "../../src/app.ts";
import { Asker } from "../../src/cli/asking.ts";
import { workThrough } from "../../src/cli/working.ts";

// `recoupe review` at a terminal: keys go in at one stream, what is drawn comes out at the other.

let folder: string, app: App;
beforeEach(async () => { folder = mkdtempSync(join(tmpdir(), "recoupe-working-")); app = await openApp({ data: folder, now: () => "2019-03-05T10:00:00Z" }); });
afterEach(async () => { await app.close(); rmSync(folder, { recursive: true, force: true }); });

const DOWN = "\u001b[B", ENTER = "\r", ESCAPE = "\u001b", SPACE = " ";

/** A terminal with a person at it: waits until what it shows says something, then types. */
class Person {
  readonly input = new PassThrough();
  readonly output = new PassThrough();
  #drawn = "";
  #read = 0;

  constructor() {
    this.output.on("data", (part: Buffer) => { this.#drawn += part.toString("utf8"); });
  }

  get seen(): string { return stripVTControlCharacters(this.#drawn); }

  /** Waits for these words after the last ones that were waited for. */
  async sees(words: string): Promise<void> {
    await expect.poll(() => this.seen.indexOf(words, this.#read), { timeout: 120_000, message: `“${words}” in …${this.seen.slice(this.#read).slice(-1500)}` }).toBeGreaterThanOrEqual(0);
    this.#read = this.seen.indexOf(words, this.#read) + words.length;
  }

  /** Types, key by key: whoever reads whole lines at once would not hear the keys after the first question. */
  async types(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.input.write(key);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async answers(question: string, ...keys: string[]): Promise<void> {
    await this.sees(question);
    await this.types(...keys);
  }
}

const soldiers = (n: number, place: string) => app.add({ text: `Selon l’Observatoire syrien des droits de l’homme, au moins ${n} soldats ont été tués le 4 mars 2019 dans une attaque à ${place}.\n`, captured_from: `${place}-${n}.txt` });
const contested = async () => {
  await soldiers(11, "Homs");
  await app.add({ text: "L’agence Sana a annoncé que 3 soldats ont été tués le 4 mars 2019 dans une attaque à Homs.\n", captured_from: "sana.txt" });
  return (await app.review({})).items.find(({ kind }) => kind === "contested")!.subject;
};
const work = (person: Person, of: Pick<App, "review" | "event" | "decide"> = app) => workThrough(of, new Asker(person.input, person.output), "Ada");
const MENU = "What do you decide?";

describe("working through the queue", () => {
  test("confirms with a reason, undoes it, and ends when nothing is left but what was skipped", async () => {
    const id = await contested();
    const person = new Person();
    const done = work(person);
    await person.sees("Origins contradict each other.");
    await person.answers(MENU, "c");
    await person.answers("Why?", ..."Two photographs show it.", ENTER);
    await person.sees("Recorded as jdg:");
    await person.sees("Nothing waits for a person.");
    expect(await done).toBe(1);
    expect((await app.event(id))!.review.verdict).toMatchObject({ verb: "confirm", author: "Ada", reason: "Two photographs show it.", over: null });

    await app.judge({ author: "Ada", subject: (await app.event(id))!.review.verdict!.id, verb: "undo", reason: "Wrong town." });
    const again = new Person();
    const rest = work(again);
    await again.answers(MENU, "n");
    await again.answers("The note?", ..."Ask the desk in town.", ENTER);
    await again.answers(MENU, "z");
    await again.answers("Why undo", ENTER);
    await again.answers(MENU, "s");
    await again.sees("Nothing else waits; 1 skipped.");
    expect(await rest).toBe(2);
    const { log } = (await app.event(id))!.review;
    expect(log.slice(-2)).toMatchObject([{ verb: "note", reason: "Ask the desk in town." }, { verb: "undo", reason: "Recorded by mistake." }]);
  });

  test("corrects a value, adds a file as evidence by its digest, and asks for what is missing", async () => {
    const id = await contested();
    const file = join(folder, "crater.txt");
    writeFileSync(file, "crater");
    const person = new Person();
    const done = work(person);
    await person.answers(MENU, "e");
    await person.answers("What evidence?", ...file, ENTER);
    await person.answers("Why?", ..."It shows it.", ENTER);
    await person.answers(MENU, "x");
    await person.answers("Which value?", ENTER);
    await person.answers("The right value?", ENTER);
    await person.answers("This is needed.", ..."air-drone-strike", ENTER);
    await person.answers("Why?", ..."Seen.", ENTER);
    await person.sees("Nothing waits for a person.");
    expect(await done).toBe(2);
    const { event, review } = (await app.event(id))!;
    expect(event.corrections).toMatchObject([{ attribute: "type", value: "air-drone-strike" }]);
    expect(review.evidence).toMatchObject([{ kind: "file", name: "crater.txt", value: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }]);
  });

  test("splits a claim off, declares origins dependent, merges with an event named by its id", async () => {
    const id = await contested();
    await soldiers(12, "Raqqa");
    const raqqa = (await app.events({ place: "Raqqa" })).events[0]!;
    const person = new Person();
    const done = work(person);
    await person.answers(MENU, "p");
    await person.answers("Which origin?", ENTER);
    await person.answers("independent of each other?", DOWN, ENTER);
    await person.answers("Why?", ..."They met both.", ENTER);
    await person.answers(MENU, "m");
    await person.answers("Which event?", ...Array.from({ length: (await app.event(id))!.nearby.length }, () => DOWN), ENTER);
    await person.answers("Its id?", ..."evt:none", ENTER);
    await person.answers("Why?", ..."One attack.", ENTER);
    await person.sees("There is no event evt:none here");
    await person.answers(MENU, "m");
    await person.answers("Which event?", ...Array.from({ length: (await app.event(id))!.nearby.length }, () => DOWN), ENTER);
    await person.answers("Its id?", ..."clm:1", ENTER);
    await person.answers("begins with evt:", ...Array.from({ length: 5 }, () => "\u007f"), ...raqqa.id, ENTER);
    await person.answers("Why?", ..."One attack.", ENTER);
    await person.answers(MENU, "l");
    await person.answers("Which claims are of another event?", SPACE, ENTER);
    await person.answers("Why?", ..."Another attack.", ENTER);
    await person.sees("Nothing waits for a person.");
    expect(await done).toBe(3);
    expect((await app.log({})).judgements.map(({ verb }) => verb)).toEqual(["split", "merge", "independent"]);
  });

  test("a tie that decides takes a citation", async () => {
    for (const source of ["l’Observatoire syrien des droits de l’homme", "les Casques blancs"]) {
      await app.add({ text: `Selon ${source}, au moins 11 civils ont été tués dans des frappes aériennes sur Jisr al-Choghour le 4 septembre 2018.\n`, captured_from: `${source.length}.txt` });
    }
    const before = (await app.review({})).items;
    const ties = before.filter(({ kind }) => kind === "tie");
    expect(ties.map(({ subject }) => subject)).toContain("tie:sohr:leans-to:syr-opposition");
    const person = new Person();
    const done = work(person);
    await person.sees("Does this tie hold?");
    await person.answers(MENU, "t");
    await person.answers("Does it hold:", DOWN, ENTER);
    await person.answers("Which citation shows that?", ENTER);
    await person.answers("This is needed.", ..."Its own page, 2014", ENTER);
    await person.answers("Why?", ..."It says so.", ENTER);
    // Without that tie nothing is left undecided.
    await person.sees("Nothing waits for a person.");
    expect(await done).toBe(1);
    expect((await app.log({})).judgements).toMatchObject([{ subject: ties[0]!.subject, verb: "refute", value: "Its own page, 2014" }]);
    expect((await app.review({})).items.map(({ subject }) => subject)).not.toContain(ties[0]!.subject);
  });

  test.each([["l", ["refute"]], ["r", ["refute", "confirm"]]] as const)("shows what somebody else decided meanwhile, and records mine only when I say so: %s", async (key, verbs) => {
    const id = await contested();
    const person = new Person();
    const done = work(person);
    await person.answers(MENU, "c");
    await person.sees("Why?");
    await app.judge({ author: "Bea", subject: id, verb: "refute", reason: "The crater is older." });
    await person.types(..."Seen.", ENTER);
    await person.sees("Bea refute");
    await person.sees("The crater is older.");
    await person.answers("And now?", key);
    await person.sees("Nothing waits for a person.");
    expect(await done).toBe(verbs.length - 1);
    expect((await app.event(id))!.review.records.map(({ verb }) => verb)).toEqual(verbs);
  });

  test("Escape leaves a question and not the matter; a refusal is said and nothing is recorded", async () => {
    await contested();
    const person = new Person();
    const done = work(person);
    await person.answers(MENU, "c");
    await person.answers("Why?", ESCAPE);
    await person.answers(MENU, ESCAPE);
    await person.answers("Stop here?", "n");
    await person.answers(MENU, "x");
    await person.answers("Which value?", ENTER);
    await person.answers("The right value?", ..."no-such-type", ENTER);
    await person.answers("Why?", ..."Seen.", ENTER);
    await person.sees("nothing was recorded");
    await person.answers(MENU, ESCAPE);
    await person.answers("Stop here?", ESCAPE);
    expect(await done).toBe(0);
    expect((await app.log({})).total).toBe(0);
  });
});
