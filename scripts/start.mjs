// npm start: everything from a fresh clone to the open desk. Files and options after `--` go to `recoupe desk`.
import { join } from "node:path";
import { become, ensureBuilt, ensureNode, ensurePackages, root, say } from "./setup.mjs";

const node = ensureNode();
ensurePackages(node, root, "the packages (about a minute the first time)");
ensureBuilt(node);

const given = process.argv.slice(2);
const open = given.includes("--no-open") || given.includes("--open") ? [] : ["--open"];
say("opening the desk; Ctrl-C stops it.");
// npm runs scripts in the repository; paths are meant from where the person stands.
process.exit(await become(node, [join(root, "bin", "recoupe.js"), "desk", "--examples"].concat(open, given), {
  cwd: process.env.INIT_CWD || process.cwd(),
}));
