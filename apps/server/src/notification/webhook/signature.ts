import { createHmac } from 'node:crypto';
import { SECOND_MS } from '@tongzhou/domain';
import { drawBytes } from '../../sealing/chance.ts';

const SECRET_BYTES = 32;

/** A new symmetric secret: `whsec_` and the base64 of 32 bytes. */
export const newWebhookSecret = (): string => `whsec_${drawBytes(SECRET_BYTES).toString('base64')}`;

/**
 * The headers of Standard Webhooks 1.0.0: HMAC-SHA-256 over `id.timestamp.body`; the timestamp in Unix seconds. While a
 * secret is being replaced there are several, and as many signatures, the newest first, with a space between them.
 */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  sentAt: Date,
  body: string,
): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / SECOND_MS));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
