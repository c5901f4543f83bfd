import { join } from 'node:path';
import {
  createVerifier,
  decodeText,
  encodeText,
  type FileReader,
  formatVerifierKey,
  type NoteVerifier,
  parseCheckpoint,
  parseNote,
  type WitnessPolicy,
} from '@tongzhou/tlog';
import { readFileOrNull, writeDurably } from '@tongzhou/tlog/folder';
import { UsageError } from '../usage-error.ts';
import { readPolicy } from './read-policy.ts';

/** Whom a mirror believes: the key of its log, and the witnesses that it asks for. */
export type MirrorTrust = { readonly trusted: NoteVerifier; readonly policy: WitnessPolicy | undefined };

type Wanted = {
  readonly read: FileReader;
  readonly folder: string;
  readonly key: string | undefined;
  readonly policyFile: string | undefined;
  readonly say: (line: string) => void;
};

const KEY_FILE = 'key';

/**
 * The log's key: from `--key`, else from the policy file, else the one of the first visit, which the folder keeps;
 * only on that first visit the site's own word is taken for it.
 */
export async function mirrorTrust({ read, folder, key, policyFile, say }: Wanted): Promise<MirrorTrust> {
  const fromPolicy = policyFile === undefined ? undefined : await readPolicy(policyFile);
  const policy = fromPolicy?.policy;
  const stored = await readFileOrNull(join(folder, KEY_FILE));
  const known = stored === null ? undefined : decodeText(stored).trim();
  if (key !== undefined && known !== undefined && key !== known) {
    throw new UsageError(`the copy in ${folder} was made with another key: ${known}`);
  }
  let trusted =
    key === undefined ? await keyOfPolicy(fromPolicy?.logs ?? [], read) : await createVerifier(key);
  if (trusted === undefined && known !== undefined) trusted = await createVerifier(known);
  if (trusted === undefined) {
    const served = await read(KEY_FILE);
    if (served === null) throw new UsageError('the site does not say its key: give it by --key');
    trusted = await createVerifier(decodeText(served).trim());
    say(`log key (taken from the site; compare it through another channel): ${formatVerifierKey(trusted)}`);
  }
  if (known === undefined) {
    await writeDurably(join(folder, KEY_FILE), encodeText(`${formatVerifierKey(trusted)}\n`));
  }
  return { trusted, policy };
}

/** The one of the policy's logs that is served here, by its origin; its signature is checked later. */
async function keyOfPolicy(
  logs: readonly { readonly verifier: NoteVerifier }[],
  read: FileReader,
): Promise<NoteVerifier | undefined> {
  if (logs.length === 0) return undefined;
  const signed = await read('checkpoint');
  if (signed === null) throw new Error('there is no checkpoint');
  const { origin } = parseCheckpoint(parseNote(signed).text);
  const log = logs.find(({ verifier }) => verifier.name === origin);
  if (log === undefined) throw new Error(`the policy does not list the log ${origin}`);
  return log.verifier;
}
