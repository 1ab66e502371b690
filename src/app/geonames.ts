import { FILES, filesOfZip, type Fetcher } from "../capture/index.ts";
import { ProblemError, problem } from "../problem.ts";

/** Where GeoNames gives its country files, under CC BY 4.0. */
export const GEONAMES = "https://download.geonames.org/export/dump/";
/** The largest country's file has 120 MB packed, 450 MB unpacked. */
const PACKED = 256 * 1024 * 1024, UNPACKED = 1024 * 1024 * 1024, TIME = 30 * 60_000;

/** The GeoNames file of a country (two letters of ISO 3166), fetched and unpacked. Throws ProblemError where there is none. */
export async function countryFile(code: string, fetcher: Fetcher, from: string = GEONAMES): Promise<{ name: string; bytes: Uint8Array }> {
  const { world } = fetcher, before = world.limits;
  world.limits = { ...before, body: PACKED, transferred: PACKED, whole: TIME };
  const address = new URL(`${code}.zip`, from.endsWith("/") ? from : `${from}/`).href;
  try {
    const { bytes } = await fetcher.ask(address, { accept: FILES });
    for await (const file of filesOfZip(bytes, address)) {
      if (file.name !== `${code}.txt` || file.refused) continue;
      const pieces: Uint8Array[] = [];
      let length = 0;
      for await (const piece of await file.open()) {
        length += piece.length;
        if (length > UNPACKED) throw none(address, "The file unpacks to more than any country has.");
        pieces.push(piece);
      }
      return { name: `${code}.txt`, bytes: new Uint8Array(Buffer.concat(pieces)) };
    }
    throw none(address, `There is no ${code}.txt in this file.`);
  } finally {
    world.limits = before;
  }
}

function none(source: string, message: string): ProblemError {
  return new ProblemError(problem({ rule: "no-country-file", severity: "error", source, message, remedy: "Check the two letters of the country, or get the file from GeoNames yourself and give its name." }));
}
