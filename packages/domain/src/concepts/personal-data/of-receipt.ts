import type { Actor } from '../../kernel/command/context.ts';
import type { MandateFunction } from '../../kernel/command/functions.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';

/** A gift whose donor stands in the public log as a commitment. */
export type GiftOfPerson = {
  readonly receiptCode: string;
  readonly commitment: string;
  readonly receiver: string;
  readonly incident: string;
  readonly receivedAt: string;
};

/** What a person gave by this receipt, or null: no such receipt, or no person's. Codes are read in small letters too. */
export function personOfReceipt(state: State, typed: string): GiftOfPerson | null {
  const found = state.receipts.get(typed.normalize('NFKC').trim().toUpperCase());
  if (!found) return null;
  const { incident, donation: id } = found;
  const donation = state.incidents.get(incident)?.donations.get(id);
  if (!donation) return null;
  const { receiptCode, receiver, receivedAt, donor } = donation;
  if (donor.kind !== 'person') return null;
  return { receiptCode, commitment: donor.commitment, receiver, incident, receivedAt };
}

/** May anything be held of this person still, as far as the record says? What there is only the server knows. */
export function isSealed(state: State, incident: string, commitment: string): boolean {
  const records = state.incidents.get(incident);
  return records?.personalDataDestroyedAt === null && !records.personsForgotten.has(commitment);
}

/** Only the receiving organisation's own people, whatever reach another's mandate may have (I9). Null: it is theirs. */
export const receiverOnly = (
  state: State,
  { organisation }: Actor,
  receiver: string,
  wanted: MandateFunction,
): Refusal | null =>
  organisation === receiver
    ? null
    : refusal(
        'mandate-missing',
        {
          function: wanted,
          area: state.organisations.get(receiver)?.area ?? '000000',
          couldAct: [receiver],
        },
        { rule: 'PIPL 6, I9' },
      );
