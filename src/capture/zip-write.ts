import { crc32 } from "node:zlib";

/** A file of a ZIP that is written; its bytes are stored as they are. */
export interface Stored { name: string; bytes: Uint8Array }

/** A ZIP of stored files (APPNOTE 6.3, without ZIP64: less than 4 GB in all). `at` is the time of all of them, in UTC. */
export function zipOf(files: readonly Stored[], at: Date): Uint8Array {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = (Math.max(0, at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const parts: Uint8Array[] = [], directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const named = Buffer.from(name, "utf8"), sum = crc32(bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); // made to be read by version 2.0
    shared.writeUInt16LE(0x0800, 2); // names are UTF-8
    shared.writeUInt16LE(0, 4);
    shared.writeUInt16LE(time, 6);
    shared.writeUInt16LE(date, 8);
    shared.writeUInt32LE(sum, 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(named.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), shared, named, bytes);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, entry, named);
    offset += 30 + named.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}
