import { nameOf } from "./digest.ts";
import type { Drawer } from "./drawer.ts";
import { episodeKey, LOOK_BACK, MARCH_KM, rootOf } from "./episodes.ts";
import { marchKeys, storyKey } from "./filing.ts";
import type { Laid } from "./held.ts";
import type { Kinship } from "./kinship.ts";

/** The dated events that look back on these. */
async function lookingBack(laid: Drawer<Laid>, changed: readonly Laid[]): Promise<Laid[]> {
  const found = new Set<Laid>();
  const ahead = changed.filter(({ frame }) => !frame.background && frame.when !== null)
    .map(({ frame }) => ({ when: frame.when!, keys: [...marchKeys(frame, 0, MARCH_KM), ...marchKeys(frame, 1, MARCH_KM)] }));
  await laid.load(ahead.flatMap(({ keys }) => keys));
  for (const { when, keys } of ahead) {
    for (const one of laid.under(keys)) {
      const from = one.frame.when!.from;
      if (from >= when.from && from - when.from <= LOOK_BACK) found.add(one);
    }
  }
  return [...found];
}

/** The undated events of the stories that tell of these. */
async function undatedBeside(laid: Drawer<Laid>, changed: readonly Laid[]): Promise<Laid[]> {
  const keys = changed.flatMap(({ frame, stories }) => (frame.background ? [] : stories.map(storyKey)));
  await laid.load(keys);
  return laid.under(keys).filter(({ frame }) => frame.when === null);
}

/** Finds the roots of these events; answers those whose root is another than before. */
async function lookAll(laid: Drawer<Laid>, kinship: Kinship, events: Iterable<Laid>): Promise<Laid[]> {
  const moved: Laid[] = [];
  const looked = [...events].map(({ id }) => laid.get(id)).filter((one) => one !== null);
  const keysOf = ({ frame, stories }: Laid): number[] => frame.background ? []
    : frame.when === null ? stories.map(storyKey) : [...marchKeys(frame, 0, MARCH_KM), ...marchKeys(frame, -1, MARCH_KM)];
  await laid.load(looked.flatMap(keysOf));
  for (const one of looked) {
    const { id, frame } = one;
    const keys = keysOf(one);
    const { root, cut } = rootOf(one, laid.under(keys), kinship);
    const episode = frame.when === null && !frame.background ? one.episode : nameOf("epi", [episodeKey(one, () => ({ root, cut }))]);
    if (root === one.root && cut === one.cut && episode === one.episode) continue;
    const now = { ...one, root, cut, episode };
    laid.put(now);
    moved.push(now);
  }
  return moved;
}

/**
 * Works out the episodes of events that changed (`changed`, as they were and as they are) and of all that hang on them.
 * `alone`: these are all events of their days, and no others need to be looked for.
 */
export async function joinAffairs(laid: Drawer<Laid>, kinship: Kinship, changed: readonly Laid[], alone = false): Promise<void> {
  const dated = changed.filter(({ frame }) => frame.when !== null);
  const moved = await lookAll(laid, kinship, new Set(alone ? dated : [...dated, ...await lookingBack(laid, dated)]));
  const beside = alone ? [] : await undatedBeside(laid, [...changed, ...moved]);
  const undated = new Map([...changed.filter(({ frame }) => frame.when === null), ...beside].map((one) => [one.id, one]));
  const led = await lookAll(laid, kinship, undated.values());
  // Where an undated event's own root moved, those that follow it move along.
  if (!alone) for (const one of await undatedBeside(laid, led)) undated.set(one.id, one);
  for (const id of undated.keys()) {
    const one = laid.get(id);
    if (one === null || one.frame.background) continue;
    await laid.loadIds([one.root]);
    const episode = nameOf("epi", [episodeKey(one, (event) => laid.get(event) ?? one)]);
    if (episode !== one.episode) laid.put({ ...one, episode });
  }
}
