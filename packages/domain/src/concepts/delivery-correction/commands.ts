import { z } from 'zod';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, type Result, refuse, refuseAll, wrongState } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { whyNotDamaged } from '../shipment/damage.ts';
import { type Signature, signedShipment, signersRight } from '../shipment/signature.ts';
import type { Shipment } from '../shipment/state.ts';
import { correctArrival, correctedLines, isSame, standingOf } from './lines.ts';
import { movesOf, spoiltBy } from './moves.ts';
import type { DeliveryCorrection } from './state.ts';

/** As many lots at once as one fact has room for the movements of. */
const LOTS_MAX = 50;

/** The facility says what in truth arrived; the slip stays as it was signed. Where goods follow, a second person confirms. */
export const correctDelivery = defineCommand({
  name: 'delivery.correct',
  outlives: 'transit',
  function: 'confirm-delivery',
  summary: { zh: '更正签收', en: 'Correct a delivery' },
  schema: z.strictObject({
    incident: identifier,
    shipment: identifier,
    lines: z.array(correctArrival).min(1).max(LOTS_MAX),
    reason: shortText,
    /** Of what is called damaged now, where it is much. */
    photo: fileSchema.nullable().default(null),
  }),
  example: {
    incident: 'covid-2020',
    shipment: 'shipment-7f3k',
    lines: [{ lot: 'lot-7f3k', received: 2_950, damaged: 50 }],
    reason: '少写一个零 / a zero too few',
  },
  scope: (state, input, context) => signedShipment(state, input, context),
  ownRight: (state, input, context) => signersRight(signedShipment(state, input, context)),
  decide(state, { incident: id, lines: said, reason, photo }, context, { incident, shipment, signature }) {
    if (shipment.parts.length === 0)
      return wrongState('shipment', shipment.id, shipment.status, 'delivered', { field: 'shipment' });
    const waiting = openCorrectionOf(incident, shipment.id);
    if (waiting !== null)
      return refuse('already-exists', { kind: 'delivery-correction', id: waiting }, { field: 'shipment' });
    const lines = correctedLines(shipment, said);
    if (!lines.ok) return lines;
    const transfers = movesOf(state, incident, shipment, lines.value, context);
    if (!transfers.ok) return transfers;
    const unseen = whyNotSpoilt(state, incident, lines.value, photo);
    if (unseen.length > 0) return refuseAll(unseen);
    const correction = context.newId('delivery-correction');
    const { capacity } = signature;
    const data = { correction, shipment: shipment.id, capacity, lines: lines.value, reason, photo };
    const needsSecond = transfers.value.length > 0;
    return decided(
      [
        needsSecond
          ? draft(id, 'delivery-correction.proposed', data)
          : draft(id, 'delivery.corrected', { ...data, transfers: [] }),
      ],
      { correction, needsSecond },
    );
  },
});

/** A second person of the facility has counted, and says the same. */
export const confirmDeliveryCorrection = defineCommand({
  name: 'delivery-correction.confirm',
  outlives: 'transit',
  function: 'confirm-delivery',
  summary: { zh: '确认更正签收', en: 'Confirm a correction of a delivery' },
  schema: z.strictObject({ incident: identifier, correction: identifier }),
  example: { incident: 'covid-2020', correction: 'delivery-correction-7f3k' },
  scope: (state, input, context) => correctionScope(state, input, context),
  ownRight: (state, input, context) => signersRight(correctionScope(state, input, context)),
  decide(state, { incident: id }, context, { incident, shipment, correction, signature }) {
    if (correction.status !== 'open')
      return wrongState('delivery-correction', correction.id, correction.status, 'open');
    const { shipment: of, lines, reason, photo } = correction;
    if (!standsYet(shipment, correction))
      return refuse('delivery-said-since', { shipment: of }, { field: 'correction' });
    const transfers = movesOf(state, incident, shipment, lines, context);
    if (!transfers.ok) return transfers;
    const unseen = whyNotSpoilt(state, incident, lines, photo);
    if (unseen.length > 0) return refuseAll(unseen);
    const { capacity } = signature;
    const data = { correction: correction.id, shipment: of, capacity, lines, reason, photo };
    return decided([draft(id, 'delivery.corrected', { ...data, transfers: transfers.value })]);
  },
});

/** Whoever proposed it takes it back, or a colleague finds that the slip was right. */
export const declineDeliveryCorrection = defineCommand({
  name: 'delivery-correction.decline',
  outlives: 'transit',
  function: 'confirm-delivery',
  summary: { zh: '不予更正签收', en: 'Decline a correction of a delivery' },
  schema: z.strictObject({ incident: identifier, correction: identifier, reason: shortText }),
  example: {
    incident: 'covid-2020',
    correction: 'delivery-correction-7f3k',
    reason: '原签收无误 / the slip was right',
  },
  scope: (state, input, context) => correctionScope(state, input, context),
  ownRight: (state, input, context) => signersRight(correctionScope(state, input, context)),
  decide: (_state, { incident, ...input }, _context, { correction }) =>
    correction.status === 'open'
      ? decided([draft(incident, 'delivery-correction.declined', input)])
      : wrongState('delivery-correction', correction.id, correction.status, 'open'),
});

/** The correction of this delivery that waits for a second person. Null: none does. */
const openCorrectionOf = (incident: IncidentState, shipment: string): string | null =>
  listed(incident.deliveryCorrectionsOfShipment, shipment).find((id) =>
    incident.deliveryCorrectionsOpen.has(id),
  ) ?? null;

const whyNotSpoilt = (
  state: State,
  incident: IncidentState,
  lines: DeliveryCorrection['lines'],
  photo: string | null,
) => spoiltBy(lines).flatMap((each) => whyNotDamaged(state, incident, each, photo));

/** Does the slip still say what was to be corrected? More may have arrived meanwhile. */
const standsYet = (shipment: Shipment, { lines }: DeliveryCorrection): boolean =>
  lines.every(({ lot, need, from }) =>
    shipment.lines.some((line) => line.lot === lot && line.need === need && isSame(standingOf(line), from)),
  );

type Found = {
  readonly incident: IncidentState;
  readonly shipment: Shipment;
  readonly correction: DeliveryCorrection;
  readonly signature: Signature;
};

function correctionScope(
  state: State,
  input: { incident: string; correction: string },
  context: Context,
): Result<ScopeWith<Found>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const known = existing(
    incident.value.deliveryCorrections,
    input.correction,
    'delivery-correction',
    'correction',
  );
  if (!known.ok) return known;
  const { shipment } = known.value;
  const scope = signedShipment(state, { incident: input.incident, shipment }, context);
  if (!scope.ok) return scope;
  return accept({ ...scope.value, found: { ...scope.value.found, correction: known.value } });
}
