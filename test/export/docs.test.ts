import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CODES, FORMATS, formatOf } from "../../src/export/index.ts";

const FILE = fileURLToPath(new URL("../../docs/exports.md", import.meta.url));
const docs = readFileSync(FILE, "utf8");

const table = (head: string[], rows: string[][]): string => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const TABLES: Record<string, string> = {
  ...Object.fromEntries(FORMATS.flatMap((name) => {
    const { columns } = formatOf(name);
    return columns === null ? [] : [[name, table(["column", "unit", "rule"], columns.map((column) => [`\`${column.name}\``, column.unit, column.rule]))]];
  })),
  "acled-types": table(["type here", "disorder_type", "event_type", "sub_event_type"], Object.entries(CODES).map(([type, codes]) => [`\`${type}\``, ...codes])),
};

// With -u the document gets what the code says.
test("docs/exports.md has the tables as the code has them", async () => {
  let now = readFileSync(FILE, "utf8");
  for (const [name, rows] of Object.entries(TABLES)) {
    const between = new RegExp(`(<!-- table: ${name} -->\\n)[^]*?(\\n<!-- end -->)`);
    expect(now).toMatch(between);
    now = now.replace(between, (_, begin, end) => `${begin}${rows}${end}`);
  }
  await expect(now).toMatchFileSnapshot(FILE);
});

test("docs/exports.md has a section for every format", () => {
  expect(FORMATS.filter((name) => !new RegExp(`^## .*\\b${name}\\b`, "m").test(docs))).toEqual([]);
});
