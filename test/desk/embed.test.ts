// The map in a frame of other sites: only at /embed, only where a person named the site.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { start, type Running } from "./loopback.ts";

let plain: Running, open: Running;
beforeAll(async () => { [plain, open] = [await start(), await start({ embed: ["https://example.org", "http://127.0.0.1:8080/"] })]; });
afterAll(async () => { await plain.stop(); await open.stop(); });

const framed = async (desk: Running, path: string) => { const { headers } = await desk.send(path); return [/frame-ancestors ([^;]+)/u.exec(String(headers["content-security-policy"]))?.[1], headers["x-frame-options"]]; };

describe("frames", () => {
  test.each(["/", "/embed", "/embed?status=contested", "/events/evt:0123456789abcdef", "/api/situation", "/index.html"])("are refused at %s unless a site was named", async (path) => {
    expect(await framed(plain, path)).toEqual(["'none'", "DENY"]);
  });

  test.each(["/embed", "/embed?status=contested"])("are let in at %s for the sites that were named, and no other", async (path) => {
    expect(await framed(open, path)).toEqual(["https://example.org http://127.0.0.1:8080", undefined]);
    expect(String((await open.send(path)).headers["content-security-policy"])).toContain("script-src 'self'");
  });

  test.each(["/", "/embedded", "/embed/x", "/review", "/api/situation", "/api/documents", "/embed/../review", "//embed"])("are refused at %s even then", async (path) => {
    expect(await framed(open, path)).toEqual(["'none'", "DENY"]);
  });

  test("no page of a named site may ask the API", async () => {
    expect((await open.send("/api/situation", { headers: { origin: "https://example.org" } })).status).toBe(403);
    expect((await open.send("/api/situation", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
  });

  test.each(["*", "https://*.example.org", "https://example.org/path", "example.org", "javascript:alert(1)", "https://example.org; script-src *", "https://a b", "https://user@example.org"])("%s is no site", async (origin) => {
    await expect(start({ embed: [origin] })).rejects.toThrow(expect.objectContaining({ problem: expect.objectContaining({ rule: "bad-origin" }) }));
  });
});
