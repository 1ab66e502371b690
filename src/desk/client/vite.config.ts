import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * The desk's client as files that a strict Content-Security-Policy lets through: no inline script or style, nothing turned
 * into a data: address, the map and its worker in files of their own that load only when a map is shown.
 */
export default defineConfig({
  root: here,
  base: "/",
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  build: {
    outDir: fileURLToPath(new URL("../../../dist/desk/client", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    // MapLibre is one megabyte before compression, and waits in its own chunk.
    chunkSizeWarningLimit: 1300,
  },
  server: { proxy: { "/api": "http://127.0.0.1:4680" } },
});
