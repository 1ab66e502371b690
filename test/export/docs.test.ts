import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CODES, FORMATS, formatOf } from "../../src/export/index.ts";
import { appWith, exported } from "./ledger.ts";

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

/** The names in the first column of the tables of a section. */
const named = (section: string, head: string): string[] => {
  const text = docs.slice(docs.indexOf(`\n## ${section}`)), part = text.slice(0, text.indexOf("\n## ", 4)), table = part.slice(part.indexOf(`| ${head} |`));
  return table.slice(0, table.includes("\n\n") ? table.indexOf("\n\n") : undefined).split("\n").slice(2).flatMap((row) => row.split("|")[1]?.match(/`(\w+)`/)?.[1] ?? []).sort();
};

test("docs/exports.md names every member of an incident and every property of a feature, and no other", async () => {
  const { app, discard } = await appWith([{ name: "one.txt", text: "The Plain Post\nDamascus, 3 March 2016\n\nThe Syrian army shelled Douma on 2 March 2016, killing three civilians. On 2 March 2016 Islamic State fighters withdrew from Palmyra to Raqqa.\n" }]);
  try {
    const { incidents } = JSON.parse((await exported(app, { format: "airwars", filter: {} })).text), { features } = JSON.parse((await exported(app, { format: "geojson", filter: {} })).text);
    expect(Object.keys(incidents[0]).sort()).toEqual(named("airwars", "member"));
    for (const [kind, head] of [["event", "property of an event"], ["movement", "property of a movement"]] as const) {
      const feature = features.find(({ properties }: { properties: { kind: string } }) => properties.kind === kind);
      expect(Object.keys(feature.properties).sort()).toEqual(named("geojson", head));
    }
  } finally {
    await discard();
  }
});

test("docs/exports.md has a section for every format", () => {
  expect(FORMATS.filter((name) => !new RegExp(`^## .*\\b${name}\\b`, "m").test(docs))).toEqual([]);
});
