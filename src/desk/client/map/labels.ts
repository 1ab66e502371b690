import { Marker, type Map as GlMap } from "maplibre-gl";
import type { Spot } from "../contract.ts";
import type { Room } from "./room.ts";

/** So many places get a name at the most; more find no room. */
const MOST = 120;

/** A part of a place's name on the map; `unseen` is for those who hear it, `sign` only for those who see it. */
export interface Part { tag: "bdi" | "span"; text: string; kind: "" | "unseen" | "sign" }
interface Label { spot: Spot; element: HTMLElement; marker: Marker; /** What it says, to see whether that changed. */ says: string; width: number; height: number; offset: string }

/** The names of places on the map: buttons that tell of their events. */
export class Labels {
  readonly #map: GlMap;
  readonly #pick: (spot: Spot) => void;
  #labels = new Map<string, Label>();

  /** `pick` is called with the place whose name is clicked. */
  constructor(map: GlMap, pick: (spot: Spot) => void) {
    this.#map = map;
    this.#pick = pick;
  }

  /** Names the first of these places; one that was there before keeps its element, and the focus that it may have. */
  dress(spots: readonly Spot[], told: (spot: Spot) => Part[]): void {
    const before = this.#labels;
    this.#labels = new Map();
    for (const spot of spots.slice(0, MOST)) {
      const parts = told(spot), says = JSON.stringify(parts), label = before.get(spot.key) ?? this.#made(spot);
      before.delete(spot.key);
      this.#labels.set(spot.key, label);
      if (label.spot.lon !== spot.lon || label.spot.lat !== spot.lat) label.marker.setLngLat([spot.lon, spot.lat]);
      label.spot = spot;
      if (label.says === says) continue;
      Object.assign(label, { says, width: 0 });
      label.element.replaceChildren(...parts.map(({ tag, text, kind }) => {
        const part = document.createElement(tag);
        part.textContent = text;
        if (kind === "unseen") part.className = "unseen";
        if (kind === "sign") part.ariaHidden = "true";
        return part;
      }));
    }
    for (const { marker } of before.values()) marker.remove();
  }

  /** Shows those that find room beside their circle, those with the most events first. */
  arrange(room: Room, radius: (spot: Spot) => number): void {
    // First all that changes the page, then all that measures it: else it would be laid out anew for each name.
    const labels = [...this.#labels.values()], unknown = labels.filter(({ width }) => width === 0);
    for (const { element } of unknown) element.hidden = false;
    for (const label of unknown) [label.width, label.height] = [label.element.offsetWidth, label.element.offsetHeight];
    for (const label of labels) {
      const { spot, element, marker } = label, { x, y } = this.#map.project([spot.lon, spot.lat]);
      const middle = room.beside([x, y], radius(spot), label.width + 4, label.height + 4);
      if (element.hidden !== (middle === null)) element.hidden = middle === null;
      if (middle === null) continue;
      const offset = `${(middle[0] - x).toFixed(1)} ${(middle[1] - y).toFixed(1)}`;
      if (offset === label.offset) continue;
      label.offset = element.dataset["offset"] = offset;
      marker.setOffset([middle[0] - x, middle[1] - y]);
    }
  }

  /** Marks the names of these places, and no others. */
  point(keys: readonly string[]): void {
    for (const [key, { element }] of this.#labels) element.classList.toggle("on", keys.includes(key));
  }

  #made(spot: Spot): Label {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "spot";
    const marker = new Marker({ element, anchor: "center" }).setLngLat([spot.lon, spot.lat]).addTo(this.#map);
    // MapLibre calls every marker "Map marker" and an image; the button says itself what it is.
    element.removeAttribute("aria-label");
    element.removeAttribute("role");
    const label: Label = { spot, element, marker, says: "", width: 0, height: 0, offset: "" };
    element.addEventListener("click", (event) => { event.stopPropagation(); this.#pick(label.spot); });
    return label;
  }
}
