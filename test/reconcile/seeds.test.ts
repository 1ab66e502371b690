import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, describe, it } from "vitest";
import { openShelf, read, reconcile, type Event } from "../../src/index.ts";

const seeds = resolve(import.meta.dirname, "../../../shared/seeds");
const names = ["000_8e117e6ed73553e8.txt", "004_8f7cc2c121320cf8.txt"].map((name) => resolve(seeds, name));
const there = names.every((name) => existsSync(name));
if (!there) console.log("skipped: the two seed pages of ../shared are not beside the repository");

describe.skipIf(!there)("the two seed pages, read and reconciled together", () => {
  const shelf = there ? openShelf() : null;
  const readings = there ? names.map((name) => read(readFileSync(name), { shelf: shelf!, captured_from: name })) : [];
  const result = there ? reconcile(readings, shelf!) : { events: [], episodes: [], apart: [] };
  const behind = (origin: string): Event => result.events.find((event) => event.origins.some((one) => one.id === origin))!;

  it("tells the Palmyra affair in two versions, contested and unconfirmed, none of it corroborated", () => {
    const event = behind("amaq");
    expect(event.status).toEqual(expect.arrayContaining(["contested", "unconfirmed"]));
    expect(event.status).not.toContain("corroborated");
    const sides = new Map(event.versions.map((version) => [version.side, version]));
    expect(sides.get("isis")?.origins).toEqual(["amaq"]);
    expect(sides.get("syr-gov")?.types.map((type) => type.value)).toContain("repelled");
    // No year is printed: none is chosen, and the event has no day.
    expect(event.time?.start ?? null).toBeNull();
    expect(event.fatalities).toMatchObject({ low: 61, high: null });
  });

  it("finds the Observatory and Al-Monitor behind one outlet in the Abu Kamal affair: one origin", () => {
    const event = behind("sohr");
    expect(event.status).toContain("single-origin");
    expect(new Set(event.origins.flatMap((origin) => origin.outlets.map((outlet) => outlet.document)))).toEqual(new Set([readings[0]!.document.id]));
    const verdicts = Object.fromEntries(event.origins.map((origin) => [origin.id, origin.independence]));
    expect(verdicts).toMatchObject({ sohr: "independent", "al-monitor": "dependent", presstv: "dependent" });
    expect(Object.values(verdicts).filter((verdict) => verdict === "independent")).toHaveLength(1);
  });

  it("keeps the two affairs apart and corroborates nothing", () => {
    expect(behind("amaq").episode).not.toBe(behind("sohr").episode);
    expect(result.events.flatMap((event) => event.status)).not.toContain("corroborated");
  });
});
