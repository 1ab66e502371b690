import type { Answer, Route } from "./routes.ts";
import { components, ref, type Schema } from "./schemas.ts";

/** The part of an OpenAPI 3.1 document that recoupe writes. */
export interface OpenApi {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}
export interface Operation {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: "path" | "query"; required: boolean; description?: string; schema: Schema }[];
  requestBody?: { required: true; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>;
}

/** `/api/events/:id` as OpenAPI writes it: `/api/events/{id}`. */
export function openApiPath(path: string): string {
  return path.replace(/:([A-Za-z]+)/gu, "{$1}");
}

/** Describes the routes. Pure: the same routes, the same document. */
export function describe(routes: readonly Route[]): OpenApi {
  const paths: OpenApi["paths"] = {};
  for (const route of routes) (paths[openApiPath(route.path)] ??= {})[route.method.toLowerCase()] = operation(route);
  return {
    openapi: "3.1.0",
    info: {
      title: "recoupe", version: "1", license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description: "Claims with their exact words and chains of sources, and the events reconciled from them. "
        + "Offsets count UTF-16 units in the document's canonical text. The desk answers on this machine only and to no page of another site.",
    },
    paths,
    components: { schemas: components },
  };
}

function operation(route: Route): Operation {
  const parameters = [...parametersOf(route.params, "path"), ...parametersOf(route.query, "query")];
  const responses: Operation["responses"] = {};
  for (const [status, answer] of Object.entries(route.answers)) responses[status] = { description: answer.description, content: contentOf(answer) };
  responses["default"] = { description: "Any error: a problem in one sentence, with its remedy where there is one.", content: { "application/json": { schema: ref("ErrorAnswer") } } };
  return {
    operationId: route.operation,
    summary: route.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && { requestBody: { required: true as const, content: { "application/json": { schema: ref(route.body.name) } } } }),
    responses,
  };
}

function contentOf({ schema, media = "application/octet-stream" }: Answer): Record<string, { schema: Schema }> {
  return schema ? { "application/json": { schema } } : { [media]: { schema: {} } };
}

function parametersOf(schema: Schema | null, place: "path" | "query"): NonNullable<Operation["parameters"]> {
  if (!schema) return [];
  return Object.entries(schema["properties"] as Record<string, Schema>).map(([name, { description, ...rest }]) => ({
    name, in: place, required: place === "path", ...(typeof description === "string" && { description }), schema: rest,
  }));
}
