import {
  type Actor,
  accept,
  COUNTERSIGN_HOURS,
  checkActor,
  type ErasureReason,
  type Forgotten,
  forgetPerson,
  type GiftOfPerson,
  HOUR_MS,
  isSealed,
  type MandateFunction,
  type Person,
  personalDataRefusals,
  personOfReceipt,
  type ReadingReason,
  type Result,
  receiverOnly,
  refuse,
  refuseAll,
  ruleFault,
  SECOND_MS,
  STAND_IN,
  unpackInput,
} from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { networkOf } from '../http/door/network.ts';
import { Attempts } from '../identity/attempts.ts';
import { Delays } from '../identity/delays.ts';
import { Loop } from '../loop.ts';
import { giftsOfPersons, nameElsewhere } from './gift-of-person.ts';
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

/** A colleague has asked for a person's data to go, and a second of the organisation looks at it. */
export type AskedToForget = {
  readonly countersignature: string;
  readonly receiptCode: string;
  readonly reason: ErasureReason;
  readonly at: string;
  readonly seat: string;
  /** After this moment nobody can sign it any more. */
  readonly until: string;
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
  /** Commitments that the record wants gone and that have not been looked for since. */
  readonly #forgotten = new Map<string, Forgotten>();
  /** Destroys what two people decided to destroy, once that stands in the record, and after a start what a process left. */
  readonly forgetting = new Loop(() => this.#destroyForgotten(), {
    everyMs: 10 * SECOND_MS,
    fault: 'personal data could not be destroyed',
    atOnce: true,
  });

  constructor(application: Application) {
    this.#application = application;
    this.rows = new SealedRows(application.database);
    this.journal = new PersonJournal(application.database);
    for (const { personsForgotten } of application.state.incidents.values())
      for (const [commitment, forgotten] of personsForgotten) this.#forgotten.set(commitment, forgotten);
    application.onCommit((facts) => {
      for (const { type, at, actor, data } of facts)
        if (type === forgottenFact) {
          const { organisation, seat } = actor;
          this.#forgotten.set(data.commitment, { at, organisation, seat, reason: data.reason });
        }
    });
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

  /** Staff read who gave, and that they did is written down before they are told anything, also where they are refused. */
  async read(actor: Actor, reading: Reading): Promise<Result<{ receiptCode: string; person: Person }>> {
    const gift = personOfReceipt(this.#application.state, reading.receiptCode);
    if (!gift) return notHeld(reading.receiptCode);
    const allowed = reading.breakGlass
      ? this.#mayBreakGlass(actor, gift, reading.note)
      : this.#may(actor, 'see-persons', gift);
    if (!allowed.ok) return allowed;
    const row = await this.#find(gift);
    if (!row) return notHeld(gift.receiptCode);
    const { person } = await this.#open(row);
    const unsayable = [
      ...personalDataRefusals({ note: reading.note }),
      ...nameElsewhere({ note: reading.note }, person),
    ];
    // Written before anything is answered: a note is also refused because it names the person, and that answer says so.
    await this.journal.wasRead({
      commitment: gift.commitment,
      at: this.#now(),
      organisation: actor.organisation,
      seat: actor.seat,
      mandate: allowed.value,
      reason: reading.reason,
      note: unsayable.length > 0 ? STAND_IN : reading.note,
    });
    return unsayable.length > 0 ? refuseAll(unsayable) : accept({ receiptCode: gift.receiptCode, person });
  }

  /**
   * The officer for personal data asks for them to go, for one of the reasons of PIPL 47. They go when another seat of the
   * organisation that may do so has countersigned it; see `forgetting`.
   */
  async askToForget(
    actor: Actor,
    asked: { readonly receiptCode: string; readonly reason: ErasureReason },
  ): Promise<Result<{ receiptCode: string; countersignature: string }>> {
    const gift = personOfReceipt(this.#application.state, asked.receiptCode);
    if (!gift) return notHeld(asked.receiptCode);
    const allowed = this.#may(actor, 'protect-persons', gift);
    if (!allowed.ok) return allowed;
    if (!(await this.#find(gift))) return notHeld(gift.receiptCode);
    const { receiptCode } = gift;
    const outcome = await this.#application.execute(actor, forgetPerson.name, { ...asked, receiptCode });
    if (!outcome.ok) return outcome;
    return accept({ receiptCode, countersignature: String(outcome.result.countersignature) });
  }

  /** What waits for a second person of this organisation and can still be signed, the earliest first. */
  askedToForget({ organisation }: Actor): AskedToForget[] {
    const { state } = this.#application;
    const now = this.#now();
    return [...(state.countersignaturesOpen.get(organisation) ?? [])].flatMap((id) => {
      const asked = state.countersignatures.get(id);
      if (asked?.command !== forgetPerson.name) return [];
      const { receiptCode, reason } = forgetPerson.schema.parse(unpackInput(asked.input));
      const until = new Date(Date.parse(asked.at) + COUNTERSIGN_HOURS * HOUR_MS).toISOString();
      const { at, seat } = asked;
      return until < now ? [] : [{ countersignature: id, receiptCode, reason, at, seat, until }];
    });
  }

  async #destroyForgotten(): Promise<void> {
    for (const [commitment, { organisation, seat, reason }] of this.#forgotten) {
      const erasure = { by: 'officer', organisation, seat, reason, at: this.#now() } as const;
      // Gone already: a run before this one broke off after it, or another server was first.
      await this.rows.erase(commitment, erasure);
      this.#forgotten.delete(commitment);
    }
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

  /** Nothing from the moment on at which the record says that it is to go. */
  async #find({ incident, commitment }: GiftOfPerson): Promise<StoredRow | undefined> {
    return isSealed(this.#application.state, incident, commitment) ? this.rows.find(commitment) : undefined;
  }

  async #open(row: StoredRow): Promise<OpenedPerson> {
    return openPerson(row.sealed, await this.keyOf(row), row.commitment);
  }

  async #byHolder({ receiptCode, secret, address = '' }: Holder) {
    const network = networkOf(address);
    const key = `${receiptCode} ${network}`;
    const waitSeconds = Math.max(this.#attempts.waitSeconds(key), this.#byNetwork.waitSeconds(network));
    if (waitSeconds > 0) return refuse('too-many-attempts', { waitSeconds });
    const gift = personOfReceipt(this.#application.state, receiptCode);
    const row = gift && (await this.#find(gift));
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
    const other = receiverOnly(state, actor, gift.receiver, wanted);
    if (other) return refuseAll([other]);
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

const forgottenFact = 'personal-data.forgotten';

const notHeld = (typed: string) =>
  refuse(
    'person-not-held',
    { receiptCode: typed.normalize('NFKC').trim().toUpperCase().slice(0, 40) },
    { field: 'receiptCode' },
  );
