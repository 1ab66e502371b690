// The data that comes with recoupe: what it must hold for the reading and the counting of origins to be right.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openAtlas, readSites } from "../../src/atlas/index.ts";
import { compileNames, openDirectory, readActors } from "../../src/directory/index.ts";
import { foldLoose, foldName } from "../../src/text/index.ts";

const data = (name: string): string => readFileSync(new URL(`../../data/${name}`, import.meta.url), "utf8");
const actors = readActors(JSON.parse(data("actors.json")));
const bytes = compileNames({ rows: [], borders: new Map(), licences: [], sites: data("sites.tsv"), aliases: data("aliases.tsv"), actors: JSON.parse(data("actors.json")) });
const directory = openDirectory(bytes), atlas = openAtlas(bytes);

describe("the actors", () => {
  const names = actors.flatMap((a) => [a.name, a.aliases, a.contextual].flatMap((lists) => Object.entries(lists).flatMap(([language, list]) => [list].flat().map((name) => ({ id: a.id, language, name })))));

  it("are all found by every name they have", () => {
    const lost = names.filter(({ id, language, name }) => !directory.find(foldName(name), language).some((match) => match.actor === id));
    expect(lost).toEqual([]);
  });

  it("have a name in each of the three languages", () => {
    expect(actors.filter(({ name }) => !name["en"] || !name["fr"] || !name["ar"]).map(({ id }) => id)).toEqual([]);
  });

  it("list as loaded only names that they have", () => {
    const stray = actors.flatMap((a) => Object.entries(a.loaded).flatMap(([language, list]) => list.filter((name) =>
      ![[a.name[language] ?? ""], a.aliases[language] ?? [], a.contextual[language] ?? []].flat().includes(name)).map((name) => `${a.id} ${name}`)));
    expect(stray).toEqual([]);
  });

  it("share no name that means one of them anywhere, in one language", () => {
    const owners = new Map<string, Set<string>>();
    for (const a of actors) {
      for (const [language, name] of Object.entries(a.name)) {
        const key = `${language} ${foldName(name)}`;
        owners.set(key, (owners.get(key) ?? new Set()).add(a.id));
      }
    }
    expect([...owners].filter(([, ids]) => ids.size > 1).map(([key, ids]) => `${key}: ${[...ids].join(", ")}`)).toEqual([]);
  });

  it("have dates in order, and ties only to others", () => {
    const dates = /^\d{4}(?:-\d{2})?$/;
    for (const { id, active, ties } of actors) {
      for (const { from, until } of [active ?? { from: null, until: null }, ...ties]) {
        for (const date of [from, until]) if (date !== null) expect(date, id).toMatch(dates);
        if (from !== null && until !== null) expect(from.slice(0, 4) <= until.slice(0, 4), id).toBe(true);
      }
      expect(ties.filter(({ to }) => to === id), id).toEqual([]);
    }
  });

  it("are never within something that is within them at one date", () => {
    const loops = actors.flatMap(({ id }) => ["2012-06-01", "2016-12-08", "2024-06-01"].flatMap((date) =>
      directory.within(id, date).slice(1).filter((outer) => directory.within(outer, date).includes(id)).map((outer) => `${id} and ${outer} at ${date}`)));
    expect(loops).toEqual([]);
  });
});

describe("the sites and aliases", () => {
  it("are all found by every name they have, exactly and loosely", () => {
    const lost = readSites(data("sites.tsv")).flatMap(({ id, name, names }) => [name, ...names.map((n) => n.name)]
      .filter((n) => !atlas.find(foldName(n)).some((p) => p.id === id) || !atlas.findLoose(foldLoose(n)).some((p) => p.id === id)));
    expect(lost).toEqual([]);
  });

  it("have ids of their own", () => {
    const ids = readSites(data("sites.tsv")).map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it.each([["Palmyre", "Tadmur"], ["تدمر", "Tadmur"], ["Abou Kamal", "Albu Kamal"], ["البوكمال", "Albu Kamal"], ["Deir Ezzor", "Deir ez-Zor"]])("find %s at %s", (name, place) => {
    expect(atlas.find(foldName(name)).map((p) => p.name)).toContain(place);
  });
});
