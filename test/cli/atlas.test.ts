import { existsSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folder, run } from "./executable.ts";

const here = folder();
const data = here.in("data");
/** A GeoNames country file of one village that never was. */
const ROW = ["999999901", "Qaryat Mithal", "Qaryat Mithal", "قرية مثال,Village d'Exemple", "35.1", "38.2", "P", "PPL", "SY", "", "", "", "", "", "420", "", "300", "Asia/Damascus", "2020-01-01"].join("\t") + "\n";
beforeAll(() => writeFileSync(here.in("SY.txt"), ROW));
afterAll(() => here.remove());

test("an imported gazetteer is read with from then on, its licence line kept; what is none beside it is said", async () => {
  writeFileSync(here.in("letter.txt"), "Dear reader,\nthis is a letter.\n");
  const before = JSON.parse((await run(["doctor", "--json"], { data })).stdout);
  const imported = await run(["atlas", "import", here.in("letter.txt"), here.in("SY.txt"), here.in("missing.txt"), "--json"], { data });
  expect(imported.status).toBe(1);
  expect(imported.stderr).toMatch(/letter\.txt: This is neither a GeoNames country file nor/);
  expect(imported.stderr).toMatch(/missing\.txt: There is no such file/);
  expect(JSON.parse(imported.stdout)).toMatchObject({ added: 1, places: before.places + 1, licences: expect.arrayContaining([expect.stringMatching(/GeoNames/)]) });
  const after = JSON.parse((await run(["doctor", "--json"], { data })).stdout);
  expect(after).toMatchObject({ places: before.places + 1, actors: before.actors, names: `${data}/names.bin` });

  const text = "Deux soldats ont été tués dans une attaque à Qaryat Mithal, en Syrie, le 4 mars 2019, selon l’agence Sana.\n";
  const placesIn = async (folder: string) => JSON.parse((await run(["read", "-", "--json"], { input: text, data: folder })).stdout).claims.flatMap((c: any) => c.places.map((p: any) => p.id));
  expect(await placesIn(data)).toContain("gn:999999901");
  expect(await placesIn(here.in("other"))).not.toContain("gn:999999901");
});

test("nothing that could be imported: nothing is made", async () => {
  const ran = await run(["atlas", "import", here.in("missing.txt")], { data: here.in("third") });
  expect(ran).toMatchObject({ status: 1, stdout: "" });
  expect(existsSync(here.in("third"))).toBe(false);
});
