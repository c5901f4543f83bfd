import { type Actor, formRefusals, personSchema, type Refusal, type Result, refusal } from '@tongzhou/domain';
import type { Outcome } from '../journal/submitted.ts';
import { nameElsewhere } from './gift-of-person.ts';
import { personKeys } from './person-keys.ts';
import { receiptSecret } from './receipt-secret.ts';
import { openPerson, sealPerson, unwrapKey, wrapKey } from './seal.ts';
import type { SealedRow, SealedRows } from './sealed-rows.ts';

type Input = { readonly donor: { readonly kind: 'person'; readonly person: unknown } };

/** Does this command bring a person's own data along, to be sealed before anything else looks at it? */
export const bringsPerson = (command: string, input: unknown): input is Input => {
  const donor = (input as { donor?: { kind?: unknown } } | null)?.donor;
  return (
    command === 'donation.receive' &&
    typeof donor === 'object' &&
    donor?.kind === 'person' &&
    Object.hasOwn(donor, 'person')
  );
};

export type Recording = {
  readonly folder: string;
  readonly rows: SealedRows;
  readonly newDonor: () => string;
  /** Would the command be accepted now? Leaves nothing behind. */
  readonly tryOut: (input: unknown) => Result<unknown>;
  readonly submit: (input: unknown) => Promise<Outcome>;
};

/**
 * Receives a gift from a person. The data are sealed, and durable, before the fact that holds their commitment; a form
 * that would be refused leaves nothing of the person behind; a request that is sent again by its key finds what the
 * first one sealed, so that it has one effect and one commitment. The answer holds the receipt's secret, which is stored
 * nowhere.
 */
export async function receiveFromPerson(
  recording: Recording,
  actor: Actor,
  input: Input,
  requestKey: string | null,
): Promise<Outcome> {
  const { donor: given, ...rest } = input;
  const { kind: _kind, person: raw, ...more } = given;
  const parsed = personSchema.safeParse(raw);
  const refusals: Refusal[] = parsed.success
    ? nameElsewhere({ ...rest, donor: more, 'Idempotency-Key': requestKey }, parsed.data)
    : formRefusals(parsed.error, raw, ['donor', 'person']);
  // The server makes the commitment and the pseudonym: a caller's could link two gifts, or commit to something else.
  const unasked = Object.keys(more)[0];
  if (unasked)
    refusals.push(
      refusal('input-invalid', { fault: 'fields-unknown', fields: [unasked] }, { field: 'donor' }),
    );
  const known = requestKey === null ? undefined : await recording.rows.findRequest(actor.seat, requestKey);
  if (!known) {
    const tried = recording.tryOut({ ...rest, donor: UNNAMED });
    if (!tried.ok) refusals.unshift(...tried.refusals);
  }
  if (!parsed.success || refusals.length > 0) return { ok: false, refusals };

  const keys = await personKeys(recording.folder);
  let row: SealedRow | undefined = known && { ...known, recorded_at: known.recorded_at.toISOString() };
  let dataKey: Buffer;
  if (row === undefined) {
    const sealed = await sealPerson(parsed.data);
    dataKey = sealed.dataKey;
    row = {
      commitment: sealed.commitment,
      donor: recording.newDonor(),
      sealed: sealed.sealed,
      wrapped_key: wrapKey(keys[0].key, dataKey, sealed.commitment),
      key_id: keys[0].id,
      recorded_at: new Date().toISOString(),
      seat: actor.seat,
      request_key: requestKey,
    };
    // Another server was handed the same request at the same moment: it will be found the second time.
    if (!(await recording.rows.insert(row))) return receiveFromPerson(recording, actor, input, requestKey);
  } else {
    const { key_id, wrapped_key, commitment, sealed } = row;
    const master = keys.find(({ id }) => id === key_id);
    if (!master) throw new Error(`the key ${key_id} for personal data is missing`);
    dataKey = unwrapKey(master.key, wrapped_key, commitment);
    const { person } = await openPerson(sealed, dataKey, commitment);
    if (person.name !== parsed.data.name || person.telephone !== parsed.data.telephone)
      return { ok: false, refusals: [refusal('idempotency-key-reused', { key: requestKey ?? '' })] };
  }
  // A rotation may have begun since the keys were read: the row must not be the one that it missed.
  const [current] = await personKeys(recording.folder);
  if (current.id !== row.key_id)
    await recording.rows.rewrap(row.commitment, wrapKey(current.key, dataKey, row.commitment), current.id);

  const { commitment, donor } = row;
  const outcome = await recording.submit({ ...rest, donor: { kind: 'person', donor, commitment } });
  if (!outcome.ok) {
    await recording.rows.forget(commitment);
    return outcome;
  }
  if (known) await recording.rows.keep(row);
  return { ...outcome, result: { ...outcome.result, receiptSecret: receiptSecret(dataKey) } };
}

/** Stands in the person's place while a form is tried out. */
const UNNAMED = { kind: 'person', donor: 'donor-unnamed', commitment: '0'.repeat(64) } as const;
