import type { SourceRow } from "../../desk/index.ts";
import type { Directory } from "../../directory/index.ts";
import { isoDay } from "../days.ts";
import { type Columns, OPEN_END, OPEN_START } from "./columns.ts";
import { AGREED, AGREED_LATER, PARTED, PARTED_LATER, speakerKey } from "./voices.ts";

/** Everybody who speaks in the rows marked with 1, with the facts of each, who speaks in the most events first. */
export function sourcesOf(columns: Columns, rows: Uint8Array, directory: Directory): SourceRow[] {
  const speakers = columns.speakers.entries, { voices, voiceMarks, relays, first, last } = columns;
  const blank = () => new Uint32Array(speakers.length);
  const origin = blank(), relay = blank(), agreed = blank(), parted = blank(), agreedLater = blank(), partedLater = blank();
  const from = new Int32Array(speakers.length).fill(OPEN_END), to = new Int32Array(speakers.length).fill(OPEN_START);
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    const day = first.values[row]! === OPEN_START ? last.values[row]! : first.values[row]!;
    const note = (who: number): void => {
      if (day === OPEN_END || day === OPEN_START) return;
      from[who] = Math.min(from[who]!, day);
      to[who] = Math.max(to[who]!, day);
    };
    for (let at = voices.starts.values[row]!; at < voices.starts.values[row + 1]!; at++) {
      const who = voices.values.values[at]!, marks = voiceMarks.values[at]!;
      origin[who]! += 1;
      if (marks & AGREED) agreed[who]! += 1;
      if (marks & PARTED) parted[who]! += 1;
      if (marks & AGREED_LATER) agreedLater[who]! += 1;
      if (marks & PARTED_LATER) partedLater[who]! += 1;
      note(who);
    }
    for (let at = relays.starts.values[row]!; at < relays.starts.values[row + 1]!; at++) {
      const who = relays.values.values[at]!;
      relay[who]! += 1;
      note(who);
    }
  }
  const found: SourceRow[] = [];
  speakers.forEach((speaker, who) => {
    if (origin[who]! + relay[who]! === 0) return;
    const actor = speaker.id === null ? null : directory.actor(speaker.id);
    found.push({
      key: speakerKey(speaker), id: speaker.id, name: speaker.name, labels: actor?.name ?? {}, kind: actor?.kind ?? null, country: actor?.country ?? null, ties: actor?.ties ?? [],
      as_origin: origin[who]!, as_relay: relay[who]!, agreed: agreed[who]!, parted: parted[who]!, agreed_later: agreedLater[who]!, parted_later: partedLater[who]!,
      first: from[who] === OPEN_END ? null : isoDay(from[who]!), last: to[who] === OPEN_START ? null : isoDay(to[who]!),
    });
  });
  return found.sort((a, b) => b.as_origin + b.as_relay - a.as_origin - a.as_relay || (a.key < b.key ? -1 : 1));
}

/** The rows among those marked with 1 in which one speaker is an origin or an outlet. */
export function spokenBy(columns: Columns, rows: Uint8Array, key: string): Uint8Array {
  const who = columns.speakers.find(key), marked = new Uint8Array(rows.length);
  if (who === undefined) return marked;
  for (const list of [columns.voices, columns.relays]) {
    for (let row = 0; row < rows.length; row++) {
      if (rows[row] === 0) continue;
      for (let at = list.starts.values[row]!; at < list.starts.values[row + 1]!; at++) if (list.values.values[at] === who) marked[row] = 1;
    }
  }
  return marked;
}
