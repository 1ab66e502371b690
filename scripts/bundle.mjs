// Puts what `recoupe read` needs into one file, so that reading one article does not wait for three hundred small ones; so
// too what the thread of a ledger needs, of which every command that opens one starts two.
// The other commands keep their own files; what both sides must share (problems, the terminal) stays outside.
import { basename, join, relative, sep } from "node:path";

/** What begins in a bundle: the command and the thread that reads beside it. */
const ENTRIES = ["cli/read", "app/reader", "app/careful-thread"];
/** Packages that few articles need: they stay where they are until one does. */
const LATER = ["unpdf", "robots-parser", "feedsmith", "yauzl", "csv-parse", "postal-mime", "pg-boss"];
/** Modules of which there must be one only. */
const SHARED = ["problem.js", "cli/terminal.js"];

/** Puts the compiled commands that matter into one file each, in place. */
export async function bundle(root) {
  const dist = join(root, "dist");
  const within = (id) => relative(dist, id).split(sep).join("/");
  await inOne(root, dist, Object.fromEntries(ENTRIES.map((entry) => [entry, join(dist, `${entry}.js`)])), "app/[name].bundle.js",
    (id, importer) => importer !== undefined && id.startsWith(".") && SHARED.includes(within(join(importer, "..", id))));
  await bundleThreads(root, [join(dist, "ledger", "worker.js")], join(dist, "ledger"));
}

/** Puts threads, source or compiled, into few files of a folder; a thread shares nothing with those that start it. */
export async function bundleThreads(root, threads, folder) {
  await inOne(root, folder, Object.fromEntries(threads.map((thread) => [basename(thread).replace(/\.[jt]s$/, ""), thread])), "[name].bundle.js", () => false);
}

async function inOne(root, outDir, input, chunks, shared) {
  const { build } = await import("vite");
  await build({
    configFile: false, root, logLevel: "error", publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true, outDir, emptyOutDir: false, copyPublicDir: false, target: "node22", minify: false, modulePreload: false,
      rollupOptions: {
        input,
        external: (id, importer) => id.startsWith("node:") || LATER.includes(id) || shared(id, importer),
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: chunks },
      },
    },
  });
}
