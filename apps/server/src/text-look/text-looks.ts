import {
  type Actor,
  accept,
  commands,
  DAY_MS,
  findPersonalData,
  fingerprintOf,
  type Refusal,
  type Result,
  refuse,
  refuseAll,
  whyNotFromSeat,
  wordsHeld,
} from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { personKeys } from '../person/person-keys.ts';
import { drawBytes } from '../sealing/chance.ts';
import { decrypt, encrypt } from '../sealing/cipher.ts';

/** After so long nobody remembers what it was about. */
const KEPT_MS = 7 * DAY_MS;
/** Of one seat, waiting or looked at; and of an organisation on one page. */
const OF_SEAT_MAX = 20;
const LISTED_MAX = 50;

type Asked = { readonly command: string; readonly input: Readonly<Record<string, unknown>> };
type Row = {
  id: string;
  organisation: string;
  seat: string;
  sealed: Uint8Array;
  key_id: string;
  asked_at: Date;
  status: Look['status'];
};

export type Look = {
  readonly id: string;
  readonly seat: string;
  readonly askedAt: string;
  readonly command: string;
  readonly status: 'waiting' | 'passed' | 'sent-back';
  /** The words that were refused, and what in them was taken for personal data: [start, end) in UTF-16 units. */
  readonly texts: readonly {
    readonly path: string;
    readonly text: string;
    readonly found: readonly { readonly start: number; readonly end: number }[];
  }[];
};

/**
 * What the search for personal data refused goes to a colleague who speaks for the organisation: it waits here, sealed, and not in
 * the log. Who finds nobody in it passes its words by a public act (`text.pass`); then its author hands it in as it stands.
 */
export class TextLooks {
  readonly #application: Application;

  constructor(application: Application) {
    this.#application = application;
  }

  /** Refused where nothing in it is taken for personal data: then it is handed in as it is. */
  async ask(actor: Actor, asked: Asked): Promise<Result<{ id: string }>> {
    if (!commands.has(asked.command)) return refuse('not-found', { kind: 'command', id: asked.command });
    if (this.#held(actor, asked).length === 0) return refuse('unchanged', {}, { field: 'input' });
    const text = Buffer.from(JSON.stringify({ command: asked.command, input: asked.input }));
    const { sql } = this.#application.database;
    await sql.deleteFrom('text_look').where('asked_at', '<', this.#before()).execute();
    const { count } = await sql
      .selectFrom('text_look')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('seat', '=', actor.seat)
      .executeTakeFirstOrThrow();
    if (Number(count) >= OF_SEAT_MAX)
      return refuse('as-many-as-a-day-takes', { kind: 'text', perDay: OF_SEAT_MAX });
    const [{ id: key_id, key }] = await personKeys(this.#application.folder);
    const id = `look-${drawBytes(10).toString('hex')}`;
    const { organisation, seat } = actor;
    const sealed = encrypt(key, text, bound(id));
    await sql
      .insertInto('text_look')
      .values({ id, organisation, seat, sealed, key_id, asked_at: this.#now() })
      .execute();
    return accept({ id });
  }

  /** One's own, and those of colleagues that wait, for who speaks for the organisation. */
  async list(actor: Actor): Promise<readonly Look[]> {
    const mayLook = whyNotFromSeat(this.#application.state, actor, 'represent') === null;
    const rows = await this.#application.database.sql
      .selectFrom('text_look')
      .selectAll()
      .where('organisation', '=', actor.organisation)
      .where('asked_at', '>=', this.#before())
      .where((where) =>
        where.or([
          where('seat', '=', actor.seat),
          ...(mayLook ? [where('status', '=', 'waiting' as const)] : []),
        ]),
      )
      .orderBy('asked_at')
      .limit(LISTED_MAX)
      .execute();
    // What was sealed under a key that has been dropped since is lost, as it was meant to be.
    const known = new Set((await personKeys(this.#application.folder)).map(({ id }) => id));
    return Promise.all(rows.filter(({ key_id }) => known.has(key_id)).map((row) => this.#shown(row)));
  }

  /** What waits for somebody: texts of colleagues, where he speaks for the organisation, and his own that were looked at. */
  async waiting({ organisation, seat }: Actor): Promise<{ toLook: number; lookedAt: number }> {
    const mayLook = whyNotFromSeat(this.#application.state, { organisation, seat }, 'represent') === null;
    const rows = await this.#application.database.sql
      .selectFrom('text_look')
      .select((select) => ['status', select('seat', '=', seat).as('own')] as const)
      .where('organisation', '=', organisation)
      .where('asked_at', '>=', this.#before())
      .limit(LISTED_MAX)
      .execute();
    return {
      toLook: mayLook ? rows.filter(({ status, own }) => status === 'waiting' && !own).length : 0,
      lookedAt: rows.filter(({ status, own }) => status !== 'waiting' && own).length,
    };
  }

  /** Somebody else than the author finds nobody in it: each of its words is passed in public. */
  async pass(actor: Actor, id: string): Promise<Result<{ id: string }>> {
    const row = await this.#row(actor, id);
    if (!row) return notFound(id);
    const author = { organisation: row.organisation, seat: row.seat };
    const refusals: Refusal[] = [];
    for (const [, text] of this.#held(author, await this.#open(row))) {
      const input = { text: fingerprintOf(text), author: row.seat };
      const outcome = await this.#application.execute(actor, 'text.pass', input);
      if (!outcome.ok) refusals.push(...outcome.refusals);
    }
    if (refusals.length > 0) return refuseAll(refusals);
    await this.#mark(id, actor, 'passed');
    return accept({ id });
  }

  /** It holds somebody's data indeed, or a colleague cannot tell: its author writes it anew. */
  async sendBack(actor: Actor, id: string): Promise<Result<{ id: string }>> {
    const row = await this.#row(actor, id);
    if (!row) return notFound(id);
    const not = whyNotFromSeat(this.#application.state, actor, 'represent');
    if (not && row.seat !== actor.seat) return refuseAll([not]);
    await this.#mark(id, actor, 'sent-back');
    return accept({ id });
  }

  /** The author hands in what was passed; it goes the way of every command, by what is so now. */
  async handIn(actor: Actor, id: string) {
    const row = await this.#own(actor, id);
    if (!row) return notFound(id);
    const { command, input } = await this.#open(row);
    const outcome = await this.#application.execute(actor, command, input);
    if (outcome.ok) await this.drop(actor, id);
    return outcome.ok ? accept(outcome.result) : outcome;
  }

  /** What its author has typed, to be mended. Null: there is none. */
  async opened(actor: Actor, id: string): Promise<Asked | null> {
    const row = await this.#own(actor, id);
    return row ? this.#open(row) : null;
  }

  /** The author takes it back. */
  async drop(actor: Actor, id: string): Promise<void> {
    await this.#application.database.sql
      .deleteFrom('text_look')
      .where('id', '=', id)
      .where('seat', '=', actor.seat)
      .execute();
  }

  #held = (actor: Actor, asked: Asked) => wordsHeld(this.#application.state, actor, asked);
  /** By the clock of the record, which is not that of the wall in an exercise. */
  #now = (): Date => this.#application.clock.now();
  #before = (): Date => new Date(this.#now().getTime() - KEPT_MS);

  async #row(actor: Actor, id: string): Promise<Row | undefined> {
    return this.#application.database.sql
      .selectFrom('text_look')
      .selectAll()
      .where('id', '=', id)
      .where('organisation', '=', actor.organisation)
      .where('status', '=', 'waiting')
      .executeTakeFirst();
  }

  async #own({ seat }: Actor, id: string): Promise<Row | undefined> {
    return this.#application.database.sql
      .selectFrom('text_look')
      .selectAll()
      .where('id', '=', id)
      .where('seat', '=', seat)
      .executeTakeFirst();
  }

  async #mark(id: string, { seat }: Actor, status: 'passed' | 'sent-back'): Promise<void> {
    await this.#application.database.sql
      .updateTable('text_look')
      .set({ status, looked_at: this.#now(), looked_by: seat })
      .where('id', '=', id)
      .execute();
  }

  async #open({ id, sealed, key_id }: Row): Promise<Asked> {
    const keys = await personKeys(this.#application.folder);
    const found = keys.find((each) => each.id === key_id);
    if (!found) throw new Error(`the key ${key_id} for personal data is missing`);
    return JSON.parse(decrypt(found.key, sealed, bound(id)).toString('utf8')) as Asked;
  }

  async #shown(row: Row): Promise<Look> {
    const { id, seat, asked_at, status } = row;
    const asked = await this.#open(row);
    const schemaTexts = this.#held({ organisation: row.organisation, seat: '-' }, asked);
    return {
      ...{ id, seat, status, askedAt: asked_at.toISOString(), command: asked.command },
      texts: schemaTexts.map(([path, text]) => ({
        ...{ path, text },
        found: findPersonalData(text).map(({ start, end }) => ({ start, end })),
      })),
    };
  }
}

const bound = (id: string): Buffer => Buffer.from(`tongzhou/text-look/v1\n${id}`);
const notFound = (id: string) => refuse('not-found', { kind: 'text', id }, { field: 'id' });
