import fastify from "fastify";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenApi, Operation } from "../../src/desk/openapi.ts";
import { apiReference } from "./api-reference.ts";
import { exampleClaim, exampleDocument, exampleEvent } from "./example.ts";
import { start, type Running } from "./loopback.ts";

let desk: Running;
let api: OpenApi;
beforeAll(async () => {
  desk = await start();
  api = JSON.parse((await desk.send("/api/openapi.json")).text) as OpenApi;
});
afterAll(async () => { await desk.stop(); });

/** What the server has really registered, read off Fastify's own print of its routes: `GET /api/events/{id}` … */
function registered(): string[] {
  const found: string[] = [];
  const stack: string[] = [];
  for (const line of desk.desk.server.printRoutes({ commonPrefix: false }).split("\n")) {
    const match = /^([│ ]*)[├└]── (\S+) \(([A-Z, ]+)\)$/u.exec(line);
    if (!match) continue;
    stack.length = match[1]!.length / 4;
    stack.push(match[2]!);
    const path = stack.join("").replace(/:([a-z]+)/gu, "{$1}");
    if (path.startsWith("/api")) found.push(...match[3]!.split(", ").filter((method) => method !== "HEAD").map((method) => `${method} ${path}`));
  }
  return found.sort();
}

function described(): [string, Operation][] {
  return Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation]));
}

describe("/api/openapi.json", () => {
  it("describes every route that is registered, and no other", () => {
    expect(registered().length).toBeGreaterThan(10);
    expect(described().map(([route]) => route).sort()).toEqual(registered());
  });

  it("gives every operation its own name, a summary, and a default error", () => {
    const operations = described().map(([, operation]) => operation);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { summary, responses } of operations) {
      expect(summary).toMatch(/\.$/u);
      expect(responses["default"]!.content["application/json"]!.schema).toEqual({ $ref: "#/components/schemas/ErrorAnswer" });
    }
  });

  it("names each id of a path as a parameter", () => {
    for (const [route, { parameters = [] }] of described()) {
      const named = [...route.matchAll(/\{([a-z]+)\}/gu)].map((match) => match[1]);
      expect(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name)).toEqual(named);
    }
  });

  it("refers only to records that it has, and has none that nothing refers to", () => {
    const referred = new Set([...JSON.stringify(api).matchAll(/"#\/components\/schemas\/([A-Za-z]+)"/gu)].map((match) => match[1]!));
    expect([...referred].sort()).toEqual(Object.keys(api.components.schemas).sort());
  });

  it("is what docs/api.md says", async () => {
    await expect(apiReference(api)).toMatchFileSnapshot(fileURLToPath(new URL("../../docs/api.md", import.meta.url)));
  });
});

describe("what the API really answers is as described", () => {
  /** Validates with the validator that the server itself uses for requests: each record is the body of a route of its own. */
  async function violations(name: string, value: unknown): Promise<string> {
    const checker = fastify({ bodyLimit: 10_000_000, ajv: { customOptions: { coerceTypes: false, removeAdditional: false, strict: false } } });
    checker.addSchema({ $id: "api", components: api.components });
    checker.post("/", { schema: { body: { $ref: `api#/components/schemas/${name}` } } }, async () => "");
    const answer = await checker.inject({ method: "POST", url: "/", payload: value as object });
    await checker.close();
    return answer.statusCode === 200 ? "" : answer.body;
  }
  const judgement = { author: "a reader", subject: exampleEvent.id, verb: "note", reason: "b" };

  it.each<[method: "GET" | "POST", path: string, address: string, body?: unknown]>([
    ["POST", "/api/read", "/api/read", { text: "Norland denies it." }],
    ["POST", "/api/documents", "/api/documents", { text: "Norland denies it again." }],
    ["GET", "/api/documents", "/api/documents"],
    ["GET", "/api/documents/{id}", `/api/documents/${exampleDocument.id}`],
    ["GET", "/api/events", "/api/events"],
    ["GET", "/api/situation", "/api/situation"],
    ["GET", "/api/situation/map", "/api/situation/map?zoom=4"],
    ["GET", "/api/situation/events", "/api/situation/events"],
    ["GET", "/api/sources", "/api/sources"],
    ["GET", "/api/source", "/api/source?key=norland"],
    ["GET", "/api/compare", `/api/compare?a=${exampleDocument.id}&b=${exampleDocument.id}`],
    ["GET", "/api/events/{id}", `/api/events/${exampleEvent.id}`],
    ["GET", "/api/claims", "/api/claims"],
    ["GET", "/api/claims/{id}", `/api/claims/${exampleClaim.id}`],
    ["POST", "/api/judgements", "/api/judgements", judgement], ["GET", "/api/judgements", "/api/judgements", undefined],
    ["GET", "/api/doctor", "/api/doctor"],
  ])("%s %s", async (method, path, address, body) => {
    const answer = await desk.send(address, { method, ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }) });
    const promised = api.paths[path]![method.toLowerCase()]!.responses[String(answer.status)];
    expect(promised).toBeDefined();
    const name = (promised!.content["application/json"]!.schema["$ref"] as string).split("/").at(-1)!;
    expect(await violations(name, JSON.parse(answer.text))).toBe("");
    // The check can fail: the same answer with a property too many is no such record.
    expect(await violations(name, { ...JSON.parse(answer.text), surplus: 1 })).not.toBe("");
  });

  it.each(["/api/none", "/api/events/evt:none", "/api/events?type=x", "/api/%zz", "/api/read"])("the error at %s", async (address) => {
    expect(await violations("ErrorAnswer", JSON.parse((await desk.send(address)).text))).toBe("");
  });
});
