import { stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "./answers.ts";
import { isApi } from "./security.ts";
import type { Route } from "./routes.ts";

/** Browsers run a module only from a JavaScript type, and `.mjs` (MapLibre's worker) has had several. */
const SCRIPTS = new Set([".js", ".mjs"]), SCRIPT = "text/javascript; charset=utf-8";

/**
 * Serves the built client from its folder, and its first page for every address of a view, so that each event, claim and
 * article has an address that can be opened by itself. A desk whose client was not built still answers its API.
 *
 * @param routes the API's routes, to tell a wrong method from an unknown address
 */
export async function serveClient(server: FastifyInstance, folder: string, routes: readonly Pick<Route, "method" | "path">[]): Promise<void> {
  const root = resolve(folder);
  const built = await isFile(join(root, "index.html"));
  if (built) {
    await server.register(fastifyStatic, {
      root,
      dotfiles: "ignore",
      index: ["index.html"],
      cacheControl: false,
      // The build leaves NAME.gz beside what is worth it.
      preCompressed: true,
      setHeaders: (reply, path) => {
        if (SCRIPTS.has(extname(path))) void reply.header("content-type", SCRIPT);
        // The build puts a digest into the names under assets/; every other name may change its content.
        void reply.header("cache-control", path.startsWith(join(root, "assets") + sep) ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  // A packed file gets its type from the library's own list, after `setHeaders`.
  server.addHook("onSend", async (_request, reply) => {
    if (reply.getHeader("content-encoding") === "gzip" && String(reply.getHeader("content-type")).startsWith("application/javascript")) reply.header("content-type", SCRIPT);
  });
  // No file of the client is served under /api/, even if one were there.
  server.addHook("onRequest", async (request, reply) => {
    if (request.routeOptions.url === "/*" && isApi(request)) throw unknownApi(request, reply, routes);
  });
  server.setNotFoundHandler(async (request, reply) => {
    if (isApi(request)) throw unknownApi(request, reply, routes);
    if (request.method !== "GET" && request.method !== "HEAD") {
      void reply.header("allow", "GET, HEAD");
      throw new Refusal(405, "wrong-method", "This address can only be read.", "The API lies under /api/; see /api/openapi.json.");
    }
    if (!isView(request.url)) throw new Refusal(404, "unknown-address", "The desk has nothing at this address.", "Start at /.");
    if (!built) throw new Refusal(503, "client-not-built", "The desk's pages have not been built.", "Run npm run build, then start the desk again.");
    return reply.sendFile("index.html");
  });
}

/** A view has no file ending and no hidden folder; an id may have dots after its colon. */
function isView(url: string): boolean {
  const segments = url.replace(/[?#].*$/su, "").split("/").slice(1);
  if (segments[0] === "assets" || segments.some((segment) => segment.startsWith(".") || /\\|%(?:5c|2f|00|2e)/iu.test(segment))) return false;
  const last = segments.at(-1) ?? "";
  return !last.includes(".") || /:|%3a/iu.test(last);
}

function unknownApi(request: FastifyRequest, reply: FastifyReply, routes: readonly Pick<Route, "method" | "path">[]): Refusal {
  const asked = request.url.replace(/[?#].*$/su, "").split("/");
  const methods = routes.filter(({ path }) => {
    const parts = path.split("/");
    return parts.length === asked.length && parts.every((part, at) => (part.startsWith(":") ? asked[at] !== "" : part === asked[at]));
  }).map(({ method }) => method);
  if (methods.length === 0) return new Refusal(404, "unknown-address", "The API has nothing at this address.", "See /api/openapi.json for what there is.");
  // The address is right and so is the method: then the router gave up on the id's length.
  if (methods.some((method) => method === (request.method === "HEAD" ? "GET" : request.method))) return new Refusal(414, "address-too-long", "The id in the address is longer than any id.");
  void reply.header("allow", methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", "));
  return new Refusal(405, "wrong-method", `This address does not take ${request.method.slice(0, 20)}.`, `It takes ${methods.join(" and ")}.`);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || (error as NodeJS.ErrnoException).code === "ENOTDIR") return false;
    throw error;
  }
}
