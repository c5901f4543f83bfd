import { MINUTE_MS } from '@tongzhou/domain';
import type { FileReader } from '@tongzhou/tlog';

const TIMEOUT_MS = MINUTE_MS;
/** The largest file of a log is a full bundle: 256 entries of 64 KiB. */
const FILE_BYTES_MAX = 32 * 1024 * 1024;

/** Reads the files of a log below a prefix over HTTP; a wrong status, or too many bytes, throws with the URL. */
export function logReader(prefix: URL): FileReader {
  return async (path) => {
    const url = new URL(path, prefix);
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: Error) => {
      throw new Error(`${url}: cannot be fetched (${(error.cause as Error)?.message ?? error.message})`);
    });
    if (response.status === 404) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok) throw new Error(`${url}: the site answers ${response.status}`);
    return limitedBytes(response, url);
  };
}

/** A log's prefix, from the address of a site (its log is at `log/`), of a log, or of a mirror. */
export async function logPrefix(address: string): Promise<URL> {
  const base = new URL(address.endsWith('/') ? address : `${address}/`);
  for (const prefix of [new URL('log/', base), base]) {
    if ((await logReader(prefix)('checkpoint')) !== null) return prefix;
  }
  throw new Error(`${base}: there is no checkpoint here or in log/`);
}

async function limitedBytes(response: Response, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > FILE_BYTES_MAX) throw new Error(`${url}: longer than any file of a log`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
