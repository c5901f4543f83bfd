import { hash, hkdfSync, timingSafeEqual } from 'node:crypto';
import { keyFile } from '../folder/keys.ts';
import { newSecret } from '../identity/secret.ts';

/** By which servers of one installation know each other: all have the same keys. */
export async function serversSecret(folder: string): Promise<string> {
  const secret = await keyFile(folder, 'sign-in', newSecret);
  return Buffer.from(hkdfSync('sha256', secret, '', 'tongzhou: what servers hand each other', 32)).toString(
    'base64url',
  );
}

export const isSecret = (said: string, secret: string): boolean =>
  timingSafeEqual(hash('sha256', said, 'buffer'), hash('sha256', secret, 'buffer'));
