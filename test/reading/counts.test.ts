import { describe, expect, test } from "vitest";
import { digitsOf } from "../../src/reading/stages/numerals.ts";
import { readText } from "./shelf.ts";

function counts(sentence: string) {
  const reading = readText(`Violences près de Palmyre\n\nPublié le 14 mars 2017\n\n${sentence} Le bourg de Palmyre compte peu d'habitants, et la route qui y mène traverse un long plateau de pierres.`);
  return reading.claims.flatMap((c) => c.counts).map((c) => `${c.quantity} ${c.low ?? ""}..${c.high ?? ""}${c.part_of ? " part" : ""}`);
}

describe("bounds follow the codebook", () => {
  test.each([
    ["Un raid a tué 35 soldats à Palmyre.", ["killed 35..35"]],
    ["Un raid a tué plus de 60 soldats à Palmyre.", ["killed 61.."]],
    ["Un raid a tué au moins huit soldats à Palmyre.", ["killed 8.."]],
    ["Un raid a tué jusqu'à 40 soldats à Palmyre.", ["killed ..40"]],
    ["Un raid a tué près de 100 soldats à Palmyre.", ["killed 90..100"]],
    ["Un raid a tué environ 50 soldats à Palmyre.", ["killed 45..55"]],
    ["Un raid a tué une dizaine de soldats à Palmyre.", ["killed 8..12"]],
    ["Un raid a tué des dizaines de soldats à Palmyre.", ["killed 20.."]],
    ["Un raid a tué des centaines de soldats à Palmyre.", ["killed 200.."]],
    ["Un raid a tué soixante-dix soldats à Palmyre.", ["killed 70..70"]],
    ["Un raid a tué quatre-vingt-treize soldats à Palmyre.", ["killed 93..93"]],
    ["Un raid a tué 3 500 soldats à Palmyre.", ["killed 3500..3500"]],
    ["Un raid a tué 2.800 soldats à Palmyre.", ["killed 2800..2800"]],
    ["Un raid a tué entre 10 et 15 soldats à Palmyre.", ["killed 10..15"]],
    ["Un raid a tué 12 soldats et en a blessé 30 autres à Palmyre.", ["killed 12..12", "wounded 30..30"]],
    ["Un raid a fait 20 morts, dont trois enfants, à Palmyre.", ["killed 20..20", "killed 3..3 part"]],
    ["Un raid a fait 20 morts et 14 blessés à Palmyre.", ["killed 20..20", "wounded 14..14"]],
    ["Un raid sur Palmyre n'a fait aucune victime.", ["killed 0..0"]],
    ["Un raid a détruit six véhicules à Palmyre.", ["vehicles-destroyed 6..6"]],
  ])("%s", (sentence, expected) => expect(counts(sentence)).toEqual(expected));
});

test.each([
  "Un raid a touché Palmyre à 12 km de la route.", "Un raid a touché Palmyre à 6 heures.", "Plusieurs soldats sont morts à Palmyre.",
  "Un raid a détruit 80 % de Palmyre.", "Le 12 mars, un raid a touché Palmyre.",
])("no count: %s", (sentence) => expect(counts(sentence)).toEqual([]));

test.each([["2.800", 2800], ["10,000", 10000], ["3 500", 3500], ["٣٥", 35], ["12", 12], ["1".repeat(1000), null], ["12:30", null]])("the digits %s", (words, value) => expect(digitsOf(words)).toBe(value));
