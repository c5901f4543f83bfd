import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { HOUR_MS, SECOND_MS } from '@tongzhou/domain';
import { keyFile } from '../../folder/keys.ts';
import { drawSigningPair } from '../../sealing/chance.ts';

const FILE = 'push.key';
/** RFC 8292 2 allows 24 hours. */
const VALID_SECONDS = (12 * HOUR_MS) / SECOND_MS;

export type VapidKey = {
  readonly privateKey: KeyObject;
  /** The uncompressed point, base64url: what browsers subscribe with. */
  readonly publicKey: string;
};

/**
 * By this key push services know this installation (RFC 8292): P-256, in the data folder's `keys/push.key` (base64 of
 * PKCS #8), made on first use. With another key every browser must subscribe anew.
 */
export async function vapidKey(folder: string): Promise<VapidKey> {
  const text = await keyFile(folder, FILE, () =>
    drawSigningPair().privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  );
  const privateKey = createPrivateKey({ key: Buffer.from(text, 'base64'), type: 'pkcs8', format: 'der' });
  if (privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new Error(`keys/${FILE} is not a private key of P-256`);
  const { x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
  const point = Buffer.concat([
    Buffer.of(4),
    Buffer.from(x as string, 'base64url'),
    Buffer.from(y as string, 'base64url'),
  ]);
  return { privateKey, publicKey: point.toString('base64url') };
}

/** Whom a push service may ask about our messages: the public address where it is https, else the sender of letters. */
export function contact(
  site = process.env.TONGZHOU_PUBLIC_URL,
  from = process.env.TONGZHOU_MAIL_FROM ?? 'tongzhou@localhost',
): string {
  return site?.startsWith('https://')
    ? new URL(site).origin
    : `mailto:${/<([^>]+)>/.exec(from)?.[1] ?? from}`;
}

/** The `Authorization` of one message: a JSON Web Token for that push service alone, signed ES256. */
export function vapidAuthorization(key: VapidKey, endpoint: string, now: Date, subject = contact()): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now.getTime() / SECOND_MS) + VALID_SECONDS,
    sub: subject,
  };
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${key.publicKey}`;
}
