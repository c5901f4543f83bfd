import type { SeatFunction } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { drawUuid } from '../sealing/chance.ts';
import { hashPassword } from './password.ts';

export type AccountToAdd = {
  readonly email: string;
  readonly name: string;
  /** Null: by a passkey alone, which is registered next. */
  readonly password: string | null;
  readonly organisation: string;
  readonly seat: string;
  /** What may be done from the seat; absent: all, where nobody administers its organisation, else nothing yet. */
  readonly functions?: readonly SeatFunction[] | undefined;
  /** Nobody has shown yet that the e-mail is this person's. */
  readonly emailToConfirm?: true;
};

export type ListedAccount = {
  readonly seat: string;
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
  readonly disabled: boolean;
  /** What the public log says that may be done from the seat; none, where it is closed. */
  readonly functions: readonly SeatFunction[];
  /** Those in which the same person sat before, the first first. */
  readonly seatsBefore: readonly string[];
  readonly hasPassword: boolean;
  readonly passkeys: number;
  readonly secondFactor: boolean;
};

const CREDENTIAL = 'credential';
const LISTED_MAX = 1_000;

/** People who can sign in: a row of ours (seat, organisation, standing) and better-auth's beside it, under one id, the seat. */
export class Accounts {
  readonly #application: Application;

  constructor(application: Application) {
    this.#application = application;
  }

  get #sql() {
    return this.#application.database.sql;
  }

  byEmail(email: string) {
    return this.#sql
      .selectFrom('person_account')
      .selectAll()
      .where('email', '=', plain(email))
      .executeTakeFirst();
  }

  bySeat(seat: string) {
    return this.#sql.selectFrom('person_account').selectAll().where('seat', '=', seat).executeTakeFirst();
  }

  /** False where the e-mail or the seat is taken. */
  async add(account: AccountToAdd): Promise<boolean> {
    const { email, organisation, seat, password, functions } = account;
    const taken = await this.#sql
      .selectFrom('person_account')
      .select('email')
      .where((where) => where.or([where('email', '=', plain(email)), where('seat', '=', seat)]))
      .executeTakeFirst();
    if (taken) return false;
    const hash = password === null ? null : await hashPassword(password);
    // First: an account whose seat the log does not know is one that somebody put into the table.
    await this.#application.openSeat({ organisation, seat, functions });
    return this.addHashed([account], hash).then((added) => added === 1);
  }

  /** Several with one password, whose seats are open. Answers how many were not there before. */
  async addHashed(accounts: readonly Omit<AccountToAdd, 'password'>[], hash: string | null): Promise<number> {
    return this.#sql.transaction().execute(async (sql) => {
      const rows = accounts.map(({ email, name, organisation, seat }) => ({
        email: plain(email),
        name,
        organisation,
        seat,
      }));
      const added = await sql
        .insertInto('person_account')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .returning(['seat', 'email', 'name'])
        .execute();
      if (added.length === 0) return 0;
      await sql
        .insertInto('sign_in_user')
        .values(added.map(({ seat, email, name }) => ({ id: seat, email, name })))
        .execute();
      if (hash !== null)
        await sql
          .insertInto('sign_in_credential')
          .values(added.map(({ seat }) => credential(seat, hash)))
          .execute();
      const toConfirm = accounts.filter(
        (each) => each.emailToConfirm && added.some(({ seat }) => seat === each.seat),
      );
      if (toConfirm.length > 0)
        await sql
          .insertInto('email_confirmation')
          .values(toConfirm.map(({ seat }) => ({ seat })))
          .execute();
      return added.length;
    });
  }

  /** `organisation` null: of all. */
  async list(organisation: string | null): Promise<ListedAccount[]> {
    let query = this.#sql
      .selectFrom('person_account as account')
      .innerJoin('sign_in_user as user', 'user.id', 'account.seat')
      .select(['seat', 'account.email', 'account.name', 'organisation', 'disabled', 'seats_before'])
      .select('two_factor_enabled')
      .select((select) => [
        select
          .selectFrom('sign_in_credential as c')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('c.user_id', '=', 'account.seat')
          .where('c.password', 'is not', null)
          .as('passwords'),
        select
          .selectFrom('sign_in_passkey as p')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('p.user_id', '=', 'account.seat')
          .as('passkeys'),
      ])
      .orderBy('account.organisation')
      .orderBy('account.name')
      .limit(LISTED_MAX);
    if (organisation !== null) query = query.where('organisation', '=', organisation);
    const { seats } = this.#application.state;
    return (await query.execute()).map(
      ({ passwords, passkeys, seats_before, two_factor_enabled, ...row }) => ({
        ...row,
        functions: seats.get(row.seat)?.closed === null ? [...(seats.get(row.seat)?.functions ?? [])] : [],
        seatsBefore: JSON.parse(seats_before) as string[],
        hasPassword: Number(passwords ?? 0) > 0,
        passkeys: Number(passkeys ?? 0),
        secondFactor: two_factor_enabled,
      }),
    );
  }

  /** It opens nothing any more; `moveTo` opens it again, in another seat. */
  async end(seat: string): Promise<void> {
    await this.#sql.updateTable('person_account').set({ disabled: true }).where('seat', '=', seat).execute();
  }

  /**
   * An account that had ended, in another seat: the log never opens one twice. Nothing that opened it before does: its person
   * comes by a link. False where there is none such.
   */
  async moveTo(next: string, seat: string): Promise<boolean> {
    return this.#sql.transaction().execute(async (sql) => {
      const found = await sql
        .deleteFrom('person_account')
        .where('seat', '=', seat)
        .where('disabled', '=', true)
        .returningAll()
        .executeTakeFirst();
      if (!found) return false;
      const { email, name, organisation, seats_before } = found;
      const before = JSON.stringify([...(JSON.parse(seats_before) as string[]), seat]);
      await sql
        .insertInto('person_account')
        .values({ email, name, organisation, seat: next, seats_before: before })
        .execute();
      await sql.insertInto('sign_in_user').values({ id: next, email, name }).execute();
      return true;
    });
  }

  /** The password in the place of the one before, if there was any; null takes it away. */
  async setPassword(seat: string, password: string | null): Promise<void> {
    const hash = password === null ? null : await hashPassword(password);
    await this.#sql.transaction().execute(async (sql) => {
      await sql.deleteFrom('sign_in_credential').where('user_id', '=', seat).execute();
      if (hash !== null) await sql.insertInto('sign_in_credential').values(credential(seat, hash)).execute();
    });
  }

  async hashOf(seat: string): Promise<string | null> {
    const row = await this.#sql
      .selectFrom('sign_in_credential')
      .select('password')
      .where('user_id', '=', seat)
      .where('provider_id', '=', CREDENTIAL)
      .executeTakeFirst();
    return row?.password ?? null;
  }

  async hasSecondFactor(seat: string): Promise<boolean> {
    const row = await this.#sql
      .selectFrom('sign_in_user')
      .select('two_factor_enabled')
      .where('id', '=', seat)
      .executeTakeFirst();
    return row?.two_factor_enabled === true;
  }

  /** The organisations in which somebody can sign in. */
  async organisations(): Promise<ReadonlySet<string>> {
    const rows = await this.#sql.selectFrom('person_account').select('organisation').distinct().execute();
    return new Set(rows.map(({ organisation }) => organisation));
  }

  /** A telephone that was lost: its passkeys and codes open nothing any more. */
  async forgetFactors(seat: string): Promise<void> {
    await this.#sql.transaction().execute(async (sql) => {
      await sql.deleteFrom('sign_in_passkey').where('user_id', '=', seat).execute();
      await sql.deleteFrom('sign_in_totp').where('user_id', '=', seat).execute();
      await sql
        .updateTable('sign_in_user')
        .set({ two_factor_enabled: false })
        .where('id', '=', seat)
        .execute();
    });
  }

  async isFirstOf(organisation: string): Promise<boolean> {
    const found = await this.#sql
      .selectFrom('person_account')
      .select('seat')
      .where('organisation', '=', organisation)
      .executeTakeFirst();
    return found === undefined;
  }
}

const credential = (seat: string, password: string) => ({
  id: drawUuid(),
  user_id: seat,
  account_id: seat,
  provider_id: CREDENTIAL,
  password,
});

export const plain = (email: string): string => email.trim().toLowerCase();
