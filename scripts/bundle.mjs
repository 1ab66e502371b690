// Puts what `recoupe read` needs into one file, so that reading one article does not wait for three hundred small ones.
// The other commands keep their own files; what both sides must share (problems, the terminal) stays outside.
import { join, relative, sep } from "node:path";

/** What begins in a bundle: the command and the thread that reads beside it. */
const ENTRIES = ["cli/read", "app/reader", "app/careful-thread"];
/** Packages that few articles need: they stay where they are until one does. */
const LATER = ["unpdf", "robots-parser", "feedsmith", "yauzl", "csv-parse", "postal-mime", "pg-boss"];
/** Modules of which there must be one only. */
const SHARED = ["problem.js", "cli/terminal.js"];

export async function bundle(root) {
  const { build } = await import("vite");
  const dist = join(root, "dist");
  const within = (id) => relative(dist, id).split(sep).join("/");
  await build({
    configFile: false, root, logLevel: "error", publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true, outDir: dist, emptyOutDir: false, copyPublicDir: false, target: "node22", minify: false, modulePreload: false,
      rollupOptions: {
        input: Object.fromEntries(ENTRIES.map((entry) => [entry, join(dist, `${entry}.js`)])),
        external: (id, importer) => id.startsWith("node:") || LATER.includes(id) || (importer !== undefined && id.startsWith(".") && SHARED.includes(within(join(importer, "..", id)))),
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "app/[name].bundle.js" },
      },
    },
  });
}
