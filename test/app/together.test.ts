import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { openApp } from "../../src/app.ts";
import { openLedger, type Item } from "../../src/ledger/index.ts";
import { asOwner, freshAddress, sharedServer } from "../ledger/postgres/place.ts";
import { dispatch } from "./dispatches.ts";

const WRITER = fileURLToPath(new URL("./writer.ts", import.meta.url));
const MANY = 24;
const numbers = Array.from({ length: MANY }, (_, n) => n);

interface Where { data: string; database: string }

/** `until`: it is killed once it was told that so many are kept. */
function writer({ data, database }: Where, own: readonly number[], until = Infinity): Promise<{ code: number | null; said: string; errors: string }> {
  const child = spawn(process.execPath, [WRITER, data, database, ...own.map(String)], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "", errors = "";
  child.stdout.on("data", (data) => {
    said += data;
    if (said.trim().split("\n").length >= until) child.kill("SIGKILL");
  });
  child.stderr.on("data", (data) => { errors += data; });
  return new Promise((done) => child.on("close", (code) => done({ code, said, errors })));
}

/** All that was derived but the order in which it was written: every event with its body, and what it was made of. */
async function derived({ data, database }: Where): Promise<Record<string, string>> {
  const ledger = await openLedger({ folder: data, database, readOnly: true });
  const found: Record<string, string> = {};
  for (const kind of ["paper", "incident", "frame", "event"] satisfies Item["kind"][]) for (const { id, body } of await ledger.inOrder(kind)) found[id] = body;
  const { documents, judgements } = await ledger.waiting({ limit: 1 });
  expect([documents, judgements]).toEqual([[], []]);
  expect(await ledger.check()).toEqual([]);
  await ledger.close();
  return found;
}

describe("four processes that read, keep and reconcile at once", () => {
  const folders: string[] = [], schemas: string[] = [];
  const place = async (postgres: boolean): Promise<Where> => {
    const data = mkdtempSync(join(tmpdir(), "recoupe-together-"));
    folders.push(data);
    if (!postgres) return { data, database: "" };
    const { url, schema } = await freshAddress();
    schemas.push(schema);
    return { data, database: url };
  };
  afterAll(async () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    if (schemas.length > 0) await asOwner(await sharedServer(), (client) => client.query(`SET client_min_messages = warning; ${schemas.map((schema) => `DROP SCHEMA "${schema}" CASCADE`).join(";")}`));
  });
  let alone: Promise<Record<string, string>> | null = null;
  const byOne = (): Promise<Record<string, string>> => (alone ??= (async () => {
    const where = await place(false);
    const app = await openApp({ ...where, now: () => "2019-04-01T10:00:00Z" });
    for (const number of numbers) await app.add(dispatch(number));
    await app.close();
    return await derived(where);
  })());

  test.each(["PostgreSQL", "SQLite"])("come to the events of one, in %s", async (database) => {
    const where = await place(database === "PostgreSQL");
    // Each its own part, and some of them two at once.
    const parts = [0, 1, 2, 3].map((part) => numbers.filter((number) => number % 4 === part || number % 12 === (part + 5) % 12));
    const ran = await Promise.all(parts.map((part) => writer(where, part)));
    expect(ran.map(({ code, errors }) => ({ code, errors }))).toEqual(parts.map(() => ({ code: 0, errors: "" })));
    expect(ran.map(({ said }) => said.trim().split("\n").map(Number))).toEqual(parts);
    const together = await derived(where);
    expect(Object.keys(together).filter((id) => id.startsWith("evt:")).length).toBeGreaterThan(8);
    expect(together).toEqual(await byOne());
  });

  test("come to what making everything anew comes to, while people judge over another", async () => {
    const where = await place(true);
    const open = () => openApp({ ...where, now: () => "2019-04-01T10:00:00Z" });
    const [adding, judging] = [await open(), await open()];
    await adding.add(dispatch(0));
    const say = { author: "a reader", reason: "Seen." };
    await Promise.all([
      (async () => { for (const number of numbers.slice(1)) await adding.add(dispatch(number)); })(),
      (async () => {
        // Decisions that bear on events everywhere, also on those that are just being laid down.
        for (const [subject, verb, other] of [["sohr", "dependent", "sana"], ["amaq", "independent", "sana"], ["sohr", "independent", "amaq"], ["sohr", "independent", "sana"], ["amaq", "dependent", "sohr"]] as const) {
          await judging.judge({ ...say, subject, verb, objects: [other] });
        }
      })(),
    ]);
    await judging.reconcile();
    const before = await derived(where);
    await adding.rebuild();
    expect(before).toEqual(await derived(where));
    expect(Object.values(before).join()).toContain("a reader");
    await adding.close();
    await judging.close();
  });

  test("come to them also when one is killed in the midst of it, and what it left is brought in by another", async () => {
    const where = await place(true);
    const parts = [0, 1].map((part) => numbers.filter((number) => number % 2 === part));
    const [whole, killed] = await Promise.all([writer(where, parts[0]!), writer(where, parts[1]!, 3)]);
    expect([whole.code, killed.code]).toEqual([0, null]);
    expect((await writer(where, parts[1]!)).code).toBe(0);
    expect(await derived(where)).toEqual(await byOne());
  });
});
