import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { sentences as ar } from "../../src/desk/client/sentences/arabic.ts";
import { sentences as fr } from "../../src/desk/client/sentences/french.ts";
import { translated } from "../../src/desk/client/sentences/match.ts";

// Sentences that the server writes in English, in the languages of the interface.

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));
const server = ["reconcile", "page", "app"].flatMap((room) => readdirSync(`${SRC}${room}`, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && file.name.endsWith(".ts")).map((file) => readFileSync(`${file.parentPath}/${file.name}`, "utf8"))).join("\n");

describe("sentences of the server", () => {
  test.each(fr.map(([said]) => said))("%s is written by the server, part by part, and known in each language", (said) => {
    // The ends of a tie's sentence are put together from three.
    const parts = said.split("{}").flatMap((part) => part.split(/(?<=: one side)|(?=: one side)|(?<=yet)(?=\.)/u)).map((part) => part.trim()).filter((part) => /[a-z]{3}/u.test(part));
    for (const part of parts) expect(server).toContain(part);
    expect(ar.map(([one]) => one)).toContain(said);
  });

  test.each([["fr", fr], ["ar", ar]] as const)("every hole is filled in %s", (_, sentences) => {
    for (const [said, words] of sentences) {
      const holes = said.split("{}").length - 1;
      let at = 0;
      const text = translated(said.replaceAll("{}", () => `Name ${at++}`), sentences)!;
      for (let hole = 0; hole < holes; hole += 1) expect(text, words).toContain(`Name ${hole}`);
      expect(text).not.toMatch(/[{}]/u);
    }
    expect(sentences).toHaveLength(fr.length);
  });

  test("several in a row are told one by one; one that is not known leaves the whole as it is", () => {
    expect(translated("It is the only origin. There is no high: the greatest figure has no upper bound.", fr)).toBe("C’est la seule origine. Il n’y a pas de haut : le plus grand chiffre n’a pas de borne supérieure.");
    expect(translated("It is the only origin. Nobody knows.", fr)).toBeNull();
    expect(translated("The page says that it has its text from .", fr)).toBeNull();
    expect(translated("The page says that it has its text from Dr. No. 5.", fr)).toBe("La page dit tenir son texte de Dr. No. 5.");
  });
});
