import {
  accept,
  accountIdSchema,
  type Result,
  refuse,
  type TrialBalance,
  trialBalance,
} from '@tongzhou/domain';
import { z } from 'zod';
import type { Application } from '../application/application.ts';
import { viewpointOf } from '../application/viewpoint.ts';
import { AfterAction } from './after-action.ts';
import { balancesAt } from './balances-at.ts';
import { type LatestAsked, latestFacts } from './latest-facts.ts';
import { type Moment, momentOf } from './moment.ts';
import { type StatementPage, statement } from './statement.ts';

const LINES_MAX = 1_000;

/** A moment with its zone, as ISO 8601 writes it; in UTC afterwards. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

/** `position.transfer`, as a page's `next` gives it. */
const cursor = z
  .string()
  .regex(/^\d{1,16}\.[\w.-]{1,200}$/, 'not a cursor that a page of this statement gave')
  .transform((text) => ({
    position: Number(text.slice(0, text.indexOf('.'))),
    transfer: text.slice(text.indexOf('.') + 1),
  }));

export const statementParameters = z.object({
  account: accountIdSchema,
  from: instant.optional(),
  to: instant.optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(LINES_MAX).default(100),
});
export type StatementAsked = z.output<typeof statementParameters>;

/** The end of the journal where no moment is asked for. */
export async function momentAsked(
  application: Application,
  moment: string | undefined,
): Promise<Result<Moment>> {
  if (moment !== undefined)
    return momentOf(application.database, moment, application.clock.now().toISOString());
  const { position, at } = application.state;
  return accept({ position, at: position === 0 ? null : at });
}

/** From the transfers alone, never from balances that are kept: what does not add up is seen. */
export async function trialBalanceAt(
  application: Application,
  at?: string,
): Promise<Result<Moment & { readonly data: TrialBalance }>> {
  const moment = await momentAsked(application, at);
  if (!moment.ok) return moment;
  const rows = await balancesAt(application.database, moment.value.position);
  return accept({ ...moment.value, data: trialBalance(viewpointOf(application), rows) });
}

/** A page of an account's statement; `from` belongs to it, and so does `to`. */
export async function accountStatement(
  application: Application,
  { account, from, to, cursor: after, limit }: StatementAsked,
): Promise<Result<Moment & { readonly next: string | null; readonly data: Omit<StatementPage, 'next'> }>> {
  if (!application.state.ledger.accounts.has(account))
    return refuse('not-found', { kind: 'account', id: account }, { field: 'account' });
  const until = await momentAsked(application, to);
  if (!until.ok) return inField('to', until);
  // The last fact before `from`: halving goes by whole milliseconds, as facts do.
  const before = from === undefined ? undefined : new Date(Date.parse(from) - 1).toISOString();
  const begin = await (before === undefined
    ? accept<Moment>({ position: 0, at: null })
    : momentAsked(application, before));
  if (!begin.ok) return inField('from', begin);
  const { next, ...data } = await statement(application.database, account, {
    after: after ?? { position: begin.value.position, transfer: AFTER_ALL },
    until: until.value.position,
    limit,
  });
  return accept({ ...until.value, next: next && `${next.position}.${next.transfer}`, data });
}

/** Sorts behind every transfer of a fact. */
const AFTER_ALL = '~';

function inField<Refused extends { readonly ok: false; readonly refusals: readonly object[] }>(
  field: string,
  refused: Refused,
): Refused {
  return { ...refused, refusals: refused.refusals.map((each) => ({ ...each, field })) };
}

/** The reports of one application. */
export function reportsOf(application: Application) {
  const reviews = new AfterAction(application);
  return {
    /** How a response went; null where there is no such incident. */
    afterAction: (incident: string) => reviews.review(incident),
    /** At a moment (ISO 8601 UTC), or now. Refused where the moment is still to come. */
    trialBalance: (at?: string) => trialBalanceAt(application, at),
    statement: (asked: StatementAsked) => accountStatement(application, asked),
    /** Public facts of an incident, the newest first. */
    latestFacts: (asked: LatestAsked) => latestFacts(application, asked),
  };
}

export type Reports = ReturnType<typeof reportsOf>;
