import { afterAll, beforeAll, expect, it } from "vitest";
import { start, type Running } from "./loopback.ts";

let desk: Running;
beforeAll(async () => { desk = await start(); });
afterAll(() => desk.stop());

it("gives data sets as downloads, with names masked unless told otherwise", async () => {
  const answer = await desk.send("/api/export?format=jsonl&status=contested&limit=5");
  expect({ status: answer.status, type: answer.headers["content-type"], export: answer.headers["recoupe-export"], disposition: answer.headers["content-disposition"] })
    .toEqual({ status: 200, type: "application/jsonl", export: "exp:0123456789abcdef01234567", disposition: 'attachment; filename="recoupe-jsonl.jsonl"' });
  expect(answer.headers["content-security-policy"]).toContain("sandbox");
  expect(answer.text.trim().split("\n")).toHaveLength(1);
});

it.each(["format=xlsx", "", "format=csv&names=perhaps", "format=csv&offset=3", "format=csv&since=2016-12-08&until=2016-12-01"])("refuses %s", async (query) => {
  const { status, text } = await desk.send(`/api/export?${query}`);
  expect({ status, rule: JSON.parse(text).problem.rule }).toEqual({ status: 400, rule: "bad-query" });
});
