import { boneOf, foldLoose, foldName } from "../text/index.ts";
import { packBeginnings } from "./beginnings.ts";
import { packFrontiers, type Frontier } from "./frontiers.ts";
import { packKeys, packStrings } from "./keys.ts";
import { attachOwn } from "./own.ts";
import type { AtlasRow } from "./row.ts";

/** What an atlas is compiled from. */
export interface AtlasSources {
  /** Places without recoupe's own; ids are unique. Changed in place by the own lists. */
  rows: AtlasRow[];
  /** The text of `data/sites.tsv` and `data/aliases.tsv`; kept in the file, to be attached anew after an import. */
  sites: string;
  aliases: string;
  /** ISO alpha-2 code to the codes of its land neighbours. */
  borders: ReadonlyMap<string, readonly string[]>;
  /** The lines of those borders (keys by pairOf). Left out where a file is compiled anew that has them: they are taken over as they are. */
  frontiers?: ReadonlyMap<string, Frontier>;
  /** Sources and licence lines, one each. */
  licences: readonly string[];
}

/** No precision given, in the column of metres. */
export const NO_PRECISION = 0xffffffff;
/** Degrees are kept as whole millionths (11 cm). */
export const DEGREE = 1e6;

/**
 * The atlas's sections of the compiled file; `writeSections` makes a file of them. Keys: `ex` exact names, `lo` loose
 * names (both to places), `bl` and `ba` the bones of Latin and Arabic loose keys (to loose keys), `id`, `bo` borders.
 * Throws ProblemError on a bad line in the own lists.
 */
export function compileAtlas(sources: AtlasSources): [string, ArrayBufferView][] {
  const rows = sources.rows;
  attachOwn(rows, sources.sites, sources.aliases);
  const dict = new Map<string, number>([["", 0]]);
  const word = (s: string): number => { const at = dict.get(s) ?? dict.size; dict.set(s, at); return at; };
  const column = (value: (row: AtlasRow) => number): Uint32Array => Uint32Array.from(rows, value);
  const records = packStrings(rows.map(record));
  const keys = keysOf(rows);
  const columns: [string, ArrayBufferView][] = [
    ["at.lat", Int32Array.from(rows, (row) => Math.round(row.lat * DEGREE))],
    ["at.lon", Int32Array.from(rows, (row) => Math.round(row.lon * DEGREE))],
    ["at.pop", column((row) => Math.min(row.population, 0xffffffff))],
    ["at.prec", column((row) => row.precision_km === null ? NO_PRECISION : Math.round(row.precision_km * 1000))],
    ["at.kind", column((row) => word(`${row.class}.${row.code}`))],
    ["at.land", column((row) => word(row.country))],
    ["at.adm", column((row) => word(row.admin1))],
    ["at.own", Uint8Array.from(rows, (row) => row.own ? 1 : 0)],
    ["at.off", records.offsets], ["at.rec", records.bytes],
  ];
  const words = packStrings([...dict.keys()]);
  return [
    ...columns, ["di.off", words.offsets], ["di.str", words.bytes], ["at.most", Uint32Array.of(keys.maxWords)],
    packBeginnings("ex", keys.exact.keys()), ...packKeys("ex", keys.exact), ...packKeys("lo", keys.loose), ...packKeys("bl", keys.latin), ...packKeys("ba", keys.arabic),
    ...packKeys("id", new Map(rows.map((row, i) => [row.id, [i]]))),
    ...packKeys("bo", new Map([...sources.borders].map(([country, next]) => [country, next.map(packCountry)]))),
    ...(sources.frontiers ? packFrontiers(sources.frontiers) : []),
    ["licences", new TextEncoder().encode(sources.licences.join("\n"))],
    ["own.site", new TextEncoder().encode(sources.sites)], ["own.ali", new TextEncoder().encode(sources.aliases)],
  ];
}

/** A two-letter code as one number, and back. */
export const packCountry = (code: string): number => code.charCodeAt(0) << 8 | code.charCodeAt(1);
export const unpackCountry = (n: number): string => String.fromCharCode(n >> 8, n & 0xff);

/** `id TAB name TAB lang:name …`, with `+` before the tag of a name from the own alias list. */
function record(row: AtlasRow): string {
  const clean = (s: string): string => s.replace(/[\t\n\r]+/g, " ");
  return [row.id, clean(row.name), ...row.names.map(({ language, name, own }) => `${own ? "+" : ""}${language}:${clean(name)}`)].join("\t");
}

function keysOf(rows: readonly AtlasRow[]) {
  const exact = new Map<string, number[]>(), loose = new Map<string, number[]>();
  let maxWords = 0;
  rows.forEach((row, i) => {
    const names = new Set([row.name, ...row.names.map(({ name }) => name)].map(foldName));
    names.delete("");
    for (const key of names) {
      push(exact, key, i);
      maxWords = Math.max(maxWords, key.split(" ").length);
    }
    for (const key of new Set([...names].map(foldLoose))) push(loose, key, i);
  });
  const latin = new Map<string, number[]>(), arabic = new Map<string, number[]>();
  [...loose.keys()].forEach((key, i) => {
    const bone = boneOf(key);
    if (bone.length >= 2) push(/^[\u0600-\u06ff]/.test(key) ? arabic : latin, bone, i);
  });
  return { exact, loose, latin, arabic, maxWords };
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
