import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { ARTICLES, folder, run, start } from "./executable.ts";

const here = folder();
afterAll(() => here.remove());

/** Starts a desk on a free port and waits for its address. */
async function desk(...args: string[]) {
  const child = start(["desk", "--port", "0", "--no-open", ...args], { cwd: here.path, data: here.in("data") });
  let stdout = "";
  let stderr = "";
  child.stderr!.on("data", (text) => { stderr += text; });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on("data", (text) => { stdout += text; const found = /open at (http:\S+)/.exec(stdout); if (found) resolve(found[1]!); });
    child.on("close", () => reject(new Error(`the desk ended: ${stderr}`)));
  });
  return { child, url, stderr: () => stderr };
}

test("the desk adds the files given, serves the ledger, and stops cleanly", async () => {
  writeFileSync(here.in("one.txt"), ARTICLES.en);
  const { child, url } = await desk("one.txt");
  const events = await (await fetch(new URL("api/events", url))).json() as { events: { id: string }[] };
  expect(events.events.length).toBeGreaterThan(0);

  // What another process adds meanwhile is there too: both write the same ledger.
  expect((await run(["add", "-"], { input: ARTICLES.fr, data: here.in("data") })).status).toBe(0);
  const { documents } = await (await fetch(new URL("api/documents", url))).json() as { documents: { captured_from: string }[] };
  expect(documents.map((d) => d.captured_from).sort()).toEqual(["-", "one.txt"]);

  child.kill("SIGINT");
  const [status] = await once(child, "close");
  expect(status).toBe(0);
});

test("a paste is read before it is kept, and kept once it is added", async () => {
  const { child, url } = await desk();
  const post = async (path: string, body: unknown) => (await fetch(new URL(path, url), { method: "POST", headers: { "content-type": "application/json", origin: new URL(url).origin }, body: JSON.stringify(body) })).json();
  const read = await post("api/read", { text: ARTICLES.ar }) as any;
  expect(read.kept).toBe(false);
  expect(read.claims.length).toBeGreaterThan(0);
  expect(Object.keys(read.summary).sort()).toEqual(["ar", "en", "fr"]);
  const added = await post("api/documents", { text: ARTICLES.ar, captured_from: "pasted" }) as any;
  expect(added).toMatchObject({ added: true, document: read.document.id, claims: read.claims.length });
  expect((await post("api/read", { text: ARTICLES.ar }) as any).kept).toBe(true);
  expect(await post("api/documents", { text: ARTICLES.ar })).toMatchObject({ added: false });
  const [claim] = read.claims;
  const answer = await (await fetch(new URL(`api/claims/${encodeURIComponent(claim.id)}`, url))).json() as any;
  expect(answer.claim.span).toEqual(claim.span);
  child.kill("SIGTERM");
  await once(child, "close");
});
