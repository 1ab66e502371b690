import { describe, expect, it, test } from "vitest";
import fc from "fast-check";
import type { Toll } from "../../src/desk/client/contract.ts";
import { gathered } from "../../src/desk/client/event/tolls.ts";
import { Room, stretched } from "../../src/desk/client/map/room.ts";
import { fileName } from "../../src/desk/client/names.ts";

// What the desk shows, apart from any browser.

const toll = (claim: string, quantity: Toll["quantity"], low: number | null, group: string | null, of: string | null): Toll =>
  ({ claim, document: "sha256:1", text: `${claim} text`, anchor: { start: 0, end: 1 }, quantity, group, of, value: { low, high: null } });
const claimsOf = (tolls: Toll[], origins: Record<string, string> = {}) => gathered(tolls, (claim) => origins[claim] ?? "one").map((list) => list.map(({ claim }) => claim));

describe("figures of one version", () => {
  it.each<[string, Toll[], string[][], Record<string, string>?]>([
    ["one of a side, one in the same words without a side", [toll("a", "killed", 8, null, "Soldiers"), toll("b", "killed", 8, "army", "soldiers")], [["b", "a"]]],
    ["ground lost, told in two languages", [toll("a", "positions-taken", 8, "army", "points de contrôle"), toll("b", "positions-taken", 8, null, "checkpoints")], [["a", "b"]]],
    ["ground lost, by two origins in other words", [toll("a", "positions-taken", 8, "army", "posts"), toll("b", "positions-taken", 8, null, "checkpoints")], [["a"], ["b"]], { b: "two" }],
    ["a total of the dead that is as high as one side's", [toll("a", "killed", 25, "army", "soldiers"), toll("b", "killed", 25, null, "people")], [["a"], ["b"]]],
    ["other bounds", [toll("a", "killed", 8, "army", "soldiers"), toll("b", "killed", 9, null, "soldiers")], [["a"], ["b"]]],
    ["two sides that either may mean", [toll("a", "strikes", 8, "army", null), toll("b", "strikes", 8, "rebels", null), toll("c", "strikes", 8, null, null)], [["a"], ["b"], ["c"]]],
  ])("%s", (_, tolls, wanted, origins) => {
    expect(claimsOf(tolls, origins)).toEqual(wanted);
  });
});

test.each([
  ["/home/reader/reports/strike page.html", "strike page.html"], ["C:\\Users\\reader\\strike.txt", "strike.txt"], ["file:///home/reader/a.html", "a.html"],
  ["https://example.org/news/1", "https://example.org/news/1"], ["pasted", "pasted"], ["reports/a.txt", "reports/a.txt"], ["/", "/"],
])("%s is shown as %s", (captured, shown) => {
  expect(fileName(captured)).toBe(shown);
});

describe("labels on the map", () => {
  const [width, height] = [340, 420];
  const point = fc.tuple(fc.integer({ min: -50, max: 400 }), fc.integer({ min: -50, max: 480 }));

  test("stand within the canvas, clear of its buttons, of arrows and of one another", () => {
    const kept = { left: 290, right: 340, top: 0, bottom: 110 };
    fc.assert(fc.property(fc.array(point, { maxLength: 12 }), fc.array(fc.tuple(point, point), { maxLength: 3 }), (places, arrows) => {
      const room = new Room(width, height, [kept], arrows);
      const boxes = places.flatMap((place) => {
        const middle = room.beside(place, 10, 96, 22);
        return middle === null ? [] : [{ left: middle[0] - 48, right: middle[0] + 48, top: middle[1] - 11, bottom: middle[1] + 11 }];
      });
      for (const [at, box] of boxes.entries()) {
        expect(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height).toBe(true);
        for (const other of [kept, ...boxes.slice(at + 1)]) expect(box.left >= other.right || box.right <= other.left || box.top >= other.bottom || box.bottom <= other.top).toBe(true);
        for (const [[x0, y0], [x1, y1]] of arrows) {
          for (const part of [0, 0.25, 0.5, 0.75, 1]) {
            const [x, y] = [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
            expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(false);
          }
        }
      }
    }));
  });

  test("a place with room around it has its name above its circle", () => {
    expect(new Room(width, height, [], []).beside([170, 200], 10, 96, 22)).toEqual([170, 176]);
  });

  test("a short arrow is stretched about its middle, a long one is left as it is", () => {
    const [[x0, y0], [x1, y1]] = stretched([10, 10], [13, 14], 50);
    expect([Math.hypot(x1 - x0, y1 - y0), (x0 + x1) / 2, (y0 + y1) / 2]).toEqual([expect.closeTo(50), expect.closeTo(11.5), expect.closeTo(12)]);
    expect((x1 - x0) / (y1 - y0)).toBeCloseTo(3 / 4);
    expect(stretched([0, 0], [60, 0], 50)).toEqual([[0, 0], [60, 0]]);
  });
});
