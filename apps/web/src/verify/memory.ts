import { encodeText, parseCheckpoint, parseNote } from './log.ts';

/** The newest checkpoint of a log that this browser has seen hold, and the key that it held by. */
export type Remembered = { readonly key: string; readonly checkpoint: string; readonly at: string };

// A browser that keeps nothing (private windows, files from disk) checks all the same, without a memory.
const place = (base: string): string => `tongzhou checkpoint ${base}`;

export function recall(base: string): Remembered | null {
  try {
    const { key, checkpoint, at } = JSON.parse(localStorage.getItem(place(base)) ?? 'null') ?? {};
    if (typeof key !== 'string' || typeof checkpoint !== 'string' || typeof at !== 'string') return null;
    return { key, checkpoint, at };
  } catch {
    return null;
  }
}

export function remember(base: string, seen: Omit<Remembered, 'at'>): void {
  try {
    localStorage.setItem(place(base), JSON.stringify({ ...seen, at: new Date().toISOString() }));
  } catch {}
}

export function forget(base: string): void {
  try {
    localStorage.removeItem(place(base));
  } catch {}
}

/** How many entries a remembered checkpoint has; null for one that cannot be read. */
export function sizeOf({ checkpoint }: Remembered): number | null {
  try {
    return parseCheckpoint(parseNote(encodeText(checkpoint)).text).size;
  } catch {
    return null;
  }
}
