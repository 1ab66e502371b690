/// <reference types="svelte" />
/// <reference types="vite/client" />

// topojson-client brings no types; only what the base map asks of it is declared.
declare module "topojson-client" {
  import type { Feature, FeatureCollection, MultiLineString } from "geojson";
  export interface Shape { type: string; id?: string; properties: { name: string }; arcs?: unknown }
  export interface Topology { type: "Topology"; objects: { countries: { type: string; geometries: Shape[] }; land: { type: string; geometries: Shape[] } } }
  export function feature(topology: Topology, object: Topology["objects"]["countries"]): FeatureCollection;
  export function mesh(topology: Topology, object: Topology["objects"]["countries"], filter: (a: Shape, b: Shape) => boolean): MultiLineString;
  export type { Feature };
}
