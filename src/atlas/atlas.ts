/** One place of the gazetteer. */
export interface Place {
  /** `gn:` GeoNames, `wof:` Who's On First, `ne:` Natural Earth, `cc:` country, `rc:` recoupe's own. */
  id: string;
  name: string;
  lat: number;
  lon: number;
  /** GeoNames feature class (P populated place, A area, L region or field, S site, H water, T mountain …). */
  class: string;
  /** GeoNames feature code (PPL, ADM1, PCLI, AIRB, OILF, GASF, RGN …). */
  code: string;
  /** ISO 3166-1 alpha-2, or "" where none applies. */
  country: string;
  admin1: string;
  population: number;
  /** How far off the coordinates may be, in km; null where the source says nothing. */
  precision_km: number | null;
}

/** A look-up over one compiled gazetteer. Pure: made from bytes, holds no file. */
export interface Atlas {
  /** The most words that any name has, after `nameWords`. */
  readonly maxWords: number;
  readonly size: number;
  /** Sources and licence lines, one each, for display. */
  readonly licences: readonly string[];
  /** Whether a longer name may begin with these words (folded as foldName folds): a quick no, or a yes that a look-up settles. */
  begins(words: string): boolean;
  /** Places that bear this name (key made by `foldName`); unordered; empty when none. */
  find(key: string): readonly Place[];
  /** As `find`, by the looser key of `foldLoose`: more spellings, more false friends. */
  findLoose(key: string): readonly Place[];
  place(id: string): Place | null;
  /** The usual name of a place in each language that has one (BCP 47 subtag → name): recoupe's own list first, then the first that the source gives. */
  labels(id: string): Readonly<Record<string, string>>;
  /** ISO alpha-2 codes of the countries that share a land border with this one. */
  borders(country: string): readonly string[];
  /**
   * Kilometres from a point to the nearest land border of `country` (ISO alpha-2) with `neighbour`, or with any neighbour
   * where none is given; null when the atlas has no such border. The map is coarse: a few km off.
   */
  distanceToBorder(lat: number, lon: number, country: string, neighbour?: string): number | null;
}
