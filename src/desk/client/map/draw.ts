import { Map as GlMap, LngLatBounds, Marker, setWorkerUrl, type GeoJSONSource, type StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
// Under vite MapLibre does not find its worker by itself, and then draws nothing.
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { FeatureCollection } from "geojson";
import type { Arrow, Language, Spot } from "../contract.ts";
import { FORMATS } from "../formats.ts";
import { loadBaseMap, type CountryLabel } from "./basemap.ts";
import { Labels, type Part } from "./labels.ts";
import { headImage, ink, placeColours } from "./paint.ts";
import { Room, stretched } from "./room.ts";
import { LEAST_PX, togetherRadius, UNCERTAINTY_KM } from "./spots.ts";

type Box = [west: number, south: number, east: number, north: number];
export interface Shown {
  spots: Spot[]; arrows: Arrow[]; language: Language; label: (spot: Spot) => Part[]; pick: (spot: Spot) => void;
  /** Around all there is, and the box of the filter. */
  bounds: Box | null; box: Box | null;
  /** Told what is looked at whenever that changes. */
  moved: (view: Box, zoom: number) => void;
  /** What lies over the map and hides what is under it. */
  over: () => Element | null;
}

const TOP_ZOOM = 12;
/** Pixels that an arrow has at the least, its head among them. */
const LEAST_ARROW_PX = 44;
/** Metres that a pixel covers at the equator at zoom 0, with MapLibre's tiles of 512 pixels. */
const METRES_PER_PIXEL = 78271.517;

const FITTED = { padding: { top: 70, bottom: 40, left: 60, right: 60 }, maxZoom: 6.2 };
/** Zooms that count as the same. */
const STILL_ZOOM = 0.5;

const empty: FeatureCollection = { type: "FeatureCollection", features: [] };

/** The map of the situation. Colours come from the page's CSS variables, names stand beside it as HTML. */
export class SituationMap {
  readonly #map: GlMap;
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  readonly #recolour = () => placeColours(this.#map);
  #countries: CountryLabel[] = [];
  readonly #labels: Labels;
  /** What each source was given last, to give it only what is new. */
  readonly #given = new Map<string, string>();
  #names = new Map<string, Marker>();
  #shown: Shown | null = null;
  /** False until the person moves the map; till then it shows everything, whatever its size. */
  #moved = false;

  private constructor(map: GlMap) {
    this.#map = map;
    this.#labels = new Labels(map, (spot) => this.#shown?.pick(spot));
  }

  /** Draws the base map into `container`. Rejects when the browser has no WebGL or the base map is not there. */
  static async open(container: HTMLElement, title: string): Promise<SituationMap> {
    setWorkerUrl(new URL(workerUrl, location.href).href);
    const base = await loadBaseMap();
    const style: StyleSpecification = {
      version: 8,
      sources: {
        land: { type: "geojson", data: base.land }, borders: { type: "geojson", data: base.borders }, disputed: { type: "geojson", data: base.disputed },
        areas: { type: "geojson", data: empty }, box: { type: "geojson", data: empty }, arrows: { type: "geojson", data: empty }, heads: { type: "geojson", data: empty },
      },
      layers: layers(),
    };
    const map = new GlMap({
      container, style, center: [38, 30], zoom: 2, maxZoom: TOP_ZOOM - 1, attributionControl: false, dragRotate: false, pitchWithRotate: false,
      touchPitch: false, renderWorldCopies: false, locale: { "Map.Title": title },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    await new Promise<void>((resolve, reject) => {
      map.once("load", () => resolve());
      map.once("error", ({ error }) => reject(error));
    });
    const drawn = new SituationMap(map);
    drawn.#countries = base.labels;
    map.addImage("head", headImage(ink("--mark")), { pixelRatio: 2 });
    map.on("moveend", () => { drawn.#arrange(); drawn.#tell(); });
    map.on("movestart", ({ originalEvent }) => { if (originalEvent && originalEvent.type !== "resize") drawn.#moved = true; });
    map.on("resize", () => { if (!drawn.#moved) drawn.fit(); });
    for (const layer of ["areas", "together"]) {
      map.on("click", layer, ({ features }) => {
        const spot = drawn.#shown?.spots.find(({ key }) => key === features?.[0]?.properties["key"]);
        if (spot) drawn.#shown?.pick(spot);
      });
      map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
    }
    drawn.#dark.addEventListener("change", drawn.#recolour);
    return drawn;
  }

  show(shown: Shown): void {
    this.#shown = shown;
    this.#set("areas", shown.spots.filter((spot) => spot.country === null).map((spot) => ({
      type: "Feature", geometry: { type: "Point", coordinates: [spot.lon, spot.lat] },
      properties: { key: spot.key, precision: spot.precision, least: LEAST_PX[spot.precision], wide: pixelsAtTop(spot), places: spot.places, round: togetherRadius(spot.events) },
    })));
    this.#set("box", shown.box === null ? [] : [{ type: "Feature", geometry: { type: "LineString", coordinates: around(shown.box) }, properties: {} }]);
    this.#map.setFilter("whole", ["in", ["get", "code"], ["literal", shown.spots.flatMap(({ country }) => country ?? [])]]);
    this.#labels.dress(shown.spots, shown.label);
    if (!this.#moved && !this.#holds()) this.fit();
    this.#arrange();
    this.#tell();
  }

  /** Marks the places of one event, or of none. */
  point(event: string | null, keys: readonly string[]): void {
    this.#map.setFilter("areas-on", ["in", ["get", "key"], ["literal", keys]]);
    this.#map.setFilter("arrows-on", ["==", ["get", "event"], event ?? ""]);
    this.#labels.point(keys);
  }

  fit(): void {
    const bounds = this.#bounds();
    if (bounds) this.#map.fitBounds(bounds, { ...FITTED, animate: false });
  }

  #bounds(): LngLatBounds | null {
    if (!this.#shown?.bounds) return null;
    const [west, south, east, north] = this.#shown.bounds, bounds = new LngLatBounds([west, south], [east, north]);
    // Of many movements some lead far away; of few, each is in view.
    if (this.#shown.arrows.length < 20) for (const { from, to } of this.#shown.arrows) bounds.extend(from).extend(to);
    return bounds;
  }

  /** Whether the window shows all of it about as near as it can: then the map stays still under a filter that changed little. */
  #holds(): boolean {
    const bounds = this.#bounds(), camera = bounds ? this.#map.cameraForBounds(bounds, FITTED) : undefined, view = this.#map.getBounds();
    return bounds !== null && camera?.zoom !== undefined && Math.abs(camera.zoom - this.#map.getZoom()) < STILL_ZOOM && view.contains(bounds.getNorthWest()) && view.contains(bounds.getSouthEast());
  }

  zoom(by: 1 | -1): void {
    this.#moved = true;
    if (by > 0) this.#map.zoomIn();
    else this.#map.zoomOut();
  }

  /** What the window shows of the world. */
  view(): Box {
    const bounds = this.#map.getBounds(), clip = (degrees: number, most: number) => Math.max(-most, Math.min(most, degrees));
    return [clip(bounds.getWest(), 180), clip(bounds.getSouth(), 90), clip(bounds.getEast(), 180), clip(bounds.getNorth(), 90)];
  }

  close(): void {
    this.#dark.removeEventListener("change", this.#recolour);
    this.#map.remove();
  }

  /** Told in whole zooms and by a grid, with a margin, so that a small move asks for nothing new. */
  #tell(): void {
    const [west, south, east, north] = this.view(), zoom = Math.max(0, Math.round(this.#map.getZoom())), step = 180 / 2 ** zoom;
    const clip = (steps: number, most: number) => Math.max(-most, Math.min(most, steps * step));
    const view: Box = [clip(Math.floor(west / step - 0.5), 180), clip(Math.floor(south / step - 0.5), 90), clip(Math.ceil(east / step + 0.5), 180), clip(Math.ceil(north / step + 0.5), 90)];
    this.#shown?.moved(view.map((degrees) => Number(degrees.toFixed(3))) as Box, zoom);
  }

  #set(source: string, features: FeatureCollection["features"]): void {
    const given = JSON.stringify(features);
    if ((this.#given.get(source) ?? "[]") === given) return;
    this.#given.set(source, given);
    void (this.#map.getSource(source) as GeoJSONSource).setData({ type: "FeatureCollection", features });
  }

  /** Draws the arrows, then shows the labels that find room: places with the most events first, countries where some is left. */
  #arrange(): void {
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const room = new Room(width, height, this.#covered(), this.#arrangeArrows());
    this.#labels.arrange(room, (spot) => this.#radius(spot));
    this.#arrangeCountries(room);
  }

  /** Where something lies over the canvas. */
  #covered(): { left: number; right: number; top: number; bottom: number }[] {
    const over = this.#shown?.over();
    if (!over) return [];
    const canvas = this.#map.getContainer().getBoundingClientRect(), { left, right, top, bottom } = over.getBoundingClientRect();
    return [{ left: left - canvas.left - 4, right: right - canvas.left + 4, top: top - canvas.top - 4, bottom: bottom - canvas.top + 4 }];
  }

  /** Draws the arrows as long as they must be to be seen at this zoom; answers them in pixels. */
  #arrangeArrows(): [readonly [number, number], readonly [number, number]][] {
    const drawn = (this.#shown?.arrows ?? []).map(({ event, from, to }) => {
      const [a, b] = [this.#map.project(from), this.#map.project(to)];
      const line = stretched([a.x, a.y], [b.x, b.y], LEAST_ARROW_PX);
      const ends = line.map(([x, y]) => this.#map.unproject([x, y]).toArray());
      return { line, ends, properties: { event, bearing: bearing(from, to) } };
    });
    this.#set("arrows", drawn.map(({ ends, properties }) => ({ type: "Feature", geometry: { type: "LineString", coordinates: ends }, properties })));
    this.#set("heads", drawn.map(({ ends, properties }) => ({ type: "Feature", geometry: { type: "Point", coordinates: ends[1]! }, properties })));
    return drawn.map(({ line }) => line);
  }

  /** Pixels from a place to the rim of its circle, as the map draws it now; a whole country has none. */
  #radius(spot: Spot): number {
    if (spot.country !== null) return 0;
    if (spot.places > 1) return togetherRadius(spot.events);
    return LEAST_PX[spot.precision] + pixelsAtTop(spot) * 2 ** (this.#map.getZoom() - TOP_ZOOM);
  }

  #arrangeCountries(room: Room): void {
    const names = FORMATS[this.#shown?.language ?? "en"].regions;
    const bounds = this.#map.getBounds(), pixelsPerDegree = 512 * 2 ** this.#map.getZoom() / 360;
    const wanted = new Set<string>();
    for (const country of this.#countries) {
      if (!bounds.contains([country.lon, country.lat]) || country.width * pixelsPerDegree < 55) continue;
      const name = names.of(country.code) ?? country.code, { x, y } = this.#map.project([country.lon, country.lat]);
      if (name.length * 7.5 > country.width * pixelsPerDegree || !room.take([x, y], name.length * 7.5 + 10, 16)) continue;
      wanted.add(`${country.code} ${name}`);
      if (this.#names.has(`${country.code} ${name}`)) continue;
      const element = document.createElement("div");
      element.className = "country";
      element.textContent = name;
      element.ariaHidden = "true";
      this.#names.set(`${country.code} ${name}`, new Marker({ element }).setLngLat([country.lon, country.lat]).addTo(this.#map));
    }
    for (const [key, marker] of this.#names) {
      if (wanted.has(key)) continue;
      marker.remove();
      this.#names.delete(key);
    }
  }
}

function around([west, south, east, north]: Box): [number, number][] {
  return [[west, south], [east, south], [east, north], [west, north], [west, south]];
}

function pixelsAtTop({ lat, precision }: Spot): number {
  return (UNCERTAINTY_KM[precision] * 1000 * 2 ** TOP_ZOOM) / (METRES_PER_PIXEL * Math.cos((lat * Math.PI) / 180));
}

/** Compass direction on the (Mercator) map, in degrees. */
function bearing([x0, y0]: [number, number], [x1, y1]: [number, number]): number {
  const mercator = (lat: number) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
  return (Math.atan2(x1 - x0, mercator(y1) - mercator(y0)) * 180) / Math.PI;
}

function layers(): StyleSpecification["layers"] {
  const radius = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "least"], TOP_ZOOM, ["+", ["get", "least"], ["get", "wide"]]] as never;
  return [
    { id: "sea", type: "background", paint: { "background-color": ink("--sea") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": ink("--land"), "fill-antialias": false } },
    { id: "whole", type: "fill", source: "land", filter: ["in", ["get", "code"], ["literal", []]], paint: { "fill-color": ink("--mark"), "fill-opacity": 0.09 } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": ink("--border"), "line-width": 0.9 } },
    { id: "disputed", type: "line", source: "disputed", paint: { "line-color": ink("--border"), "line-width": 1.3, "line-dasharray": [3, 2.4] } },
    { id: "box", type: "line", source: "box", paint: { "line-color": ink("--accent"), "line-width": 2, "line-dasharray": [4, 2] } },
    { id: "together", type: "circle", source: "areas", filter: [">", ["get", "places"], 1], paint: { "circle-radius": ["get", "round"], "circle-color": ink("--mark"), "circle-opacity": 0.75, "circle-stroke-color": ink("--land"), "circle-stroke-width": 2 } },
    { id: "areas", type: "circle", source: "areas", filter: ["==", ["get", "places"], 1], paint: {
      "circle-radius": radius, "circle-color": ink("--mark"), "circle-opacity": ["match", ["get", "precision"], 1, 0.28, 2, 0.16, 0.1],
      "circle-stroke-color": ink("--mark"), "circle-stroke-width": ["match", ["get", "precision"], 1, 1.6, 2, 1.1, 0.7], "circle-stroke-opacity": 0.75 } },
    { id: "areas-on", type: "circle", source: "areas", filter: ["in", ["get", "key"], ["literal", []]], paint: { "circle-radius": radius, "circle-color": ink("--accent"), "circle-opacity": 0.35, "circle-stroke-color": ink("--accent"), "circle-stroke-width": 3 } },
    { id: "arrows-rim", type: "line", source: "arrows", layout: { "line-cap": "round" }, paint: { "line-color": ink("--land"), "line-width": 6, "line-opacity": 0.8 } },
    { id: "arrows", type: "line", source: "arrows", layout: { "line-cap": "round" }, paint: { "line-color": ink("--mark"), "line-width": 2.5 } },
    { id: "arrows-on", type: "line", source: "arrows", filter: ["==", ["get", "event"], ""], paint: { "line-color": ink("--accent"), "line-width": 4 } },
    { id: "heads", type: "symbol", source: "heads", layout: { "icon-image": "head", "icon-rotate": ["get", "bearing"], "icon-rotation-alignment": "map", "icon-allow-overlap": true } },
  ];
}
