import {
  accept,
  accountIdSchema,
  deliveryOrigin,
  lotTrace,
  refuse,
  type Thing,
  wayOf,
} from '@tongzhou/domain';
import { z } from 'zod';
import type { Application } from '../../application/application.ts';
import { balancesAt } from '../../report/balances-at.ts';
import {
  accountStatement,
  instant,
  momentAsked,
  statementParameters,
  trialBalanceAt,
} from '../../report/reports.ts';
import { holding } from './envelope.ts';
import { defineQuery } from './query.ts';

const at = { at: instant.optional() };
const id = z.string().min(1).max(200);

/** The ledger's reports. Everything in them is in the public log too; moments are answered from the transfers alone. */
export const ledgerQueries = [
  defineQuery({
    path: '/ledger/trial-balance',
    summary: {
      zh: '试算平衡表（任一时刻；必须为零）',
      en: 'Trial balance, at any past moment; it must be zero',
    },
    parameters: z.object(at),
    answer: (application, { at: asked }) => trialBalanceAt(application, asked),
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
    answer: accountStatement,
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
    path: '/incidents/{incident}/lots/{lot}/way',
    summary: {
      zh: '一批物资的经过：逐步，可只看送到某单位的',
      en: 'The way of a lot, step by step; or of what came to one facility',
    },
    parameters: z.object({
      incident: id,
      lot: id,
      facility: id.optional(),
      /** How many steps lie before those that are answered. */
      before: z.coerce.number<string>().int().min(0).max(1_000_000).optional(),
    }),
    answer: (application, { incident, lot, ...asked }) =>
      known(application, incident, 'lots', lot, 'lot') ??
      holding(application, (view) => wayOf(view, incident, lot, asked)),
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
] as const;

/** Null where both are there. */
function known(
  { state }: Application,
  incident: string,
  where: 'lots' | 'shipments',
  thing: string,
  kind: Thing,
) {
  const found = state.incidents.get(incident);
  if (!found) return refuse('not-found', { kind: 'incident', id: incident }, { field: 'incident' });
  return found[where].has(thing) ? null : refuse('not-found', { kind, id: thing }, { field: kind });
}
