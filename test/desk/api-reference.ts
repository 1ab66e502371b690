import type { OpenApi, Operation } from "../../src/desk/openapi.ts";
import type { Schema } from "../../src/desk/schemas.ts";

/** docs/api.md, written from the description that the desk serves. */
export function apiReference(api: OpenApi): string {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => section(method.toUpperCase(), path, operation)));
  return [
    "# The desk's API", "",
    "Written by `test/desk/http-openapi.test.ts` from `/api/openapi.json`; run it with `-u` after a change.", "",
    api.info.description, "",
    "Every error is `{\"problem\": Problem}` with a fitting HTTP status: one sentence in `message`, what to do in `remedy`.",
    "A POST needs `Content-Type: application/json`. Requests whose `Host` is not this desk's loopback address, or whose `Origin` is another site, are refused.", "",
    "    curl 'http://127.0.0.1:4680/api/events?status=contested&since=2016-12-01'", "",
    ...operations,
    "## Records", "",
    "A property marked `?` may be missing; every other one is always there, null where nothing is known.", "",
    ...Object.entries(api.components.schemas).map(([name, schema]) => `### ${name}\n\n${shape(schema)}\n`),
  ].join("\n");
}

function section(method: string, path: string, { summary, parameters = [], requestBody, responses }: Operation): string {
  const lines = [`## ${method} ${path}`, "", summary, ""];
  if (parameters.length > 0) {
    lines.push("| Parameter | In | Takes | |", "| --- | --- | --- | --- |");
    for (const { name, in: place, description, schema } of parameters) lines.push(`| \`${name}\` | ${place} | ${typeName(schema, true)} | ${description ?? ""} |`);
    lines.push("");
  }
  if (requestBody) lines.push(`Body: ${typeName(requestBody.content["application/json"]!.schema)}`, "");
  for (const [status, { description, content }] of Object.entries(responses)) {
    const [media, answer] = Object.entries(content)[0]!;
    lines.push(`- ${status === "default" ? "otherwise" : status}: ${media === "application/json" ? typeName(answer.schema) : `\`${media}\``}. ${description}`);
  }
  return `${lines.join("\n")}\n`;
}

function shape(schema: Schema): string {
  const properties = schema["properties"] as Record<string, Schema> | undefined;
  if (!properties) return (schema["anyOf"] as Schema[]).map((option) => shape(option)).join("\n\nor\n\n");
  const required = new Set((schema["required"] ?? []) as string[]);
  return Object.entries(properties).map(([name, value]) => `- \`${name}${required.has(name) ? "" : "?"}\`: ${typeName(value)}${typeof value["description"] === "string" ? `. ${value["description"]}` : ""}`).join("\n");
}

/** A schema in a few words; long lists of words are cut short where `brief`. */
function typeName(schema: Schema, brief = false): string {
  const { $ref, anyOf, type, items, properties, additionalProperties, format, minimum, maximum } = schema as { [name: string]: any };
  if ($ref) return `[${$ref.split("/").at(-1)}](#${$ref.split("/").at(-1).toLowerCase()})`;
  if (anyOf) return anyOf.map((option: Schema) => typeName(option)).join(" or ");
  if (schema["enum"]) {
    const values = schema["enum"] as unknown[];
    return brief && values.length > 12 ? "a claim type" : values.map((value) => `\`${value}\``).join(" ");
  }
  if (type === "array") return `list of ${typeName(items)}`;
  if (properties) return `{ ${Object.entries(properties as Record<string, Schema>).map(([name, value]) => `\`${name}\`: ${typeName(value)}`).join(", ")} }`;
  if (typeof additionalProperties === "object") return `map of ${typeName(additionalProperties)}`;
  if (minimum !== undefined) return `${type} ${minimum}–${maximum}`;
  return format ?? type ?? "anything";
}
