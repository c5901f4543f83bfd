import { z } from 'zod';
import { askBack, confirmedField } from '../../kernel/command/asked-back.ts';
import { decided, defineCommand, type ScopeWith } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { happenedFact } from '../../kernel/fact/moment.ts';
import {
  accept,
  type Refusal,
  type Result,
  refusal,
  refuseAll,
  wrongState,
} from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { lossAccount, stockAccount, usableStockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import { baseUnits, packsOf, statedAmount } from '../../ledger/packs.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { type FoundLot, lotScope } from '../donation/lot-scope.ts';
import { happened } from '../incident/happened.ts';
import { askAboutPhotograph } from '../photograph/rule.ts';
import { inspectorsRight, whyNotAmongThemselves, whyNotUnseen } from './leaving-the-book.ts';
import { LOSS_REASONS } from './loss-reasons.ts';
import type { Loss } from './state.ts';

/** One person says that goods are lost; they are held, and leave the book when a second person has seen it. */
export const reportLoss = defineCommand({
  name: 'loss.report',
  outlives: 'stock',
  function: 'record-loss',
  summary: { zh: '上报损耗', en: 'Report a loss' },
  schema: z.strictObject({
    incident: identifier,
    lot: identifier,
    /** Base units, or packs. */
    ...statedAmount,
    reason: z.enum(LOSS_REASONS),
    note: shortText.nullable().default(null),
    /** The fingerprint of a photograph. */
    photo: fileSchema.nullable().default(null),
    happenedAt: happenedFact,
    confirmed: confirmedField,
  }),
  example: {
    incident: 'covid-2020',
    lot: 'lot-7f3k',
    amount: 20,
    reason: 'wet',
    note: '屋顶漏水 / the roof leaks',
  },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(
    state,
    { incident: id, amount: pieces, packs, happenedAt, confirmed, ...input },
    context,
    { incident, lot },
  ) {
    const when = happened(context, incident, happenedAt, { moment: lot.receivedAt, why: 'before-receipt' });
    if (!when.ok) return when;
    const stated = baseUnits({ amount: pieces, packs }, packsOf(context.items, lot));
    const refusals: Refusal[] = stated.ok ? [] : [...stated.refusals];
    if (input.reason === 'other' && input.note === null)
      refusals.push(refusal('reason-required', {}, { field: 'note' }));
    if (!stated.ok) return refuseAll(refusals);
    const amount = stated.value;
    const from = lot.status === 'quarantine' ? stockAccount(lot, 'quarantine') : usableStockAccount(lot);
    const available = availableIn(state.ledger, from);
    if (available < amount)
      refusals.push(
        refusal(
          'stock-insufficient',
          { available, asked: amount, unit: lot.item },
          { field: pieces === undefined ? 'packs.count' : 'amount', rule: 'I1' },
        ),
      );
    const unseen = whyNotUnseen(state, incident, lot, { amount, photo: input.photo });
    if (unseen) refusals.push(unseen);
    const asked = askBack(confirmed);
    askAboutPhotograph(state, asked, input.photo);
    refusals.push(...asked.open);
    if (refusals.length > 0) return refuseAll(refusals);
    const loss = context.newId('loss');
    const to = lossAccount(lot.owner, lot.id);
    const transfers: Transfer[] = [
      { phase: 'pending', transfer: context.newId('transfer'), from, to, amount },
    ];
    return decided(
      [draft(id, 'loss.reported', { ...input, ...asked.said(), ...when.value, loss, transfers })],
      {
        loss,
        amount,
      },
    );
  },
});

type FoundLoss = FoundLot & { readonly loss: Loss };
const one = { incident: identifier, loss: identifier };

function lossScope(
  state: State,
  input: { incident: string; loss: string },
  context: Context,
): Result<ScopeWith<FoundLoss>> {
  const incident = knownIncident(state, input.incident);
  if (!incident.ok) return incident;
  const loss = existing(incident.value.losses, input.loss, 'loss', 'loss');
  if (!loss.ok) return loss;
  const scope = lotScope(state, { ...input, lot: loss.value.lot }, context);
  return scope.ok ? accept({ ...scope.value, found: { ...scope.value.found, loss: loss.value } }) : scope;
}

const asInspector = (state: State, input: { incident: string; loss: string }, context: Context) => {
  const scope = lossScope(state, input, context);
  return inspectorsRight(state, scope, scope.ok ? [scope.value.found.lot.owner] : [], context);
};

export const confirmLoss = defineCommand({
  name: 'loss.confirm',
  isFinal: true,
  outlives: 'stock',
  function: 'record-loss',
  summary: { zh: '复核损耗', en: 'Confirm a loss' },
  schema: z.strictObject({ ...one, note: shortText.nullable().default(null) }),
  example: { incident: 'covid-2020', loss: 'loss-7f3k' },
  scope: lossScope,
  orFunction: 'inspect-goods',
  ownRight: asInspector,
  decide(_state, { incident: id, ...input }, context, { incident, lot, loss }) {
    if (loss.status !== 'reported') return wrongState('loss', loss.id, loss.status, 'reported');
    const among = whyNotAmongThemselves(incident, [lot.owner], loss.lostInAll, context, 'loss');
    if (among) return refuseAll([among]);
    const { transfer: pending, amount } = loss;
    const transfers: Transfer[] = [{ phase: 'post', transfer: context.newId('transfer'), pending, amount }];
    return decided([draft(id, 'loss.confirmed', { ...input, transfers })]);
  },
});

export const refuseLoss = defineCommand({
  name: 'loss.refuse',
  outlives: 'stock',
  function: 'record-loss',
  summary: { zh: '退回损耗上报', en: 'Refuse a reported loss' },
  schema: z.strictObject({ ...one, reason: shortText }),
  example: { incident: 'covid-2020', loss: 'loss-7f3k', reason: '货还在架上 / the goods are on the shelf' },
  scope: lossScope,
  orFunction: 'inspect-goods',
  ownRight: asInspector,
  decide(_state, { incident: id, ...input }, context, { loss }) {
    if (loss.status !== 'reported') return wrongState('loss', loss.id, loss.status, 'reported');
    const transfers: Transfer[] = [
      { phase: 'void', transfer: context.newId('transfer'), pending: loss.transfer },
    ];
    return decided([draft(id, 'loss.refused', { ...input, transfers })]);
  },
});

/** Who reported is not who confirms; a slip of one’s own anybody may take back. */
export const whoReported = (incident: IncidentState | undefined, loss: string) => {
  const seat = incident?.losses.get(loss)?.bySeat;
  return seat === undefined ? undefined : { seat, first: 'loss.report' };
};
