import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { AMOUNT_MAX } from '../../kernel/quantity/quantity.ts';
import {
  accept,
  type Refusal,
  type Result,
  refuse,
  refuseAll,
  wrongState,
} from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { askAboutPhotograph } from '../photograph/rule.ts';
import { SETTLED_OUTCOMES } from '../shipment/facts.ts';
import { type FoundShipment, shipmentScope } from '../shipment/scope.ts';
import type { Settlement, Shipment } from '../shipment/state.ts';
import { inspectorsRight, lostOf, whyNotAmongThemselves, whyNotUnseen } from '../stock/leaving-the-book.ts';
import { correctSent, sentLines, standsYet } from './lines.ts';
import { movesOfDispatch, movesOfSettlement } from './moves.ts';
import type { CorrectedSettlement, ShipmentCorrection } from './state.ts';

/** As many lots at once as one fact has room for the movements of. */
const LOTS_MAX = 50;

/** The gate says what in truth left, which may be nothing; the first entry stays. A second person says the same. */
export const correctDispatch = defineCommand({
  name: 'dispatch.correct',
  outlives: 'transit',
  function: 'release-goods',
  summary: { zh: '更正出库', en: 'Correct a dispatch' },
  schema: z.strictObject({
    incident: identifier,
    shipment: identifier,
    /** Of each lot that is not as it was entered: how much left. */
    lines: z.array(correctSent).min(1).max(LOTS_MAX),
    reason: shortText,
  }),
  example: {
    incident: 'covid-2020',
    shipment: 'shipment-7f3k',
    lines: [{ lot: 'lot-7f3k', sent: 0 }],
    reason: '点错运单，货未出库 / the wrong order: it never left',
  },
  scope: (state, input, context) => shipmentScope(state, input, context, 'releaser'),
  decide(state, { incident: id, lines: said, reason }, context, { incident, shipment }) {
    const waiting = whyNotAnother(incident, shipment);
    if (waiting) return waiting;
    if (shipment.status === 'never-left')
      return wrongState('shipment', shipment.id, shipment.status, 'in-transit', { field: 'shipment' });
    const lines = sentLines(incident, shipment, said);
    if (!lines.ok) return lines;
    const made = movesOfDispatch(state, incident, shipment, lines.value, context);
    if (!made.ok) return made;
    const correction = context.newId('shipment-correction');
    const data = { correction, shipment: shipment.id, lines: lines.value, reason };
    return decided([draft(id, 'dispatch-correction.proposed', data)], { correction });
  },
});

/** What was said to be lost or back in store, and is the other, or less, or more, or missing still. */
export const correctSettlement = defineCommand({
  name: 'settlement.correct',
  outlives: 'transit',
  function: 'record-loss',
  summary: { zh: '更正短少处理', en: 'Correct the settlement of a shortage' },
  schema: z.strictObject({
    incident: identifier,
    settlement: identifier,
    /** What in truth was settled; 0: nothing, it is missing still. */
    amount: z.int().min(0).max(AMOUNT_MAX),
    outcome: z.enum(SETTLED_OUTCOMES),
    reason: shortText,
    /** Of what is called lost now, where it is much. */
    photo: fileSchema.nullable().default(null),
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    settlement: 'settlement-7f3k',
    amount: 50,
    outcome: 'returned-to-stock',
    reason: '点错：货已退回库房 / it was the other: they are back in the hall',
  },
  scope: (state, input, context) => settlementScope(state, input, context),
  orFunction: 'inspect-goods',
  ownRight: (state, input, context) => lookersRight(state, settlementScope(state, input, context), context),
  decide(
    state,
    { incident: id, amount, outcome, reason, ...input },
    context,
    { incident, shipment, settlement },
  ) {
    const waiting = whyNotAnother(incident, shipment);
    if (waiting) return waiting;
    const { lot } = settlement;
    const from = { amount: settlement.amount, outcome: settlement.outcome };
    const to = { amount, outcome: amount === 0 ? from.outcome : outcome };
    if (from.amount === to.amount && from.outcome === to.outcome)
      return refuse('input-invalid', ruleFault('correction-changes-nothing'), { field: 'amount' });
    const corrected = { settlement: settlement.id, lot, from, to };
    const { photo } = input;
    const asked = askBack(input.confirmed);
    askAboutPhotograph(state, asked, photo);
    const why = [...whyNotSettled(state, { incident, shipment }, corrected, photo, context), ...asked.open];
    if (why.length > 0) return refuseAll(why);
    const made = movesOfSettlement(state, incident, corrected, context);
    if (!made.ok) return made;
    const correction = context.newId('shipment-correction');
    const data = { correction, shipment: shipment.id, settlement: corrected, photo, reason, ...asked.said() };
    return decided([draft(id, 'settlement-correction.proposed', data)], { correction });
  },
});

/** A second person of whoever sent the goods, or another organisation that inspects goods, has looked, and says the same. */
export const confirmShipmentCorrection = defineCommand({
  name: 'shipment-correction.confirm',
  outlives: 'transit',
  function: 'record-loss',
  summary: { zh: '确认更正运单', en: 'Confirm a correction of a shipment' },
  schema: z.strictObject({ incident: identifier, correction: identifier }),
  example: { incident: 'covid-2020', correction: 'shipment-correction-7f3k' },
  scope: (state, input, context) => correctionScope(state, input, context),
  orFunction: 'inspect-goods',
  ownRight: (state, input, context) => lookersRight(state, correctionScope(state, input, context), context),
  decide(state, { incident: id }, context, { incident, shipment, correction }) {
    if (correction.status !== 'open')
      return wrongState('shipment-correction', correction.id, correction.status, 'open');
    const { lines, settlement, photo, reason } = correction;
    const stands = settlement === null ? standsYet(shipment, lines) : isAsSettled(incident, settlement);
    if (!stands) return refuse('shipment-said-since', { shipment: shipment.id }, { field: 'correction' });
    const why = settlement ? whyNotSettled(state, { incident, shipment }, settlement, photo, context) : [];
    if (why.length > 0) return refuseAll(why);
    const made = settlement
      ? movesOfSettlement(state, incident, settlement, context)
      : movesOfDispatch(state, incident, shipment, lines, context);
    if (!made.ok) return made;
    const about = { correction: correction.id, shipment: shipment.id, reason };
    const data = { ...about, lines: [...lines], settlement, photo, ...made.value };
    return decided([draft(id, 'shipment.corrected', data)], {
      /** Of a shipment of which nothing left: does its order wait again? */
      orderStands: made.value.order && made.value.order.reserved.length > 0,
    });
  },
});

/** Whoever proposed it takes it back, or a colleague finds that the entry was right. */
export const declineShipmentCorrection = defineCommand({
  name: 'shipment-correction.decline',
  outlives: 'transit',
  function: 'record-loss',
  summary: { zh: '不予更正运单', en: 'Decline a correction of a shipment' },
  schema: z.strictObject({ incident: identifier, correction: identifier, reason: shortText }),
  example: {
    incident: 'covid-2020',
    correction: 'shipment-correction-7f3k',
    reason: '原记录无误 / the entry was right',
  },
  scope: (state, input, context) => correctionScope(state, input, context),
  orFunction: 'inspect-goods',
  ownRight(state, input, context) {
    const scope = correctionScope(state, input, context);
    const isOwn = scope.ok && scope.value.found.correction.bySeat === context.actor.seat;
    return isOwn ? { mandate: null } : lookersRight(state, scope, context);
  },
  decide: (_state, { incident, ...input }, _context, { correction }) =>
    correction.status === 'open'
      ? decided([draft(incident, 'shipment-correction.declined', input)])
      : wrongState('shipment-correction', correction.id, correction.status, 'open'),
});

/** One at a time: each is said of what stands there. */
function whyNotAnother(incident: IncidentState, { id }: Shipment) {
  const waiting = listed(incident.shipmentCorrectionsOfShipment, id).find((each) =>
    incident.shipmentCorrectionsOpen.has(each),
  );
  return waiting === undefined
    ? null
    : refuse('already-exists', { kind: 'shipment-correction', id: waiting }, { field: 'shipment' });
}

/** What is called lost now is shown, and looked at by others, as if it had been called so at first. */
function whyNotSettled(
  state: State,
  { incident, shipment }: FoundShipment,
  { lot: id, from, to }: CorrectedSettlement,
  photo: string | null,
  context: Context,
): Refusal[] {
  const lostIn = ({ amount, outcome }: CorrectedSettlement['to']) => (outcome === 'lost' ? amount : 0);
  const more = lostIn(to) - lostIn(from);
  if (more <= 0) return [];
  const lot = must(incident.lots, id, 'lot');
  const parties = [shipment.releaser, shipment.facility];
  const lost = lostOf(state, incident, lot) + more;
  return [
    whyNotUnseen(state, incident, lot, { amount: more, photo }),
    whyNotAmongThemselves(incident, parties, lost, context, 'amount'),
  ].flatMap((each) => each ?? []);
}

/** Does the settlement still say what was to be put right? */
function isAsSettled({ settlements }: IncidentState, { settlement, from }: CorrectedSettlement): boolean {
  const { amount, outcome } = must(settlements, settlement, 'settlement');
  return amount === from.amount && outcome === from.outcome;
}

/** Neither who sent the goods nor who was to have them. */
const lookersRight = (state: State, scope: Result<ScopeWith<FoundShipment>>, context: Context) =>
  inspectorsRight(
    state,
    scope,
    scope.ok ? [scope.value.found.shipment.releaser, scope.value.found.shipment.facility] : [],
    context,
  );

function settlementScope(
  state: State,
  input: { incident: string; settlement: string },
  context: Context,
): Result<ScopeWith<FoundShipment & { readonly settlement: Settlement }>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const settlement = existing(incident.value.settlements, input.settlement, 'settlement', 'settlement');
  if (!settlement.ok) return settlement;
  const { shipment } = settlement.value;
  const scope = shipmentScope(state, { incident: input.incident, shipment }, context, 'releaser');
  return scope.ok
    ? accept({ ...scope.value, found: { ...scope.value.found, settlement: settlement.value } })
    : scope;
}

function correctionScope(
  state: State,
  input: { incident: string; correction: string },
  context: Context,
): Result<ScopeWith<FoundShipment & { readonly correction: ShipmentCorrection }>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const all = incident.value.shipmentCorrections;
  const known = existing(all, input.correction, 'shipment-correction', 'correction');
  if (!known.ok) return known;
  const { shipment } = known.value;
  const scope = shipmentScope(state, { incident: input.incident, shipment }, context, 'releaser');
  return scope.ok
    ? accept({ ...scope.value, found: { ...scope.value.found, correction: known.value } })
    : scope;
}
