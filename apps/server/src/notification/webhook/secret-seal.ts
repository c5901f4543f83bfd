import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFile } from '../../folder/keys.ts';

const FILE = 'webhook.key';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Of this installation, in the data folder's `keys/webhook.key`: a copy of the database alone signs nothing. */
async function sealingKey(folder: string): Promise<Buffer> {
  const key = Buffer.from(await keyFile(folder, FILE, () => randomBytes(32).toString('base64')), 'base64');
  if (key.length !== 32) throw new Error(`keys/${FILE} is not the base64 of 32 bytes`);
  return key;
}

/** AES-256-GCM (NIST SP 800-38D): nonce, ciphertext, tag; bound to the webhook, so that no row opens another's. */
export async function sealSecret(folder: string, webhook: string, secret: string): Promise<Buffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', await sealingKey(folder), nonce).setAAD(Buffer.from(webhook));
  return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where a byte has changed, or the key or the webhook is another. */
export async function openSecret(folder: string, webhook: string, sealed: Uint8Array): Promise<string> {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', await sealingKey(folder), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAAD(Buffer.from(webhook));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}
