import { CHECKPOINT_PATH, decodeText, entriesInBundle, entriesPath, TILE_WIDTH } from '@tongzhou/tlog';

/**
 * In which country a log is kept, as its first entry says it: by that the auditor chooses areas and law of his own. Nothing is
 * verified here; the audit that follows decides that entry again and finds it out. Null: nothing there can be read as such.
 */
export async function countryOfLog(
  read: (path: string) => Promise<Uint8Array | null>,
): Promise<string | null> {
  try {
    const size = Number(decodeText((await read(CHECKPOINT_PATH)) ?? new Uint8Array(0)).split('\n')[1]);
    const bundle = size > 0 ? await read(entriesPath(0, Math.min(size, TILE_WIDTH))) : null;
    const [first] = bundle === null ? [] : entriesInBundle(bundle);
    if (!first) return null;
    const { data } = JSON.parse(decodeText(first)) as { data?: { country?: { code?: unknown } } };
    return typeof data?.country?.code === 'string' ? data.country.code : null;
  } catch {
    return null;
  }
}
