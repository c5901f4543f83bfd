import { sha256 } from '@tongzhou/tlog/hash';
import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Actor } from '../../kernel/command/context.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, sha256Schema } from '../../kernel/fact/fields.ts';
import { accept, refuse, refuseAll } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { whyNotTwo } from '../seat/hands.ts';
import { ownSeat } from '../seat/rules.ts';

const DOMAIN = 'tongzhou/text/v1\n';

/** A text as the log names it before it may hold it: SHA-256 of its signs, as hexadecimal digits. */
export const fingerprintOf = (text: string): string =>
  Array.from(sha256(new TextEncoder().encode(`${DOMAIN}${text}`)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

const key = (seat: string, fingerprint: string): string => `${seat} ${fingerprint}`;

/** Has a colleague looked at these words of this seat, and found no person in them? Where nobody has, nothing is computed. */
export const isPassed = (state: State, { seat }: Actor, text: string): boolean =>
  state.textsPassed.size > 0 && state.textsPassed.has(key(seat, fingerprintOf(text)));

export const passedKey = key;

/**
 * What looks like personal data and is none (a waybill that reads like a card) is no reason to lose what somebody typed: a
 * second person who speaks for the organisation reads it and says so, in public, by the text's fingerprint. Then its author may put it
 * into the record, where everybody reads what both answer for.
 */
export const passText = defineCommand({
  name: 'text.pass',
  function: null,
  seatFunction: 'represent',
  summary: { zh: '复核文字：不含个人信息', en: 'Pass a text: it holds no personal data' },
  schema: z.strictObject({ text: sha256Schema, author: identifier }),
  example: { text: 'a'.repeat(64), author: 'seat-7f3k' },
  scope(state, _input, { actor }) {
    const area = state.organisations.get(actor.organisation)?.area ?? '000000';
    return accept({ incident: null, area, subject: actor.organisation, found: undefined });
  },
  ownRight: () => ({ mandate: null }),
  decide(state, { text, author }, { actor, now }) {
    if (!ownSeat(state, actor.organisation, author))
      return refuse('not-found', { kind: 'seat', id: author }, { field: 'author' });
    const first = { seat: author, first: 'text.pass' };
    const notTwo = whyNotTwo(state, { first, seat: actor.seat }, now);
    if (notTwo) return refuseAll([notTwo]);
    if (state.textsPassed.has(key(author, text))) return refuse('unchanged', {}, { field: 'text' });
    return decided([draft(REGISTER, 'text.passed', { text, author })]);
  },
});
