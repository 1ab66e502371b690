import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LEDGER_FILE, openLedger, questionOf } from "../../src/ledger/index.ts";
import { MIGRATIONS } from "../../src/ledger/sqlite/migrations.ts";
import { migrate, MIGRATIONS as POSTGRES, standing } from "../../src/ledger/postgres/migrations.ts";
import { numbered } from "./examples.ts";
import { asOwner, freshAddress } from "./postgres/place.ts";
import { ruleOf } from "./conformance/place.ts";

// Ledgers that recoupe of then wrote, one of each schema that ever was, all of the same documents, second reading and judgement;
// `told.json` is what that recoupe answered. A new schema adds its file here, made by the code that had it.

const KEPT = new URL("./kept/", import.meta.url);
const SCHEMAS = MIGRATIONS.slice(0, -1).map(({ version }) => version);
const TOLD = JSON.parse(readFileSync(new URL("told.json", KEPT), "utf8")) as { claims: object[]; documents: object[]; judgements: object[] };
const DIGEST = "7164c94188e81616bf470986d9bb47961972779ab0494f2c2aff9e1db0abf4a1";

describe.each(SCHEMAS)("a ledger from before, of schema %i", (schema) => {
  let folder: string, file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "recoupe-kept-"));
    file = join(folder, LEDGER_FILE);
    await writeFile(file, gunzipSync(await readFile(new URL(`schema-${schema}.sqlite.gz`, KEPT))));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("is brought forward and says what it said, record by record", async () => {
    // Two at once: one of them brings it forward, the other waits.
    const [ledger, other] = await Promise.all([openLedger({ folder }), openLedger({ folder })]);
    try {
      expect(await ledger.describe()).toMatchObject({ schema: MIGRATIONS.at(-1)!.version });
      expect(await ledger.verify()).toMatchObject({ problems: [], records: 28, digest: DIGEST, kinds: { capture: 4, reading: 5, judgement: 1 } });
      expect(await ledger.claims()).toEqual(TOLD.claims);
      expect((await ledger.documents()).map(({ rules: _, ...card }) => card)).toEqual(TOLD.documents);
      expect(await ledger.judgements()).toEqual(TOLD.judgements);
      expect((await ledger.state()).rules).toEqual([{ rules: "rules-1", documents: 3 }, { rules: "rules-2", documents: 1 }]);
      if (schema > 5) expect(await ledger.fileCard("export", "exp:0123456789abcdef01234567")).toMatchObject({ size: 3 });
      if (schema > 1) expect(await ledger.redirected("evt:1")).toBe("evt:2");
      // Whatever was not in the events then waits to be brought in.
      const { documents, judgements } = await ledger.waiting({ limit: 100 });
      expect([documents.length, judgements.length]).toEqual([4, 1]);
      if (schema > 4) expect(await ledger.searchable()).toBe(true);
      if (schema < 4) expect(await ledger.searchable()).toBe(false);
      while (await ledger.indexMore(2) === 2);
      const { articles, claims } = await ledger.search(questionOf("belmar", () => []));
      expect([articles.length, claims.length]).toEqual([2, 2]);
      expect((await other.add(numbered(7))).added).toBe(true);
      expect(await ledger.check()).toEqual([]);
    } finally {
      await Promise.all([ledger.close(), other.close()]);
    }
  });

  test("is not changed by those who only read, who are told what to do", async () => {
    const before = await readFile(file);
    expect(await ruleOf(openLedger({ folder, readOnly: true }))).toBe("ledger-older");
    expect((await readFile(file)).equals(before)).toBe(true);
  });
});

test("a ledger in PostgreSQL of schema 1 is brought forward and says what it said", async () => {
  const { url, schema } = await freshAddress();
  await asOwner(url, async (client) => {
    await client.query(`SET search_path = "${schema}"`);
    await migrate(client, schema, POSTGRES.slice(0, 1));
    expect(await standing(client, schema)).toEqual({ kind: "ledger", version: 1 });
  });
  expect(await ruleOf(openLedger({ folder: ".", database: url, readOnly: true }))).toBe("ledger-older");
  let ledger = await openLedger({ folder: ".", database: url });
  await ledger.addAll([numbered(1), numbered(2)]);
  await ledger.close();
  // What recoupe of schema 1 had written: all but what came since.
  await asOwner(url, (client) => client.query(`DROP TABLE "${schema}".file_part, "${schema}".file, "${schema}".rule_count; DROP FUNCTION "${schema}".rules_in; DROP FUNCTION "${schema}".count_rules CASCADE; DELETE FROM "${schema}".schema_version WHERE version > 1`));
  ledger = await openLedger({ folder: ".", database: url });
  try {
    expect(await ledger.describe()).toMatchObject({ schema: POSTGRES.at(-1)!.version });
    expect((await ledger.documents()).map(({ id }) => id)).toEqual([numbered(1), numbered(2)].map(({ reading: { document } }) => document.id));
    expect((await ledger.state()).rules).toEqual([{ rules: "rules-1", documents: 2 }]);
    expect(await ledger.keepFile("export", "exp:1", new Uint8Array(3))).toBe(true);
    expect(await ledger.verify()).toMatchObject({ problems: [], files: 1 });
  } finally {
    await ledger.close();
  }
});

test("every schema that ever was has its ledger here", () => {
  expect(readdirSync(KEPT).filter((name) => name.endsWith(".gz")).sort()).toEqual(SCHEMAS.map((schema) => `schema-${schema}.sqlite.gz`).sort());
});
