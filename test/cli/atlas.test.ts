import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folder, run } from "./executable.ts";

const here = folder();
const data = here.in("data");
/** A GeoNames country file of one village that never was. */
const ROW = ["999999901", "Qaryat Mithal", "Qaryat Mithal", "قرية مثال,Village d'Exemple", "35.1", "38.2", "P", "PPL", "SY", "", "", "", "", "", "420", "", "300", "Asia/Damascus", "2020-01-01"].join("\t") + "\n";
beforeAll(() => writeFileSync(here.in("SY.txt"), ROW));
afterAll(() => here.remove());

test("an imported gazetteer is read with from then on, its licence line kept", async () => {
  const before = JSON.parse((await run(["doctor", "--json"], { data })).stdout);
  const imported = await run(["atlas", "import", here.in("SY.txt"), "--json"], { data });
  expect(imported.status).toBe(0);
  expect(JSON.parse(imported.stdout)).toMatchObject({ added: 1, places: before.places + 1, licences: expect.arrayContaining([expect.stringMatching(/GeoNames/)]) });
  const after = JSON.parse((await run(["doctor", "--json"], { data })).stdout);
  expect(after).toMatchObject({ places: before.places + 1, actors: before.actors, names: `${data}/names.bin` });

  const text = "Deux soldats ont été tués dans une attaque à Qaryat Mithal, en Syrie, le 4 mars 2019, selon l’agence Sana.\n";
  const read = async (env: string) => JSON.parse((await run(["read", "-", "--json"], { input: text, data: env })).stdout).claims.flatMap((c: any) => c.places.map((p: any) => p.id));
  expect(await read(data)).toContain("gn:999999901");
  expect(await read(here.in("other"))).not.toContain("gn:999999901");
});

test("a file that is no gazetteer changes nothing, and the good one beside it is taken", async () => {
  writeFileSync(here.in("letter.txt"), "Dear reader,\nthis is a letter.\n");
  const only = await run(["atlas", "import", here.in("letter.txt")], { data: here.in("third") });
  expect({ status: only.status, stderr: only.stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/letter\.txt: This is neither a GeoNames country file nor/) });
  expect(JSON.parse((await run(["doctor", "--json"], { data: here.in("third") })).stdout).names).not.toContain("third");

  const both = await run(["atlas", "import", here.in("letter.txt"), here.in("SY.txt"), here.in("missing.txt"), "--json"], { data: here.in("fourth") });
  expect(both.status).toBe(1);
  expect(both.stderr).toMatch(/missing\.txt: There is no such file/);
  expect(JSON.parse(both.stdout).added).toBe(1);
});
