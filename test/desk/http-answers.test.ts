import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failure, withoutFolders } from "../../src/desk/answers.ts";
import { problem, ProblemError } from "../../src/problem.ts";

describe("withoutFolders", () => {
  it.each([
    ["/home/reader/data/ledger.sqlite is held by another process.", "ledger.sqlite is held by another process."],
    ["The ledger (/home/reader/ledger.sqlite) is damaged.", "The ledger (ledger.sqlite) is damaged."],
    ['Cannot open "C:\\Users\\reader\\ledger.sqlite".', 'Cannot open "ledger.sqlite".'],
    ["Cannot open \\\\server\\share\\ledger.sqlite.", "Cannot open ledger.sqlite."],
    ["Cannot open file:///home/reader/a.html, sorry.", "Cannot open a.html, sorry."],
    ["See https://example.org/a/b and /api/openapi.json.", "See https://example.org/a/b and /api/openapi.json."],
    ["Tués et/ou blessés: 3/4.", "Tués et/ou blessés: 3/4."],
    ["", ""],
  ])("%j becomes %j", (given, expected) => {
    expect(withoutFolders(given)).toBe(expected);
  });

  it("leaves no folder of any absolute path", () => {
    const name = fc.stringMatching(/^[a-z0-9_-]{1,12}$/u);
    fc.assert(fc.property(fc.array(name.map((part) => `folder-${part}`), { minLength: 1, maxLength: 6 }), name, fc.constantFrom("", "The file ", "(", '"', "path=", "« "), (folders, file, before) => {
      const answer = withoutFolders(`${before}/${folders.join("/")}/${file} is gone.`);
      expect(answer).toBe(`${before}${file} is gone.`);
    }));
  });
});

describe("failure", () => {
  it.each([
    ["empty-page", 422], ["bad-filter", 400], ["ledger-busy", 503], ["ledger-disk", 503], ["disk-full", 507], ["unknown-event", 404], ["document-not-found", 404],
  ])("a problem named %s is answered with %d", (rule, status) => {
    const { answer, ...rest } = failure(new ProblemError(problem({ rule, severity: "error", message: "It is so.", remedy: "Do this.", cause: "SQLITE_BUSY at /home/reader" })));
    expect(rest).toEqual({ status, unexpected: false });
    expect(answer.problem).toMatchObject({ rule, message: "It is so.", remedy: "Do this.", cause: null });
  });

  it("anything at all that is thrown becomes a problem", () => {
    fc.assert(fc.property(fc.anything(), (thrown) => {
      const { status, answer } = failure(thrown);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
      expect(answer.problem.message).toMatch(/\.$/u);
    }));
  });
});
