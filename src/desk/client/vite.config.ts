import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

const OUT = fileURLToPath(new URL("../../../dist/desk/client", import.meta.url));
/** Smaller files fit into one packet either way. */
const PACKED_FROM = 1_400;

/** Leaves NAME.gz beside each file that is smaller so: the map is two megabytes, and a desk may be looked at from afar. */
const pack: Plugin = {
  name: "pack",
  closeBundle() {
    for (const name of readdirSync(OUT, { recursive: true, encoding: "utf8" })) {
      if (!/\.(?:m?js|css|json|svg|html)$/u.test(name)) continue;
      const bytes = readFileSync(join(OUT, name)), packed = gzipSync(bytes, { level: 9 });
      if (bytes.length >= PACKED_FROM && packed.length < bytes.length * 0.9) writeFileSync(join(OUT, `${name}.gz`), packed);
    }
  },
};

/**
 * The desk's client as files that a strict Content-Security-Policy lets through: no inline script or style, nothing turned
 * into a data: address, the map and its worker in files of their own that load only when a map is shown.
 */
export default defineConfig({
  root: here,
  base: "/",
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), pack],
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    // MapLibre is one megabyte before compression, and waits in its own chunk.
    chunkSizeWarningLimit: 1300,
  },
  server: { proxy: { "/api": "http://127.0.0.1:4680" } },
});
