import { type Actor, DAY_MS, type SeatFunction } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';
import { drawUuid } from '../sealing/chance.ts';
import { digest, newSecret } from './secret.ts';

const LASTS_MS = 7 * DAY_MS;
const KEPT_MS = 90 * DAY_MS;
const LISTED_MAX = 500;
/** That wait at one time, of one organisation. */
export const WAITING_MAX = 500;

export type InvitationToMake = {
  /** For the maker's own eyes, and in the letter. */
  readonly name: string;
  readonly email: string | null;
  /** Null: the person brings an organisation that the register does not know yet. */
  readonly organisation: string | null;
  /** What the person is to do there; null: whoever comes first does everything, others what they are given later. */
  readonly functions: readonly SeatFunction[] | null;
};
/** `seat`: the place that was made for the person; null: the machine opens one when the person joins. */
export type KeptInvitation = InvitationToMake & { readonly seat: string | null };
export type Maker = { readonly seat: string; readonly organisation: string };
export type MadeInvitation = KeptInvitation & {
  readonly id: string;
  /** Shown once; what is kept is its hash. */
  readonly code: string;
  readonly expiresAt: string;
};
export type ListedInvitation = KeptInvitation & {
  readonly id: string;
  readonly madeAt: string;
  /** The seat of whoever invited; `operator`: the operator of the machine. */
  readonly madeBy: string;
  readonly expiresAt: string;
  readonly state: 'waits' | 'used' | 'expired' | 'ended';
};

/** Links by which somebody comes to an account: one time, for a week, only hashes kept. */
export class Invitations {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async make(to: KeptInvitation, maker: Maker): Promise<MadeInvitation> {
    const code = newSecret();
    const expiresAt = new Date(Date.now() + LASTS_MS);
    const id = drawUuid();
    await this.#database.sql
      .insertInto('invitation')
      .values({
        id,
        hash: digest(code),
        organisation: to.organisation,
        made_by: maker.seat,
        made_by_organisation: maker.organisation,
        name: to.name,
        email: to.email,
        functions: to.functions && JSON.stringify(to.functions),
        expires_at: expiresAt,
        seat: to.seat,
        joined_at: null,
        ended_at: null,
      })
      .execute();
    return { ...to, id, code, expiresAt: expiresAt.toISOString() };
  }

  async find(code: string): Promise<(KeptInvitation & { readonly id: string }) | null> {
    const row = await this.#database.sql
      .selectFrom('invitation')
      .selectAll()
      .where('hash', '=', digest(code))
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    return row ? { ...said(row), id: row.id } : null;
  }

  /** True for the first who comes by it, and for nobody after. */
  async use(code: string): Promise<boolean> {
    const { numUpdatedRows } = await this.#database.sql
      .updateTable('invitation')
      .set({ hash: null, ended_at: new Date() })
      .where('hash', '=', digest(code))
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  /** Where whoever came by it sits; or, where the account could not be opened, that it holds again. */
  async used(id: string, seat: string | null, code: string): Promise<void> {
    await this.#database.sql
      .updateTable('invitation')
      .set(seat === null ? { hash: digest(code), ended_at: null } : { seat, joined_at: new Date() })
      .where('id', '=', id)
      .execute();
  }

  async list(organisation: string): Promise<ListedInvitation[]> {
    const rows = await this.#database.sql
      .selectFrom('invitation')
      .selectAll()
      .where('made_by_organisation', '=', organisation)
      .orderBy('made_at', 'desc')
      .limit(LISTED_MAX)
      .execute();
    return rows.map((row) => ({
      ...said(row),
      id: row.id,
      madeAt: row.made_at.toISOString(),
      madeBy: row.made_by,
      expiresAt: row.expires_at.toISOString(),
      state:
        row.joined_at !== null
          ? 'used'
          : row.hash === null
            ? 'ended'
            : row.expires_at.getTime() < Date.now()
              ? 'expired'
              : 'waits',
    }));
  }

  async countWaiting(organisation: string): Promise<number> {
    const row = await this.#database.sql
      .selectFrom('invitation')
      .select((select) => select.fn.countAll<number>().as('n'))
      .where('made_by_organisation', '=', organisation)
      .where('hash', 'is not', null)
      .where('expires_at', '>', new Date())
      .executeTakeFirst();
    return Number(row?.n ?? 0);
  }

  /** Takes one back; answers what it was, null where the organisation has made none such or it was used. */
  async end(id: string, organisation: string): Promise<KeptInvitation | null> {
    const row = await this.#database.sql
      .updateTable('invitation')
      .set({ hash: null, ended_at: new Date() })
      .where('id', '=', id)
      .where('made_by_organisation', '=', organisation)
      .where('joined_at', 'is', null)
      .where('hash', 'is not', null)
      .returningAll()
      .executeTakeFirst();
    return row ? said(row) : null;
  }

  /** With the account of whoever made them. Answers the places that were made for those who will not come. */
  async endMadeBy(seat: string): Promise<string[]> {
    const rows = await this.#database.sql
      .updateTable('invitation')
      .set({ hash: null, ended_at: new Date() })
      .where('made_by', '=', seat)
      .where('hash', 'is not', null)
      .returning('seat')
      .execute();
    return rows.flatMap((row) => row.seat ?? []);
  }

  /** The places of those that ran out; each is answered until `leave` says that its seat is closed. */
  async ranOut(now: Date): Promise<readonly (Actor & { readonly id: string })[]> {
    const rows = await this.#database.sql
      .selectFrom('invitation')
      .select(['id', 'organisation', 'seat'])
      .where('joined_at', 'is', null)
      .where('seat', 'is not', null)
      .where('hash', 'is not', null)
      .where('expires_at', '<', now)
      .limit(LISTED_MAX)
      .execute();
    return rows.flatMap(({ id, organisation, seat }) =>
      organisation !== null && seat !== null ? [{ id, organisation, seat }] : [],
    );
  }

  /** No place waits behind it any more. */
  async leave(id: string): Promise<void> {
    await this.#database.sql
      .updateTable('invitation')
      .set({ seat: null })
      .where('id', '=', id)
      .where('joined_at', 'is', null)
      .execute();
  }

  async prune(now: Date): Promise<void> {
    await this.#database.sql
      .deleteFrom('invitation')
      .where('expires_at', '<', new Date(now.getTime() - KEPT_MS))
      .execute();
  }
}

const said = (row: {
  name: string;
  email: string | null;
  organisation: string | null;
  functions: string | null;
  seat: string | null;
}): KeptInvitation => ({
  name: row.name,
  email: row.email,
  organisation: row.organisation,
  functions: row.functions === null ? null : (JSON.parse(row.functions) as SeatFunction[]),
  seat: row.seat,
});
