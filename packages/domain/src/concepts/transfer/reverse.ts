import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing, knownIncident } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import { availableIn } from '../../ledger/ledger.ts';
import { parseAccountId } from '../../ledger/transfer.ts';
import { categoriesOf } from '../donation/lot-scope.ts';
import { findMovement } from './state.ts';

/**
 * Nothing is edited and nothing is deleted: an error is taken back by the same transfer the other way round, with its
 * reason, by somebody else than who made it.
 */
export const reverseTransfer = defineCommand({
  name: 'transfer.reverse',
  outlives: 'stock',
  function: 'keep-stock',
  summary: { zh: '冲销过账', en: 'Reverse a transfer' },
  schema: z.strictObject({ incident: identifier, transfer: identifier, reason: shortText }),
  example: { incident: 'covid-2020', transfer: 'transfer-7f3k', reason: '批次填错 / the wrong lot' },
  scope(state, input, context) {
    const incident = knownIncident(state, input.incident);
    if (!incident.ok) return incident;
    const movement = findMovement(incident.value.movements, input.transfer);
    if (!movement)
      return refuse('transfer-not-within-reach', { transfer: input.transfer }, { field: 'transfer' });
    const owner = existing(state.organisations, movement.owner, 'organisation', 'transfer');
    if (!owner.ok) return owner;
    const { place, unit } = parseAccountId(movement.from);
    const area = state.places.get(place ?? '')?.area ?? owner.value.area;
    const itemCategories = categoriesOf(context.items, incident.value, [{ lot: unit }]);
    const scope = { incident: input.incident, area, subject: movement.owner };
    return accept({ ...scope, itemCategories, found: movement });
  },
  decide(state, { incident, transfer, reason }, context, movement) {
    if (movement.reversed) return wrongState('transfer', transfer, 'reversed', 'posted');
    const { from, to, amount, owner } = movement;
    const available = availableIn(state.ledger, to);
    if (available < amount) {
      const parameters = { available, asked: amount, unit: parseAccountId(to).unit };
      return refuse('stock-insufficient', parameters, { field: 'transfer', rule: 'I1' });
    }
    const back = {
      phase: 'posted' as const,
      transfer: context.newId('transfer'),
      from: to,
      to: from,
      amount,
      reverses: transfer,
    };
    return decided(
      [draft(incident, 'transfer.reversed', { reversed: transfer, owner, reason, transfers: [back] })],
      {
        transfer: back.transfer,
      },
    );
  },
});
