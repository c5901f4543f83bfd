import { keyFile } from '../../folder/keys.ts';
import { drawBytes } from '../../sealing/chance.ts';
import { decrypt, encrypt, KEY_BYTES } from '../../sealing/cipher.ts';

const FILE = 'webhook.key';

/** Of this installation, in the data folder's `keys/webhook.key`: a copy of the database alone signs nothing. */
async function sealingKey(folder: string): Promise<Buffer> {
  const key = Buffer.from(
    await keyFile(folder, FILE, () => drawBytes(KEY_BYTES).toString('base64')),
    'base64',
  );
  if (key.length !== KEY_BYTES) throw new Error(`keys/${FILE} is not the base64 of ${KEY_BYTES} bytes`);
  return key;
}

/** Bound to the webhook, so that no row opens another's. */
export const sealSecret = async (folder: string, webhook: string, secret: string): Promise<Buffer> =>
  encrypt(await sealingKey(folder), Buffer.from(secret, 'utf8'), Buffer.from(webhook));

/** Throws where a byte has changed, or the key or the webhook is another. */
export const openSecret = async (folder: string, webhook: string, sealed: Uint8Array): Promise<string> =>
  decrypt(await sealingKey(folder), sealed, Buffer.from(webhook)).toString('utf8');
