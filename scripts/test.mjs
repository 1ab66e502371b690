// npm test: installs, builds and runs every test; says at the end what was left out and why.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { become, ensureBuilt, ensureNode, ensurePackages, root, say } from "./setup.mjs";

const began = Date.now();
const node = ensureNode();
ensurePackages(node, root, "the packages");
ensurePackages(node, join(root, "test"), "what only the tests need (a browser among it)");
ensureBuilt(node);

const folder = mkdtempSync(join(tmpdir(), "recoupe-test-"));
const report = join(folder, "report.json");
say("running the tests…");
const status = await become(node, [
  join(root, "test", "node_modules", "vitest", "vitest.mjs"), "run", "--root", root,
  "--reporter=default", "--reporter=json", "--outputFile.json=" + report,
].concat(process.argv.slice(2)), { cwd: root });

const seconds = Math.round((Date.now() - began) / 1000);
if (!existsSync(report)) {
  say("the tests did not run to their end (after " + seconds + " s).");
} else {
  const results = JSON.parse(readFileSync(report, "utf8"));
  const left = [];
  for (const file of results.testResults) {
    for (const test of file.assertionResults) if (test.status !== "passed" && test.status !== "failed") left.push(test.fullName);
  }
  if (!existsSync(join(dirname(root), "shared"))) {
    say("../shared is not there, so the measurements on its texts (the two seeds and the coded reports) were left out.");
  }
  if (left.length > 0) say("left out:\n" + left.map(function (name) { return "  - " + name; }).join("\n"));
  say("All that ran took " + seconds + " s.");
  // The last line is the one that machines read.
  console.log(results.numPassedTests + " passed, " + results.numFailedTests + " failed, " + left.length + " skipped");
}
rmSync(folder, { recursive: true, force: true });
process.exit(status);
