import { z } from 'zod';
import { agreed } from '../../kernel/charter/charter.ts';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { mayServe } from '../../kernel/item/index-of-items.ts';
import { SETTINGS } from '../../kernel/item/item.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuse,
  refuseAll,
  wrongState,
} from '../../kernel/refusal/refusal.ts';
import { grouped } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { transitAccount, usableStockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import { baseUnits, packsOf, statedAmount } from '../../ledger/packs.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { lotScope } from '../donation/lot-scope.ts';
import type { Lot } from '../donation/state.ts';
import { isStopped, whyNotLot, whyNotSetting } from '../need/eligibility.ts';
import { isWaiting } from '../need/missing.ts';
import { knownFacility } from '../organisation/facility.ts';
import { askAboutPhotograph } from '../photograph/rule.ts';
import { shipmentScope } from '../shipment/scope.ts';
import { breakGlassCharter } from './charter.ts';
import { BREAK_GLASS_OUTCOMES, BREAK_GLASS_REASONS } from './facts.ts';
import { type BreakGlass, capKey, gateKey } from './state.ts';

/** No order, no waiting: what a gate may let go by itself, up to the cap. What a lot may never do, it may not do here either. */
export const breakGlass = defineCommand({
  name: 'goods.break-glass',
  function: 'release-goods',
  summary: { zh: '紧急放行', en: 'Release goods by break-glass' },
  schema: z.strictObject({
    incident: identifier,
    lot: identifier,
    ...statedAmount,
    facility: identifier,
    /** Where it will be used: a class of goods is not permitted everywhere. */
    setting: z.enum(SETTINGS),
    carrier: shortText,
    reason: z.enum(BREAK_GLASS_REASONS),
    note: shortText.nullable().default(null),
    photo: fileSchema,
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    lot: 'lot-7f3k',
    amount: 60,
    facility: 'wuhan-union',
    setting: 'isolation',
    carrier: '协和医院自提 / fetched by Union Hospital',
    reason: 'life-at-risk',
    note: '隔离病房断供 / the isolation ward has none left',
    photo: '5c'.repeat(32),
  },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(state, { incident: id, amount: pieces, packs, confirmed, ...input }, context, { incident, lot }) {
    const facility = knownFacility(state, input.facility);
    const stated = baseUnits({ amount: pieces, packs }, packsOf(context.items, lot));
    if (!facility.ok || !stated.ok)
      return refuseAll([facility, stated].flatMap((each) => (each.ok ? [] : each.refusals)));
    const amount = stated.value;
    const served = { facility: input.facility, item: lot.item, setting: input.setting };
    const day = localDay(context.now, context.country.clock);
    const field = pieces === undefined ? 'packs.count' : 'amount';
    const asked = askBack(confirmed);
    if (isStopped(incident, input.facility, lot.item))
      asked.ask(
        refusal(
          'facility-said-stop',
          { facility: input.facility, item: lot.item },
          { field: 'facility', rule: 'F12' },
        ),
        lot.item,
      );
    askAboutPhotograph(state, asked, input.photo);
    const forbidden = whyNotSetting(facility.value, input.setting);
    const unfit = whyNotLot(context.items, lot, served, day);
    const from = usableStockAccount(lot);
    const available = availableIn(state.ledger, from);
    const refusals: Refusal[] = [
      ...(forbidden ? [{ ...forbidden, field: 'setting' }] : []),
      ...(unfit ? [{ ...unfit, field: 'lot' }] : []),
      ...(input.reason === 'other' && input.note === null
        ? [refusal('reason-required', {}, { field: 'note' })]
        : []),
      ...(available < amount
        ? [refusal('stock-insufficient', { available, asked: amount, unit: lot.item }, { field, rule: 'I1' })]
        : []),
      ...overCap(incident, lot, input.facility, day, amount, field),
      ...asked.open,
    ];
    if (refusals.length > 0) return refuseAll(refusals);
    const shipment = context.newId('shipment');
    const transfers: Transfer[] = [
      { phase: 'posted', transfer: context.newId('transfer'), from, to: transitAccount(lot), amount },
    ];
    const need =
      [...grouped(incident.needsOfFacility, input.facility)]
        .flatMap((each) => incident.needs.get(each) ?? [])
        .filter(
          (each) =>
            each.setting === input.setting &&
            isWaiting(incident, each) &&
            mayServe(context.items, lot.item, each.item, each.setting, day),
        )
        .sort((a, b) => Number(b.item === lot.item) - Number(a.item === lot.item))[0]?.id ?? null;
    const data = { ...input, shipment, amount, need, ...asked.said(), transfers };
    return decided([draft(id, 'break-glass.used', data)], { shipment, amount });
  },
});

/** However it is cut up, a facility gets no more of an item in a day without an order, and a gate lets go no more in all. */
function overCap(
  incident: IncidentState,
  lot: Lot,
  facility: string,
  day: string,
  amount: number,
  field: string,
): Refusal[] {
  const cap = agreed(incident, 'breakGlassCap', breakGlassCharter);
  const released = incident.breakGlassSums.get(capKey(facility, lot.item, day)) ?? 0;
  const ofGate = agreed(incident, 'breakGlassGateCap', breakGlassCharter);
  const atGate = incident.breakGlassSums.get(gateKey(lot.owner, day)) ?? 0;
  return [
    ...(released + amount > cap
      ? [refusal('break-glass-cap', { cap, released, stated: amount }, { field, rule: 'F9' })]
      : []),
    ...(atGate + amount > ofGate
      ? [
          refusal(
            'break-glass-gate-cap',
            { cap: ofGate, released: atGate, stated: amount },
            { field, rule: 'F9' },
          ),
        ]
      : []),
  ];
}

/** A day later at the latest somebody who decides on allocations says what it was. */
export const reconcileBreakGlass = defineCommand({
  name: 'break-glass.reconcile',
  outlives: 'counts',
  function: 'approve-allocation',
  summary: { zh: '核销紧急放行', en: 'Reconcile a release by break-glass' },
  schema: z.strictObject({
    incident: identifier,
    shipment: identifier,
    outcome: z.enum(BREAK_GLASS_OUTCOMES),
    reason: shortText.nullable().default(null),
  }),
  example: { incident: 'covid-2020', shipment: 'shipment-7f3k', outcome: 'approved' },
  scope: (state, input, context) => usedScope(state, input, context),
  decide(_state, { incident: id, ...input }, { actor }, used) {
    if (used.status !== 'open') return wrongState('break-glass', used.id, used.status, 'open');
    if (used.facility === actor.organisation)
      return refuse('conflict-of-interest', { organisation: actor.organisation }, { rule: '慈善法 40, I12' });
    if (input.outcome === 'irregular' && input.reason === null)
      return refuse('reason-required', {}, { field: 'reason' });
    return decided([draft(id, 'break-glass.reconciled', input)]);
  },
});

/** What was said of it was a slip, or is known better now: the first word stays beside it. */
export const judgeBreakGlassAnew = defineCommand({
  name: 'break-glass.judge-anew',
  outlives: 'counts',
  function: 'approve-allocation',
  summary: { zh: '更正紧急放行的核销', en: 'Put the judgement on a break-glass right' },
  schema: z.strictObject({
    incident: identifier,
    shipment: identifier,
    outcome: z.enum(BREAK_GLASS_OUTCOMES),
    reason: shortText,
  }),
  example: {
    incident: 'covid-2020',
    shipment: 'shipment-7f3k',
    outcome: 'irregular',
    reason: '点错 / the wrong button',
  },
  scope: (state, input, context) => usedScope(state, input, context),
  decide(_state, { incident: id, shipment, outcome: to, reason }, { actor }, used) {
    const { status: from } = used;
    if (from === 'open') return wrongState('break-glass', used.id, from, 'approved');
    if (used.facility === actor.organisation)
      return refuse('conflict-of-interest', { organisation: actor.organisation }, { rule: '慈善法 40, I12' });
    if (from === to)
      return refuse('input-invalid', ruleFault('correction-changes-nothing'), { field: 'outcome' });
    return decided([draft(id, 'break-glass.judged-anew', { shipment, from, to, reason })]);
  },
});

function usedScope(
  state: State,
  input: { incident: string; shipment: string },
  context: Context,
): Result<ScopeWith<BreakGlass>> {
  const scope = shipmentScope(state, input, context, 'releaser');
  if (!scope.ok) return scope;
  const { breakGlass: all } = scope.value.found.incident;
  const used = existing(all, input.shipment, 'break-glass', 'shipment');
  return used.ok ? accept({ ...scope.value, found: used.value }) : used;
}
