import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The page that reads in the browser, with no server: files with relative addresses, to be put anywhere. */
export default defineConfig({
  root: at("."),
  base: "./",
  publicDir: false,
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  // linkedom's own build for places without Node: what it imports otherwise has a browser build that exports nothing.
  resolve: { alias: { linkedom: at("../../../../node_modules/linkedom/worker.js") } },
  build: {
    outDir: process.env["RECOUPE_PAGE"] ?? at("../../../../dist/page"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    rollupOptions: {
      input: { index: at("index.html"), reader: at("../../../app/page-reader.ts") },
      output: { entryFileNames: (chunk) => (chunk.name === "reader" ? "reader.js" : "assets/[name]-[hash].js") },
    },
  },
});
