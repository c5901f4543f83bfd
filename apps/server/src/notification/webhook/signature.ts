import { createHmac, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A new symmetric secret: `whsec_` and the base64 of 32 bytes. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** The headers of Standard Webhooks 1.0.0: HMAC-SHA-256 over `id.timestamp.body`; the timestamp in Unix seconds. */
export function signedHeaders(
  secret: string,
  id: string,
  sentAt: Date,
  body: string,
): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1_000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
