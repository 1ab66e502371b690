import type { Map as GlMap } from "maplibre-gl";

/** A colour of the page by its CSS variable. */
export function ink(variable: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

const COLOURS: readonly (readonly [layer: string, property: string, variable: string])[] = [
  ["sea", "background-color", "--sea"], ["land", "fill-color", "--land"], ["whole", "fill-color", "--mark"], ["borders", "line-color", "--border"], ["disputed", "line-color", "--border"],
  ["box", "line-color", "--accent"], ["together", "circle-color", "--mark"], ["together", "circle-stroke-color", "--land"], ["areas", "circle-color", "--mark"], ["areas", "circle-stroke-color", "--mark"], ["areas-on", "circle-color", "--accent"], ["areas-on", "circle-stroke-color", "--accent"],
  ["arrows-rim", "line-color", "--land"], ["arrows", "line-color", "--mark"], ["arrows-on", "line-color", "--accent"],
];

/** Paints a map that is open in the colours that the page has now. */
export function placeColours(map: GlMap): void {
  for (const [layer, property, variable] of COLOURS) map.setPaintProperty(layer, property as never, ink(variable) as never);
  map.updateImage("head", headImage(ink("--mark")));
}

const SIDE = 40;

/** The head of an arrow that points north, in one colour. */
export function headImage(colour: string): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws on no canvas");
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(SIDE / 2, 3);
  context.lineTo(SIDE - 4, SIDE - 4);
  context.lineTo(SIDE / 2, SIDE - 14);
  context.lineTo(4, SIDE - 4);
  context.closePath();
  context.fill();
  return context.getImageData(0, 0, SIDE, SIDE);
}
