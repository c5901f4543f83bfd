import type { Context } from '../../kernel/command/context.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/refusal/refusal.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { afterHours } from '../../kernel/time/time.ts';
import { hasExpired } from '../../ledger/ledger.ts';
import { Overlay } from '../../ledger/overlay.ts';
import { baseUnits, packsOf } from '../../ledger/packs.ts';
import type { Step } from '../../ledger/step.ts';
import { parseAccountId, type Transfer } from '../../ledger/transfer.ts';
import { whyNotOwnMovement } from './own-accounts.ts';

export type GroupOutcome =
  | { readonly ok: true; readonly transfers: readonly Transfer[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

type Batch = {
  readonly state: State;
  readonly incident: IncidentState;
  readonly owner: string;
  readonly context: Context;
  readonly overlay: Overlay;
};

/**
 * Tries groups of linked transfers in their order, each on what those before it leave. A group succeeds whole or not at
 * all (TigerBeetle's `linked`); a refusal names group and step.
 */
export function planGroups(
  state: State,
  incident: IncidentState,
  owner: string,
  groups: readonly (readonly Step[])[],
  context: Context,
): GroupOutcome[] {
  const batch: Batch = { state, incident, owner, context, overlay: new Overlay(state.ledger) };
  return groups.map((steps, index) => planGroup(batch, steps, `groups.${index}`));
}

function planGroup(batch: Batch, steps: readonly Step[], field: string): GroupOutcome {
  const transfers: Transfer[] = [];
  const refusals: Refusal[] = [];
  steps.forEach((step, index) => {
    const planned =
      step.phase === 'post' || step.phase === 'void' ? planEnd(batch, step) : planNew(batch, step);
    if (planned.ok) transfers.push(planned.value);
    else {
      for (const each of planned.refusals)
        refusals.push({
          ...each,
          field: [field, index, each.field].filter((part) => part !== null).join('.'),
        });
    }
  });
  if (refusals.length > 0) {
    batch.overlay.takeBack();
    return { ok: false, refusals };
  }
  batch.overlay.keep();
  return { ok: true, transfers };
}

function planNew(
  { incident, owner, context, overlay }: Batch,
  step: Step & { phase: 'posted' | 'pending' },
): Result<Transfer> {
  const { from, to } = step;
  const why = whyNotOwnMovement(incident, owner, from, to);
  if (why) return { ok: false, refusals: [why] };
  const lot = incident.lots.get(parseAccountId(from).unit);
  const amount = baseUnits(step, packsOf(context.items, lot));
  if (!amount.ok) return amount;
  const available = overlay.available(from);
  if (available < amount.value) {
    const parameters = { available, asked: amount.value, unit: lot?.item ?? '-' };
    return refuse('stock-insufficient', parameters, { field: 'amount', rule: 'I1' });
  }
  overlay.add(from, -amount.value);
  const transfer = { transfer: context.newId('transfer'), from, to, amount: amount.value };
  if (step.phase === 'posted') {
    overlay.add(to, amount.value);
    return accept({ phase: 'posted', ...transfer });
  }
  if (step.expiresInHours === undefined) return accept({ phase: 'pending', ...transfer });
  const expiresAt = afterHours(context.now, step.expiresInHours);
  return accept({ phase: 'pending', ...transfer, expiresAt });
}

function planEnd(
  { state, incident, owner, context, overlay }: Batch,
  step: Step & { phase: 'post' | 'void' },
): Result<Transfer> {
  const hold = incident.holds.get(step.pending);
  const pending = state.ledger.pending.get(step.pending);
  if (!hold || !pending || hold.owner !== owner || overlay.hasEnded(step.pending))
    return refuse('transfer-not-pending', { transfer: step.pending }, { field: 'pending' });
  const transfer = context.newId('transfer');
  const end = (released: number, arrives: number) => {
    overlay.end(step.pending);
    overlay.add(hold.from, released);
    overlay.add(hold.to, arrives);
  };
  if (step.phase === 'void') {
    end(hold.amount, 0);
    return accept({ phase: 'void', transfer, pending: step.pending });
  }
  if (hasExpired(pending, context.now)) {
    const parameters = { transfer: step.pending, expiredAt: pending.expiresAt ?? '' };
    return refuse('transfer-expired', parameters, { field: 'pending' });
  }
  const amount = step.amount ?? hold.amount;
  if (amount > hold.amount)
    return refuse('more-than-reserved', { reserved: hold.amount, asked: amount }, { field: 'amount' });
  end(hold.amount - amount, amount);
  return accept({ phase: 'post', transfer, pending: step.pending, amount });
}
