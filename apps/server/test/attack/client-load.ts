import { PHOTO, SAME_PHOTO } from '../support/small-world.ts';
import type { Prepared } from './crashing-server.ts';

/** A command that a client has sent, with the one key under which it may ever have an effect. */
export type Sent = {
  readonly key: string;
  readonly token: string;
  readonly name: string;
  readonly input: object;
  /** What the server acknowledged; null: it died before it answered. */
  acknowledged: string | null;
};

/** Numbers from a seed (mulberry32), so that a failure can be walked through again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const COMMANDS_SENT = ['loss.report', 'transfer.post', 'donation.receive'];

let serial = 0;

export function nextCommand({ lot, gate, receiver }: Prepared, random: () => number): Sent {
  serial += 1;
  const base = { key: `attack-${process.pid}-${serial}`, acknowledged: null };
  const incident = 'incident-1';
  const amount = 1 + Math.floor(random() * 50);
  const kind = random();
  if (kind < 0.35)
    return {
      ...base,
      token: gate,
      name: 'loss.report',
      input: { incident, lot, amount, reason: 'damaged', photo: PHOTO, confirmed: [SAME_PHOTO] },
    };
  if (kind < 0.75) {
    const from = `stock:red-cross:hall-a:${lot}:free`;
    const step = { phase: 'posted', from, to: `stock:red-cross:hall-a:${lot}:reserve`, amount };
    const groups = Array.from({ length: 1 + Math.floor(random() * 40) }, () => [step]);
    return { ...base, token: gate, name: 'transfer.post', input: { incident, owner: 'red-cross', groups } };
  }
  return {
    ...base,
    token: receiver,
    name: 'donation.receive',
    input: {
      incident,
      donor: { kind: 'anonymous', donor: `box-${serial % 9}` },
      receiver: 'red-cross',
      mode: 'discretionary',
      money: { currency: 'CNY', amount },
    },
  };
}

/**
 * Sends a command once. Answers whether it was acknowledged; a refusal is an error of the test. `heard`: of each status; then
 * what is to be asked again later (503) is no error.
 */
export async function send(
  url: string,
  sent: Sent,
  heard?: (status: number) => void,
): Promise<{ replayed: boolean } | null> {
  let response: Response;
  let body: { result?: unknown; replayed?: boolean; detail?: string };
  try {
    response = await fetch(`${url}/api/v1/commands/${sent.name}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sent.token}`,
        'content-type': 'application/json',
        'idempotency-key': sent.key,
      },
      body: JSON.stringify(sent.input),
      signal: AbortSignal.timeout(20_000),
    });
    body = (await response.json()) as typeof body;
  } catch {
    return null; // killed under our hands
  }
  heard?.(response.status);
  if (response.status === 429 || (heard && response.status === 503)) return null;
  if (response.status !== 201) throw new Error(`${sent.name}: ${response.status} ${body.detail}`);
  const result = JSON.stringify(body.result);
  if (sent.acknowledged !== null && sent.acknowledged !== result)
    throw new Error(`${sent.key} was answered ${sent.acknowledged}, and now ${result}`);
  sent.acknowledged = result;
  return { replayed: body.replayed === true };
}
