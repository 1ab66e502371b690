// A text cut at every boundary of what is marked in it, so that overlapping claims need no nesting.
import type { Claim, Document, Loaded, Range, Role } from "../contract.ts";

/** What the words are to the chosen claim. */
export type Part = "initiator" | "target" | "place" | "time" | "count" | "source";

/** A run of the text within which nothing begins or ends. */
export interface Piece {
  start: number;
  end: number;
  text: string;
  /** Indexes of the claims that cover it, the longest first. */
  claims: number[];
  /** Indexes of the claims that begin with it. */
  opens: number[];
  loaded: Loaded | null;
  part: Part | null;
  /** True within the stretch that an address points at. */
  pointed: boolean;
}

export interface Stretch { role: Role; start: number; pieces: Piece[] }

interface Mark { range: Range; kind: "claim" | "loaded" | "part" | "pointed"; claim: number; loaded: Loaded | null; part: Part | null }

/**
 * The blocks of a document in order, each cut into pieces. Costs one sort of the boundaries and one pass; ranges outside of
 * the text are left out. `chosen` is the index of the claim whose parts are marked, or -1.
 */
export function stretchesOf(document: Pick<Document, "text" | "blocks">, claims: readonly Claim[], chosen: number, pointed: Range | null): Stretch[] {
  const marks: Mark[] = [];
  const add = (range: Range, kind: Mark["kind"], more: Partial<Mark> = {}) => {
    if (range.start >= 0 && range.start < range.end && range.end <= document.text.length) marks.push({ range, kind, claim: -1, loaded: null, part: null, ...more });
  };
  claims.forEach((claim, index) => {
    add(claim.span, "claim", { claim: index });
    for (const loaded of claim.loaded) add(loaded, "loaded", { loaded });
  });
  const claim = claims[chosen];
  if (claim) for (const [range, part] of partsOf(claim)) add(range, "part", { part });
  if (pointed) add(pointed, "pointed");
  marks.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const cuts = [...new Set(marks.flatMap(({ range }) => [range.start, range.end]))].sort((a, b) => a - b);

  let nextMark = 0, nextCut = 0;
  let open: Mark[] = [];
  const opened = new Set<number>();
  return document.blocks.map((block) => {
    const pieces: Piece[] = [];
    let at = block.start;
    while (at < block.end) {
      while (nextCut < cuts.length && cuts[nextCut]! <= at) nextCut += 1;
      const end = whole(document.text, Math.min(block.end, cuts[nextCut] ?? block.end, at + LONGEST));
      while (nextMark < marks.length && marks[nextMark]!.range.start <= at) open.push(marks[nextMark++]!);
      open = open.filter(({ range }) => range.end > at);
      pieces.push(pieceOf(document.text, at, end, open, claims, opened));
      at = end;
    }
    return { role: block.role, start: block.start, pieces };
  });
}

/** No piece is longer: browsers do not break a line that is one word of millions of letters. */
const LONGEST = 20_000;
/** What is shown at a time: so many pieces, of which one counts the more the longer it is. More, and a browser takes seconds for each click. */
export const PART = 3000;
const LETTERS = 100;

/** Never between the two halves of one character. */
function whole(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1);
  return end < text.length && unit >= 0xd800 && unit < 0xdc00 ? end - 1 : end;
}

/** The part of a text, counted from 0, that each piece belongs to. */
function* placed(stretches: readonly Stretch[]): Generator<{ piece: Piece; part: number }> {
  let cost = 0;
  for (const { pieces } of stretches) {
    for (const piece of pieces) {
      yield { piece, part: Math.floor(cost / PART) };
      cost += 1 + (piece.end - piece.start) / LETTERS;
    }
  }
}

/** The part of a text, counted from 0, in which a claim begins (or, without one, the pointed stretch); 0 where neither is. */
export function partOf(stretches: readonly Stretch[], chosen: number): number {
  let pointed = -1, opened = -1;
  for (const { piece, part } of placed(stretches)) {
    if (piece.pointed && pointed < 0) pointed = part;
    if (opened < 0 && piece.opens.includes(chosen)) opened = part;
  }
  return Math.max(0, pointed >= 0 ? pointed : opened);
}

/** One part of the stretches, and how many parts there are. An ordinary article has one. */
export function partAt(stretches: readonly Stretch[], part: number): { shown: Stretch[]; parts: number } {
  const own = new Set<Piece>();
  let parts = 1;
  for (const { piece, part: at } of placed(stretches)) {
    parts = at + 1;
    if (at === part) own.add(piece);
  }
  if (parts === 1) return { shown: [...stretches], parts };
  const shown = stretches.flatMap((stretch) => { const pieces = stretch.pieces.filter((piece) => own.has(piece)); return pieces.length === 0 ? [] : [{ ...stretch, pieces }]; });
  return { shown, parts };
}

function pieceOf(text: string, start: number, end: number, open: readonly Mark[], claims: readonly Claim[], opened: Set<number>): Piece {
  const length = (index: number) => claims[index]!.span.end - claims[index]!.span.start;
  const covering = open.filter(({ kind }) => kind === "claim").map(({ claim }) => claim).sort((a, b) => length(b) - length(a) || a - b);
  const opens = covering.filter((index) => !opened.has(index)).sort((a, b) => a - b);
  for (const index of opens) opened.add(index);
  return {
    start, end, text: text.slice(start, end), claims: covering, opens,
    loaded: open.find(({ kind }) => kind === "loaded")?.loaded ?? null,
    part: open.findLast(({ kind }) => kind === "part")?.part ?? null,
    pointed: open.some(({ kind }) => kind === "pointed"),
  };
}

/** Longer parts first is left to the caller's order: of two parts on the same words the later one shows. */
function partsOf(claim: Claim): [Range, Part][] {
  return [
    ...claim.attribution.map((link): [Range, Part] => [link.anchor, "source"]),
    ...(claim.time ? [[claim.time.anchor, "time"] as [Range, Part]] : []),
    ...claim.initiators.map((actor): [Range, Part] => [actor.anchor, "initiator"]),
    ...claim.targets.map((actor): [Range, Part] => [actor.anchor, "target"]),
    ...claim.places.map((place): [Range, Part] => [place.anchor, "place"]),
    ...claim.counts.map((count): [Range, Part] => [count.anchor, "count"]),
  ];
}

/** The claims in the order of their words; their number in it is the number that the reader sees. */
export function inOrder(claims: readonly Claim[]): Claim[] {
  return [...claims].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || (a.id < b.id ? -1 : 1));
}
