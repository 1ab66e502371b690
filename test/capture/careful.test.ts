import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, afterEach, expect, test } from "vitest";
import { openApp } from "../../src/app.ts";
import { Careful } from "../../src/app/careful.ts";
import { waczOf } from "../../src/capture/index.ts";
import { problemOf } from "../../src/problem.ts";
import { EXECUTABLE, run } from "../cli/executable.ts";
import { page, REPORT } from "./site.ts";

// A page that exhausts the thread that reads it is one problem, and the next page is read; a batch that is killed goes on where it was.

const folder = mkdtempSync(join(tmpdir(), "recoupe-careful-")), open: Careful[] = [];
afterEach(async () => { for (const one of open.splice(0)) await one.close(); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const careful = (options: { memory?: number; usual?: number; time?: number; starting?: number }): Careful => { const made = new Careful({ folder, threads: 1, ...options }); open.push(made); return made; };
const capture = (text: string) => ({ bytes: new Uint8Array(Buffer.from(text)), captured_from: "a.html", captured: null });
const ruleOf = (reading: Promise<unknown>): Promise<string> => reading.then(() => "read", (error: unknown) => problemOf(error).rule);

test("a page that needs more memory than a thread has", async () => {
  const reader = careful({ memory: 64 });
  // Dense text, all of it sentences that claim something.
  expect(await ruleOf(reader.read(capture(page(`${REPORT}\n`.repeat(3_000)))))).toBe("reading-too-large");
  expect(await ruleOf(reader.read(capture(page(REPORT))))).toBe("read");
});

test("a page that needs more than an ordinary thread has is read by the one that has more, and so is the next", async () => {
  const dense = capture(page(`${REPORT}\n`.repeat(100)));
  expect(await ruleOf(careful({ usual: 24, memory: 24 }).read(dense))).toBe("reading-too-large");
  const reader = careful({ usual: 24, memory: 1_024 });
  expect(await Promise.all([ruleOf(reader.read(dense)), ruleOf(reader.read(dense)), ruleOf(reader.read(capture(page(REPORT))))])).toEqual(["read", "read", "read"]);
});

test("a PDF that unpacks to more than a thread may have outside of its heap", async () => {
  const reader = careful({ usual: 48, memory: 64 }), inner = deflateSync(Buffer.alloc(300_000_000, " "), { level: 1 });
  // Packed twice, it is a few kilobytes.
  expect(await ruleOf(reader.read({ ...capture(""), bytes: pdfOf(deflateSync(inner), "[/FlateDecode /FlateDecode]") }))).toBe("reading-too-large");
  expect(await ruleOf(reader.read({ ...capture(""), bytes: pdfOf(Buffer.from("BT /F1 12 Tf 72 720 Td (Two soldiers were killed near Homs on Monday, the army said.) Tj ET"), "[]") }))).toBe("read");
});

/** A PDF of one page with this content, packed as it says. */
function pdfOf(content: Buffer, filter: string): Uint8Array {
  const parts = ["%PDF-1.4\n"], offsets: number[] = [];
  const objects: (string | Buffer)[][] = [["<< /Type /Catalog /Pages 2 0 R >>"], ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"], ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"], [`<< /Length ${content.length} /Filter ${filter} >>\nstream\n`, content, "\nendstream"]];
  let bytes = Buffer.from(parts.join(""));
  for (const [i, pieces] of objects.entries()) {
    offsets.push(bytes.length);
    bytes = Buffer.concat([bytes, Buffer.from(`${i + 1} 0 obj\n`), ...pieces.map((piece) => Buffer.from(piece)), Buffer.from("\nendobj\n")]);
  }
  const table = `xref\n0 5\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}trailer << /Size 5 /Root 1 0 R >>\nstartxref\n${bytes.length}\n%%EOF`;
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(table)]));
}

test("a page that takes longer than a page may", async () => {
  const reader = careful({ time: 1 });
  // The first has the time that a thread takes to begin with.
  expect(await ruleOf(reader.read(capture(page(REPORT))))).toBe("read");
  expect(await ruleOf(reader.read(capture(page(`${REPORT}\n`.repeat(1_000)))))).toBe("reading-too-long");
  expect(await ruleOf(reader.read(capture(page(REPORT))))).toBe("read");
});

test("an archive whose adding is killed in the midst is added whole by the next", async () => {
  const exchanges = Array.from({ length: 130 }, (_, number) => {
    const bytes = new Uint8Array(Buffer.from(page(`${REPORT}\nThis is report ${number} of the paper.`)));
    return { url: `http://paper.example.org/${number}`, ip: "", at: "2026-03-04T05:06:07.000Z", request: { line: "GET / HTTP/1.1", headers: [] }, status: 200, statusLine: "HTTP/1.1 200 OK", headers: [["Content-Type", "text/html"]] as [string, string][], payload: bytes, bytes, cut: false };
  });
  const path = join(folder, "many.wacz"), data = join(folder, "data");
  writeFileSync(path, waczOf({ exchanges, title: null, text: null, software: "t", at: "2026-03-04T05:06:07.000Z" }));
  const child = spawn(process.execPath, [EXECUTABLE, "add", "--data", data, path], { stdio: ["ignore", "pipe", "ignore"] });
  let before = 0;
  child.stdout.on("data", (text: Buffer) => { before += text.toString().split("\n").length - 1; child.kill("SIGKILL"); });
  expect((await once(child, "exit"))[1]).toBe("SIGKILL");
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(130);
  const second = await run(["add", path], { data });
  expect(second).toMatchObject({ status: 0, stderr: expect.stringMatching(/130 articles of 130 pages/) });
  const known = Number(/, (\d+) known already/.exec(second.stderr)?.[1] ?? 0);
  // What was said to be kept is, and nothing is there twice.
  expect(known).toBeGreaterThanOrEqual(before);
  const app = await openApp({ data });
  expect((await app.counts()).documents).toBe(130);
  await app.close();
});
