import { join } from 'node:path';
import { createSigner, generateKeyPair, type NoteSigner, SIGNATURE_TYPE } from '@tongzhou/tlog';
import { readFileOrNull, writeDurably } from '@tongzhou/tlog/folder';
import { UsageError } from '../usage-error.ts';

const KEY_FILE = 'witness.key';

/** The witness's key of a folder, made under `name` at the first start; only its owner can read it. */
export async function witnessSigner(folder: string, name: string | undefined): Promise<NoteSigner> {
  const path = join(folder, KEY_FILE);
  const stored = await readFileOrNull(path);
  if (stored !== null) {
    const signer = await createSigner(new TextDecoder().decode(stored).trim());
    if (name !== undefined && name !== signer.name) {
      throw new UsageError(`the key in ${folder} is that of ${signer.name}, not of ${name}`);
    }
    return signer;
  }
  if (name === undefined) {
    throw new UsageError('at the first start the witness needs a --name, such as witness.newspaper.example');
  }
  const { signerKey } = await generateKeyPair(name, SIGNATURE_TYPE.cosignature);
  await writeDurably(path, new TextEncoder().encode(`${signerKey}\n`), 0o600);
  return createSigner(signerKey);
}
