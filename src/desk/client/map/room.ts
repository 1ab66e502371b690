// Where the names of places find room on the map. Pure; all in pixels of the canvas.

export interface Box { left: number; right: number; top: number; bottom: number }
type Point = readonly [x: number, y: number];

/** What is on the canvas so far: its size, what must stay free, the arrows and the labels that have their place. */
export class Room {
  readonly #width: number;
  readonly #height: number;
  readonly #taken: Box[];
  readonly #arrows: Point[];

  /** `kept` are boxes where nothing may stand; `arrows` are lines from end to end. */
  constructor(width: number, height: number, kept: readonly Box[], arrows: readonly (readonly [Point, Point])[]) {
    this.#width = width;
    this.#height = height;
    this.#taken = [...kept];
    this.#arrows = arrows.flatMap(([from, to]) => pointsOf(from, to));
  }

  /**
   * Finds room for a label of this size beside a circle of `radius`, above it if possible, within the canvas and clear of
   * arrows and other labels. Answers its middle, or null when there is none.
   */
  beside([x, y]: Point, radius: number, width: number, height: number): Point | null {
    if (x < 0 || y < 0 || x > this.#width || y > this.#height) return null;
    const up = radius + 3 + height / 2, aside = radius + 4 + width / 2, half = width / 2 - 8;
    const within = (middle: number) => Math.min(Math.max(middle, width / 2 + 2), this.#width - width / 2 - 2);
    const spots: Point[] = [
      [within(x), y - up], [within(x), y + up], [x + aside, y], [x - aside, y],
      [within(x + half), y - up], [within(x - half), y - up], [within(x + half), y + up], [within(x - half), y + up],
      [within(x), y - up - height - 8], [within(x), y + up + height + 8],
    ];
    return spots.find((middle) => this.take(middle, width, height)) ?? null;
  }

  /** Takes the room of a label around this middle, if it is free. */
  take([x, y]: Point, width: number, height: number): boolean {
    const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
    if (box.left < 0 || box.top < 0 || box.right > this.#width || box.bottom > this.#height) return false;
    if (this.#taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) return false;
    if (this.#arrows.some(([px, py]) => px > box.left - CLEAR && px < box.right + CLEAR && py > box.top - CLEAR && py < box.bottom + CLEAR)) return false;
    this.#taken.push(box);
    return true;
  }
}

/** Half the width of an arrow's head, and a little air. */
const CLEAR = 8;
const STEP = 6;
/** As many points as a line may have: one that is far longer than the canvas is sampled more thinly. */
const MOST = 400;

function pointsOf([x0, y0]: Point, [x1, y1]: Point): Point[] {
  const steps = Math.min(MOST, Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / STEP)));
  return Array.from({ length: steps + 1 }, (_, at) => [x0 + ((x1 - x0) * at) / steps, y0 + ((y1 - y0) * at) / steps]);
}

/** A line stretched about its middle to `least` pixels, so that its head does not hide it. */
export function stretched([x0, y0]: Point, [x1, y1]: Point, least: number): [Point, Point] {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length >= least || length === 0) return [[x0, y0], [x1, y1]];
  const [mx, my] = [(x0 + x1) / 2, (y0 + y1) / 2], part = least / length / 2;
  return [[mx - (x1 - x0) * part, my - (y1 - y0) * part], [mx + (x1 - x0) * part, my + (y1 - y0) * part]];
}
