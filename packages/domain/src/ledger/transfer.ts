import { z } from 'zod';
import { amountSchema, identifier, instant } from '../kernel/fact/fields.ts';
import { writtenAs } from '../kernel/form/forms.ts';

/**
 * Goods and money move between accounts by transfers: one account out, one account in, one unit, a whole amount.
 * A transfer with exactly two sides cannot be unbalanced. In two phases where a decision precedes the movement:
 * `pending` reserves, and exactly one of `post` (in full or in part; the rest is released) or `void` ends it.
 * The data model follows TigerBeetle's (docs: data model, two-phase transfers).
 */
export const ACCOUNT_KINDS = [
  'donor',
  'supplier',
  'stock',
  'transit',
  'facility',
  'consumed',
  'loss',
  'returned',
  'fund',
  'spent',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export const ACCOUNT_PURPOSES = ['none', 'free', 'earmarked', 'reserve', 'quarantine'] as const;
export type AccountPurpose = (typeof ACCOUNT_PURPOSES)[number];

/** Account = owner × place × (item lot | currency) × purpose. Its id spells these out, so that a log reads by itself. */
export type AccountParts = {
  readonly kind: AccountKind;
  readonly owner: string;
  readonly place: string | null;
  /** A lot's id, or a currency code. Transfers never cross units. */
  readonly unit: string;
  readonly purpose: AccountPurpose;
};

export const accountId = (parts: AccountParts): string =>
  `${parts.kind}:${parts.owner}:${parts.place ?? '-'}:${parts.unit}:${parts.purpose}`;

/** The same few accounts come again and again. */
const parsed = new Map<string, AccountParts>();
const PARSED_MAX = 20_000;

export function parseAccountId(id: string): AccountParts {
  const known = parsed.get(id);
  if (known) return known;
  if (parsed.size >= PARSED_MAX) parsed.clear();
  const parts = readAccountId(id);
  parsed.set(id, parts);
  return parts;
}

function readAccountId(id: string): AccountParts {
  const [kind, owner, place, unit, purpose] = id.split(':');
  return {
    kind: kind as AccountKind,
    owner: owner ?? '',
    place: place === '-' ? null : (place ?? null),
    unit: unit ?? '',
    purpose: purpose as AccountPurpose,
  };
}

/** Only a donor's account goes below zero, and a supplier's: what it "owes" is what came from there. */
export const mayGoBelowZero = (kind: AccountKind): boolean => kind === 'donor' || kind === 'supplier';

const part = '[A-Za-z0-9][A-Za-z0-9._-]*';
export const accountIdSchema = writtenAs(
  'account-id',
  new RegExp(`^(${ACCOUNT_KINDS.join('|')}):${part}:(${part}|-):${part}:(${ACCOUNT_PURPOSES.join('|')})$`),
).max(500);

export const transferSchema = z.discriminatedUnion('phase', [
  z.strictObject({
    phase: z.literal('posted'),
    transfer: identifier,
    from: accountIdSchema,
    to: accountIdSchema,
    amount: amountSchema,
    /** The posted transfer that this one takes back, in full and the other way round; each at most once. */
    reverses: identifier.optional(),
  }),
  z.strictObject({
    phase: z.literal('pending'),
    transfer: identifier,
    from: accountIdSchema,
    to: accountIdSchema,
    amount: amountSchema,
    /** From this moment it can only be voided: a promise nobody keeps gives its goods back (TigerBeetle's `timeout`). */
    expiresAt: instant.optional(),
  }),
  z.strictObject({
    phase: z.literal('post'),
    transfer: identifier,
    pending: identifier,
    amount: amountSchema,
  }),
  z.strictObject({ phase: z.literal('void'), transfer: identifier, pending: identifier }),
]);
export type Transfer = z.infer<typeof transferSchema>;

export const transfersField = z.array(transferSchema).min(1).max(100);
