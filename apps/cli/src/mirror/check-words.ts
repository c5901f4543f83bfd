import {
  createVerifier,
  decodeText,
  type FileReader,
  formatVerifierKey,
  type LogKey,
  type OpenedCheckpoint,
  parsePolicy,
  toBase64,
} from '@tongzhou/tlog';
import { exportPage } from '../export/export-page.ts';

/**
 * What a copy says beside its log, unsigned: its `key`, its `policy`, its page for people. The first two must speak of
 * the log that was audited, else this throws with the file's name: somebody may take his key from them. A page that is
 * not the exporter's is no fault, but nothing vouches for it: answered as notes.
 */
export async function checkWords(
  read: FileReader,
  keys: readonly LogKey[],
  { origin, size, root }: OpenedCheckpoint,
): Promise<string[]> {
  const ours = keys.map(({ verifier }) => formatVerifierKey(verifier));
  const key = await read('key');
  if (key !== null && !ours.includes(await keyIn(key)))
    throw new Error('key: the copy names another key than this log has signed with');
  const policy = await read('policy');
  if (policy !== null) checkPolicyFile(policy, ours);
  const page = await read('index.html');
  if (page === null) return [];
  const pages = ours.map((each) => exportPage(origin, size, toBase64(root), each));
  return pages.includes(decodeLoosely(page))
    ? []
    : ['index.html: not the page that export-log writes for this checkpoint; nothing vouches for its words'];
}

async function keyIn(bytes: Uint8Array): Promise<string> {
  try {
    return formatVerifierKey(await createVerifier(decodeText(bytes).trim()));
  } catch (error) {
    throw new Error(`key: ${(error as Error).message}`);
  }
}

function checkPolicyFile(bytes: Uint8Array, ours: readonly string[]): void {
  let logs: string[];
  try {
    logs = parsePolicy(bytes).logs.map(({ key }) => formatVerifierKey(key));
  } catch (error) {
    throw new Error(`policy: ${(error as Error).message}`);
  }
  if (logs.length > 0 && !logs.some((key) => ours.includes(key)))
    throw new Error('policy: the copy names another key than this log has signed with');
}

/** A page with broken UTF-8 is simply another page. */
const decodeLoosely = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
