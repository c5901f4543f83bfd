import {
  accept,
  accountIdSchema,
  deliveryOrigin,
  lotTrace,
  type Result,
  refuse,
  trialBalance,
} from '@tongzhou/domain';
import { z } from 'zod';
import type { Application } from '../../application/application.ts';
import { balancesAt } from '../../report/balances-at.ts';
import { type Moment, momentOf } from '../../report/moment.ts';
import { type StatementPage, statement } from '../../report/statement.ts';
import { holding, viewpointOf } from './envelope.ts';
import { defineQuery, type Query } from './query.ts';

const LINES_MAX = 1_000;

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const at = { at: instant.optional() };
const id = z.string().min(1).max(200);

/** `position.transfer`, as a page's `next` gives it. */
const cursor = z
  .string()
  .regex(/^\d{1,16}\.[\w.:~/+-]{1,200}$/, 'not a cursor that a page of this statement gave')
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

/** The end of the journal where no moment is asked for. */
export async function momentAsked(application: Application, moment: string | undefined) {
  if (moment === undefined) {
    const { position, at: last } = application.state;
    return accept<Moment>({ position, at: position === 0 ? null : last });
  }
  return momentOf(application.database, moment, application.clock.now().toISOString());
}

export async function accountStatement(
  application: Application,
  { account, from, to, cursor: after, limit }: z.output<typeof statementParameters>,
): Promise<Result<StatementPage & { readonly until: Moment }>> {
  if (!application.state.ledger.accounts.has(account))
    return refuse('not-found', { kind: 'account', id: account }, { field: 'account' });
  const until = await momentAsked(application, to);
  if (!until.ok) return named(until, 'to');
  // What happened at `from` itself belongs to the statement.
  const begin = from && (await momentAsked(application, new Date(Date.parse(from) - 1).toISOString()));
  if (begin && !begin.ok) return named(begin, 'from');
  const start = { position: begin ? begin.value.position : 0, transfer: '\u{10ffff}' };
  const page = await statement(application.database, account, {
    after: after ?? (begin ? start : { position: 0, transfer: '' }),
    until: until.value.position,
    limit,
  });
  return accept({ ...page, until: until.value });
}

const named = <Refused extends { ok: false; refusals: readonly object[] }>(refused: Refused, field: string) =>
  ({ ...refused, refusals: refused.refusals.map((each) => ({ ...each, field })) }) as Refused;

/** The ledger's reports. Everything in them is in the public log too; moments are answered from the transfers alone. */
export const ledgerQueries: readonly Query[] = [
  defineQuery({
    path: '/ledger/trial-balance',
    summary: {
      zh: '试算平衡表（任一时刻；必须为零）',
      en: 'Trial balance, at any past moment; it must be zero',
    },
    parameters: z.object(at),
    async answer(application, { at: asked }) {
      const moment = await momentAsked(application, asked);
      if (!moment.ok) return moment;
      const rows = await balancesAt(application.database, moment.value.position);
      return accept({ ...moment.value, data: trialBalance(viewpointOf(application), rows) });
    },
  }),
  defineQuery({
    path: '/ledger/accounts/{account}',
    summary: { zh: '账户余额（任一时刻）', en: 'Balance of an account, at any past moment' },
    parameters: z.object({ account: accountIdSchema, ...at }),
    async answer(application, { account, at: asked }) {
      const known = application.state.ledger.accounts.get(account);
      if (!known) return refuse('not-found', { kind: 'account', id: account }, { field: 'account' });
      const moment = await momentAsked(application, asked);
      if (!moment.ok) return moment;
      const rows = await balancesAt(application.database, moment.value.position, known.unit);
      const none = { postedIn: 0, postedOut: 0, pendingIn: 0, pendingOut: 0 };
      const row = rows.find((each) => each.id === account) ?? { id: account, unit: known.unit, ...none };
      const balance = row.postedIn - row.postedOut;
      return accept({
        ...moment.value,
        data: { ...row, balance, available: balance - row.pendingOut },
      });
    },
  }),
  defineQuery({
    path: '/ledger/accounts/{account}/statement',
    summary: { zh: '账户明细', en: 'Statement of an account' },
    parameters: statementParameters,
    async answer(application, parameters) {
      const page = await accountStatement(application, parameters);
      if (!page.ok) return page;
      const { until, next, ...data } = page.value;
      return accept({ ...until, next: next && `${next.position}.${next.transfer}`, data });
    },
  }),
  defineQuery({
    path: '/incidents/{incident}/lots/{lot}',
    summary: { zh: '一批物资的来龙去脉', en: 'A lot: what stood behind it, and where it went' },
    parameters: z.object({ incident: id, lot: id }),
    answer: (application, { incident, lot }) =>
      known(application, incident, 'lots', lot, 'lot') ??
      holding(application, (view) => lotTrace(view, incident, lot)),
  }),
  defineQuery({
    path: '/incidents/{incident}/shipments/{shipment}/origin',
    summary: {
      zh: '一次交付的依据：批次、捐赠、证明与决定',
      en: 'What stood behind a delivery: lots, gifts, evidence, decision',
    },
    parameters: z.object({ incident: id, shipment: id }),
    answer: (application, { incident, shipment }) =>
      known(application, incident, 'shipments', shipment, 'shipment') ??
      holding(application, (view) => deliveryOrigin(view, incident, shipment)),
  }),
];

/** Null where both are there. */
function known(
  { state }: Application,
  incident: string,
  where: 'lots' | 'shipments',
  thing: string,
  kind: string,
) {
  const found = state.incidents.get(incident);
  if (!found) return refuse('not-found', { kind: 'incident', id: incident }, { field: 'incident' });
  return found[where].has(thing) ? null : refuse('not-found', { kind, id: thing }, { field: kind });
}
