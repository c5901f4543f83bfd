import { TlogError } from '../error.ts';

/** Longest entry that a bundle can frame: its length is a uint16 (C2SP tlog-tiles, "Log entries"). */
export const ENTRY_BYTES_MAX = 0xffff;

/** Throws `entry-too-long` for an entry that no bundle can hold; `entryIndex` is its place in the log. */
export function checkEntry(entry: Uint8Array, entryIndex: number): void {
  if (entry.length > ENTRY_BYTES_MAX) {
    throw new TlogError(
      'entry-too-long',
      `entry ${entryIndex} has ${entry.length} bytes, at most ${ENTRY_BYTES_MAX} fit`,
      { entryIndex },
    );
  }
}

/** Frames entries as an entry bundle: each as its length, a big-endian uint16, and its bytes. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return extendBundle(new Uint8Array(0), entries);
}

/** The bundle `bundle` with more entries at its end, in a fresh array; `firstIndex` serves error messages. */
export function extendBundle(bundle: Uint8Array, entries: readonly Uint8Array[], firstIndex = 0): Uint8Array {
  let length = bundle.length;
  entries.forEach((entry, i) => {
    checkEntry(entry, firstIndex + i);
    length += 2 + entry.length;
  });
  const out = new Uint8Array(length);
  out.set(bundle);
  let at = bundle.length;
  for (const entry of entries) {
    out[at] = entry.length >>> 8;
    out[at + 1] = entry.length;
    out.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return out;
}

/**
 * The entries of a bundle one by one, as views into it (not copies).
 * Lazy, so that a reader who checks each entry's hash finds the first wrong entry before a broken frame after it.
 */
export function* entriesInBundle(bundle: Uint8Array): Generator<Uint8Array> {
  let at = 0;
  for (let ordinal = 0; at < bundle.length; ordinal++) {
    const from = at + 2;
    const end = from + (((bundle[at] as number) << 8) | (bundle[at + 1] ?? 0));
    if (from > bundle.length || end > bundle.length) {
      throw new TlogError('malformed-bundle', `bundle ends inside its entry ${ordinal}`);
    }
    yield bundle.subarray(from, end);
    at = end;
  }
}

/** All entries of a bundle, which must be exactly `width` in number. */
export function decodeBundle(bundle: Uint8Array, width: number): Uint8Array[] {
  const entries = [...entriesInBundle(bundle)];
  if (entries.length !== width) {
    throw new TlogError('malformed-bundle', `bundle holds ${entries.length} entries instead of ${width}`);
  }
  return entries;
}
