import {
  type Actor,
  accept,
  checkActor,
  type ErasureReason,
  type MandateFunction,
  type Person,
  personalDataRefusals,
  type ReadingReason,
  type Result,
  refuse,
  refuseAll,
  ruleFault,
} from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { networkOf } from '../http/door/network.ts';
import { Attempts } from '../identity/attempts.ts';
import { Delays } from '../identity/delays.ts';
import { type GiftOfPerson, giftByReceipt, giftsOfPersons, nameElsewhere } from './gift-of-person.ts';
import { PersonJournal, type ReadingRow } from './person-journal.ts';
import { type PersonKey, personKeys } from './person-keys.ts';
import { isReceiptSecret } from './receipt-secret.ts';
import { retentionDays } from './retention.ts';
import { type OpenedPerson, openPerson, unwrapKey } from './seal.ts';
import { SealedRows, type StoredRow } from './sealed-rows.ts';

/** Wrong secrets for one receipt from one network within ten minutes. */
const FAILURES_MAX = 10;
/** From one network for any: beyond it each further one waits some seconds; others sit there, and no secret is guessed. */
const FAILURES_OF_NETWORK_FREE = 100;
const NETWORK_WAIT_SECONDS_MAX = 5;

export type Holder = { readonly receiptCode: string; readonly secret: string; readonly address?: string };
export type Reading = {
  readonly receiptCode: string;
  readonly reason: ReadingReason;
  readonly note: string | null;
  /** To read without the function for it, at once, with a reason in words; the person-data officer sees it. */
  readonly breakGlass: boolean;
};

/** What the person gets (PIPL 45): everything that is held, what it is held for, and who has looked at it. */
export type PersonCopy = {
  readonly receiptCode: string;
  readonly person: Person;
  readonly commitment: string;
  /** Base64; with it and the data the person can show that the gift was his, and nobody can without. */
  readonly salt: string;
  readonly receiver: string;
  readonly recordedAt: string;
  readonly readings: readonly Pick<ReadingRow, 'at' | 'reason' | 'breakGlass'>[];
};

/**
 * The data of persons who give: who may have them, and how they go. The person, by the receipt's code and secret, may see
 * and erase; staff of the organisation that received the gift may, under a mandate for it; nobody else ever (I9, I10).
 */
export class Persons {
  readonly rows: SealedRows;
  readonly journal: PersonJournal;
  readonly #application: Application;
  readonly #attempts = new Attempts(FAILURES_MAX);
  readonly #byNetwork = new Delays(FAILURES_OF_NETWORK_FREE, NETWORK_WAIT_SECONDS_MAX);

  constructor(application: Application) {
    this.#application = application;
    this.rows = new SealedRows(application.database);
    this.journal = new PersonJournal(application.database);
  }

  /** For the notice that stands beside the form (PIPL 17). */
  retentionDays(): Promise<number> {
    return retentionDays(this.#application);
  }

  /** The person's copy of what is held. */
  async copy(holder: Holder): Promise<Result<PersonCopy>> {
    const found = await this.#byHolder(holder);
    if (!found.ok) return found;
    const { gift, row, dataKey } = found.value;
    const { person, salt } = await openPerson(row.sealed, dataKey, row.commitment);
    const readings = await this.journal.readingsOf(gift.commitment);
    return accept({
      receiptCode: gift.receiptCode,
      person,
      commitment: gift.commitment,
      salt: salt.toString('base64'),
      receiver: gift.receiver,
      recordedAt: gift.receivedAt,
      readings: readings.map(({ at, reason, breakGlass }) => ({ at, reason, breakGlass })),
    });
  }

  /** The person erases: no reason is asked (PIPL 15, 47). */
  async erase(holder: Holder): Promise<Result<{ receiptCode: string }>> {
    const found = await this.#byHolder(holder);
    if (!found.ok) return found;
    const { gift } = found.value;
    const erasure = {
      by: 'person',
      organisation: gift.receiver,
      seat: null,
      reason: 'person-asked',
    } as const;
    await this.rows.erase(gift.commitment, { ...erasure, at: this.#now() });
    return accept({ receiptCode: gift.receiptCode });
  }

  /** Staff read who gave, and that they did is written down before they see it. */
  async read(actor: Actor, reading: Reading): Promise<Result<{ receiptCode: string; person: Person }>> {
    const gift = giftByReceipt(this.#application.state, reading.receiptCode);
    if (!gift) return notHeld(reading.receiptCode);
    const allowed = reading.breakGlass
      ? this.#mayBreakGlass(actor, gift, reading.note)
      : this.#may(actor, 'see-persons', gift);
    if (!allowed.ok) return allowed;
    const row = await this.rows.find(gift.commitment);
    if (!row) return notHeld(gift.receiptCode);
    const { person } = await this.#open(row);
    const unsayable = [
      ...personalDataRefusals({ note: reading.note }),
      ...nameElsewhere({ note: reading.note }, person),
    ];
    if (unsayable.length > 0) return refuseAll(unsayable);
    await this.journal.wasRead({
      commitment: gift.commitment,
      at: this.#now(),
      organisation: actor.organisation,
      seat: actor.seat,
      mandate: allowed.value,
      reason: reading.reason,
      note: reading.note,
    });
    return accept({ receiptCode: gift.receiptCode, person });
  }

  /** The officer for personal data erases, for one of the reasons of PIPL 47. */
  async eraseFor(
    actor: Actor,
    { receiptCode, reason }: { readonly receiptCode: string; readonly reason: ErasureReason },
  ): Promise<Result<{ receiptCode: string }>> {
    const gift = giftByReceipt(this.#application.state, receiptCode);
    if (!gift) return notHeld(receiptCode);
    const allowed = this.#may(actor, 'protect-persons', gift);
    if (!allowed.ok) return allowed;
    const erasure = { by: 'officer', organisation: gift.receiver, seat: actor.seat, reason } as const;
    const erased = await this.rows.erase(gift.commitment, { ...erasure, at: this.#now() });
    return erased ? accept({ receiptCode: gift.receiptCode }) : notHeld(gift.receiptCode);
  }

  /** For the officer: who of the organisation has read, and what has been erased. Names no person who gave. */
  async records(actor: Actor) {
    const { state, clock } = this.#application;
    const area = state.organisations.get(actor.organisation)?.area ?? '000000';
    const incidents = [...state.incidents.keys(), null];
    const now = clock.now().toISOString();
    const mandates = incidents.map((incident) =>
      checkActor(state, actor, 'protect-persons', { incident, area, subject: actor.organisation }, now),
    );
    const allowed = mandates.find(({ ok }) => ok) ?? mandates[0];
    if (allowed && !allowed.ok) return allowed;
    const codes = new Map(
      this.#giftsOf(actor.organisation).map((each) => [each.commitment, each.receiptCode]),
    );
    const code = <Row extends { commitment: string }>({ commitment, ...row }: Row) => ({
      receiptCode: codes.get(commitment) ?? '-',
      ...row,
    });
    const readings = await this.journal.readingsBy(actor.organisation);
    const erasures = await this.journal.erasuresOf(actor.organisation);
    return accept({ readings: readings.map(code), erasures: erasures.map(code) });
  }

  /** Gifts of persons to this organisation, the latest first, and of which something is still held. */
  async held(actor: Actor): Promise<(Omit<GiftOfPerson, 'commitment'> & { readonly held: boolean })[]> {
    const gifts = this.#giftsOf(actor.organisation);
    const held = new Set<string>();
    for await (const row of this.rows.findAll(gifts.map(({ commitment }) => commitment)))
      held.add(row.commitment);
    return gifts.reverse().map(({ commitment, ...gift }) => ({ ...gift, held: held.has(commitment) }));
  }

  async keyOf(row: Pick<StoredRow, 'key_id' | 'wrapped_key' | 'commitment'>): Promise<Buffer> {
    const keys: readonly PersonKey[] = await personKeys(this.#application.folder);
    const master = keys.find(({ id }) => id === row.key_id);
    if (!master) throw new Error(`the key ${row.key_id} for personal data is missing`);
    return unwrapKey(master.key, row.wrapped_key, row.commitment);
  }

  #giftsOf(organisation: string): GiftOfPerson[] {
    return [...this.#application.state.incidents.values()].flatMap((incident) =>
      giftsOfPersons(incident, ({ receiver }) => receiver === organisation),
    );
  }

  async #open(row: StoredRow): Promise<OpenedPerson> {
    return openPerson(row.sealed, await this.keyOf(row), row.commitment);
  }

  async #byHolder({ receiptCode, secret, address = '' }: Holder) {
    const network = networkOf(address);
    const key = `${receiptCode} ${network}`;
    const waitSeconds = Math.max(this.#attempts.waitSeconds(key), this.#byNetwork.waitSeconds(network));
    if (waitSeconds > 0) return refuse('too-many-attempts', { waitSeconds });
    const gift = giftByReceipt(this.#application.state, receiptCode);
    const row = gift && (await this.rows.find(gift.commitment));
    if (!gift || !row) {
      this.#byNetwork.failed(network);
      return notHeld(receiptCode);
    }
    const dataKey = await this.keyOf(row);
    if (!isReceiptSecret(secret, dataKey)) {
      this.#attempts.failed(key);
      this.#byNetwork.failed(network);
      return refuse('secret-wrong', {}, { field: 'secret' });
    }
    return accept({ gift, row, dataKey });
  }

  /** The mandate under which; only the receiving organisation's own, whatever reach another's may have (I9). */
  #may(actor: Actor, wanted: MandateFunction, gift: GiftOfPerson): Result<string> {
    const { state, clock } = this.#application;
    const area = state.organisations.get(gift.receiver)?.area ?? '000000';
    const scope = { incident: gift.incident, area, subject: gift.receiver };
    if (actor.organisation !== gift.receiver)
      return refuse(
        'mandate-missing',
        { function: wanted, area, couldAct: [gift.receiver] },
        { rule: 'PIPL 6, I9' },
      );
    const mandate = checkActor(state, actor, wanted, scope, clock.now().toISOString());
    return mandate.ok ? accept(mandate.value.id) : mandate;
  }

  #mayBreakGlass(actor: Actor, gift: GiftOfPerson, note: string | null): Result<null> {
    if (actor.organisation !== gift.receiver) {
      const refused = this.#may(actor, 'see-persons', gift);
      return refused.ok ? accept(null) : refused;
    }
    return note !== null && [...note].length >= 10
      ? accept(null)
      : refuse('input-invalid', ruleFault('break-glass-reason'), { field: 'note', rule: 'PIPL 51' });
  }

  #now(): string {
    return this.#application.clock.now().toISOString();
  }
}

const notHeld = (typed: string) =>
  refuse(
    'person-not-held',
    { receiptCode: typed.normalize('NFKC').trim().toUpperCase().slice(0, 40) },
    { field: 'receiptCode' },
  );
