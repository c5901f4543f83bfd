import { z } from 'zod';
import { agreed } from '../../kernel/charter/charter.ts';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { amountSchema, fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { accept, type Result, refusal, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import {
  facilityAccount,
  lossAccount,
  stockAccount,
  transitAccount,
  usableStockAccount,
} from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import type { Lot } from '../donation/state.ts';
import { bears } from '../mandate/check.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import { isStopped, whyNotLot, whyNotSetting } from '../need/eligibility.ts';
import { askAboutPhotograph } from '../photograph/rule.ts';
import { inspectorsRight, lostOf, whyNotAmongThemselves, whyNotUnseen } from '../stock/leaving-the-book.ts';
import { shipmentCharter } from './charter.ts';
import { SETTLED_OUTCOMES, SURPLUS_OUTCOMES } from './facts.ts';
import { linesOf, missingOf } from './missing.ts';
import { shipmentScope, surplusScope } from './scope.ts';
import { signedSurplus, signersRight } from './signature.ts';
import type { Shipment, Surplus } from './state.ts';

/** Who sent goods and who was to have them: neither is a third in what became of them. */
const partiesOf = ({ releaser, facility }: Shipment): string[] => [releaser, facility];

/** What the sender may say of what is missing. That it has arrived after all, only the receiver can say. */
export const settleShortage = defineCommand({
  name: 'shortage.settle',
  outlives: 'transit',
  function: 'record-loss',
  summary: { zh: '处理短少', en: 'Settle a shortage' },
  schema: z.strictObject({
    incident: identifier,
    shipment: identifier,
    lot: identifier,
    amount: amountSchema,
    outcome: z.enum(SETTLED_OUTCOMES),
    reason: shortText,
    /** Of what is left, where much is lost. */
    photo: fileSchema.nullable().default(null),
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    shipment: 'shipment-7f3k',
    lot: 'lot-7f3k',
    amount: 50,
    outcome: 'lost',
    reason: '受潮 / soaked',
  },
  scope: (state, input, context) => shipmentScope(state, input, context, 'releaser'),
  orFunction: 'inspect-goods',
  ownRight(state, input, context) {
    const scope = shipmentScope(state, input, context, 'releaser');
    return inspectorsRight(state, scope, scope.ok ? partiesOf(scope.value.found.shipment) : [], context);
  },
  decide(state, { incident: id, confirmed, ...input }, context, { incident, shipment }) {
    const lines = linesOf(shipment, input.lot);
    const lot = incident.lots.get(input.lot);
    if (lines.length === 0 || !lot)
      return refuse('not-found', { kind: 'lot', id: input.lot }, { field: 'lot' });
    if (shipment.status !== 'short') return wrongState('shipment', shipment.id, shipment.status, 'short');
    const missing = lines.reduce((sum, line) => sum + missingOf(line), 0);
    if (input.amount > missing)
      return refuse('more-than-missing', { missing, stated: input.amount }, { field: 'amount' });
    const isLost = input.outcome === 'lost';
    const { photo, amount } = input;
    const lost = lostOf(state, incident, lot) + amount;
    const why = isLost
      ? [
          whyNotUnseen(state, incident, lot, { amount, photo }),
          whyNotAmongThemselves(incident, partiesOf(shipment), lost, context, 'amount'),
        ].flatMap((each) => each ?? [])
      : [];
    const asked = askBack(confirmed);
    askAboutPhotograph(state, asked, photo);
    why.push(...asked.open);
    if (why.length > 0) return refuseAll(why);
    // What was refused meanwhile is looked at again before it goes anywhere.
    const shelf = lot.status === 'accepted' ? usableStockAccount(lot) : stockAccount(lot, 'quarantine');
    const to = isLost ? lossAccount(lot.owner, lot.id) : shelf;
    const transfer = context.newId('transfer');
    const transfers: Transfer[] = [
      { phase: 'posted', transfer, from: transitAccount(lot), to, amount: input.amount },
    ];
    const settlement = context.newId('settlement');
    const data = { settlement, ...input, ...asked.said(), transfers };
    return decided([draft(id, 'shortage.settled', data)], { settlement });
  },
});

/** So much that nobody had allocated is an allocation: whoever approves those says so. */
function asApprover(state: State, input: { incident: string; surplus: string }, context: Context) {
  const scope = surplusScope(state, input, context, 'releaser');
  if (!scope.ok || scope.value.found.shipment.facility === context.actor.organisation) return null;
  const own = mandatesHeldBy(state, context.actor.organisation).find((mandate) =>
    bears(state, mandate, 'approve-allocation', scope.value, context.now),
  );
  return own ? ({ mandate: own.id, function: 'approve-allocation' } as const) : null;
}

/** More came than was sent: the sender looks where it had stood. Nothing is in two accounts, and nothing comes from nowhere. */
export const settleSurplus = defineCommand({
  name: 'surplus.settle',
  outlives: 'transit',
  function: 'record-loss',
  summary: { zh: '处理多收', en: 'Settle a surplus' },
  schema: z.strictObject({
    incident: identifier,
    surplus: identifier,
    /** Unsaid: all that is still open. */
    amount: amountSchema.optional(),
    outcome: z.enum(SURPLUS_OUTCOMES),
    /** The lot that it was of, where it was of another. */
    lot: identifier.nullable().default(null),
    reason: shortText,
  }),
  example: {
    incident: 'covid-2020',
    surplus: 'surplus-7f3k',
    outcome: 'from-stock',
    reason: '多装一箱 / a carton too many was loaded',
  },
  scope: (state, input, context) => surplusScope(state, input, context, 'releaser'),
  orFunction: 'approve-allocation',
  ownRight: asApprover,
  decide(state, { incident: id, ...input }, context, { incident, shipment, surplus }) {
    if (surplus.status !== 'open') return wrongState('surplus', surplus.id, surplus.status, 'open');
    const open = surplus.amount - surplus.settled;
    const { amount = open, outcome, reason } = input;
    if (amount > open)
      return refuse('more-than-missing', { missing: open, stated: amount }, { field: 'amount' });
    const lot = lotOf(incident, surplus, input, shipment.releaser);
    if (!lot.ok) return lot;
    const unfit = whyNotSent(state, incident, shipment, surplus, lot.value, context);
    if (unfit) return refuseAll([{ ...unfit, field: 'lot' }]);
    const { organisation } = context.actor;
    if (organisation === shipment.facility && organisation !== shipment.releaser)
      return refuse('conflict-of-interest', { organisation }, { rule: '慈善法 40, I12' });
    const most = withoutApproval(incident, shipment);
    const inAll = surplusOf(incident, shipment);
    if (inAll > most && asApprover(state, { incident: id, surplus: surplus.id }, context) === null)
      return refuse('surplus-unapproved', { most, amount: inAll }, { field: 'surplus', rule: 'I12' });
    const { owner, item } = lot.value;
    const from = outcome === 'from-loss' ? lossAccount(owner, lot.value.id) : usableStockAccount(lot.value);
    const available = availableIn(state.ledger, from);
    if (available < amount)
      return refuse(
        'stock-insufficient',
        { available, asked: amount, unit: item },
        { field: 'amount', rule: 'I1' },
      );
    const to = facilityAccount(shipment.facility, lot.value.id);
    const transfers: Transfer[] = [
      { phase: 'posted', transfer: context.newId('transfer'), from, to, amount },
    ];
    const data = { surplus: surplus.id, amount, outcome, lot: lot.value.id, reason, transfers };
    return decided([draft(id, 'surplus.settled', data)]);
  },
});

/** What nobody had released leaves under the rules under which goods are released: it is found out later, and no other way out. */
function whyNotSent(
  state: State,
  incident: IncidentState,
  shipment: Shipment,
  { lot: sent }: Surplus,
  lot: Lot,
  { items, now }: Context,
) {
  const need = incident.needs.get(linesOf(shipment, sent)[0]?.need ?? '');
  const setting = need?.setting ?? incident.breakGlass.get(shipment.id)?.setting;
  if (setting === undefined) return null;
  const asked = { facility: shipment.facility, item: need?.item ?? lot.item, setting };
  if (isStopped(incident, shipment.facility, asked.item))
    return refusal('facility-stopped-receiving', { facility: shipment.facility }, { rule: 'F12' });
  const facility = must(state.organisations, shipment.facility, 'organisation');
  return whyNotSetting(facility, setting) ?? whyNotLot(items, lot, asked, localDay(now, incident.clock));
}

/** All that came with a shipment beyond what was sent, however many slips it was written on. */
const surplusOf = ({ surpluses }: IncidentState, shipment: Shipment): number =>
  shipment.surpluses
    .flatMap((id) => surpluses.get(id) ?? [])
    .reduce((sum, { status, amount }) => sum + (status === 'recounted' ? 0 : amount), 0);

/** What left by break-glass was released up to its cap: anything beyond it is approved. */
const withoutApproval = (incident: IncidentState, { order }: Shipment): number =>
  order === null ? 0 : agreed(incident, 'surplusWithoutApproval', shipmentCharter);

/** Another lot is named where, and only where, it was another; of the same goods, and of the same sender. */
function lotOf(
  incident: IncidentState,
  surplus: Surplus,
  { outcome, lot }: { readonly outcome: string; readonly lot: string | null },
  releaser: string,
): Result<Lot> {
  const sent = existing(incident.lots, surplus.lot, 'lot', 'surplus');
  if ((outcome === 'from-other-lot') !== (lot !== null))
    return refuse('input-invalid', ruleFault('other-lot-named'), { field: 'lot' });
  if (lot === null || !sent.ok) return sent;
  const other = existing(incident.lots, lot, 'lot', 'lot');
  if (!other.ok) return other;
  return other.value.owner === releaser && other.value.item === sent.value.item && lot !== surplus.lot
    ? accept(other.value)
    : refuse('substitute-differs', { ordered: surplus.lot, instead: lot }, { field: 'lot' });
}

export const recountSurplus = defineCommand({
  name: 'surplus.recount',
  outlives: 'transit',
  function: 'confirm-delivery',
  summary: { zh: '更正多收（重新清点）', en: 'Take a surplus back after counting again' },
  schema: z.strictObject({ incident: identifier, surplus: identifier, reason: shortText }),
  example: { incident: 'covid-2020', surplus: 'surplus-7f3k', reason: '清点有误 / miscounted' },
  scope: (state, input, context) => signedSurplus(state, input, context),
  ownRight: (state, input, context) => signersRight(signedSurplus(state, input, context)),
  decide(_state, { incident: id, surplus: _, reason }, _context, { surplus, signature }) {
    if (surplus.status !== 'open' || surplus.settled > 0)
      return wrongState('surplus', surplus.id, surplus.status, 'open');
    const data = { surplus: surplus.id, capacity: signature.capacity, reason };
    return decided([draft(id, 'surplus.recounted', data)]);
  },
});
