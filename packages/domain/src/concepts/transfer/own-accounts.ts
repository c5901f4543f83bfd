import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { usablePurpose } from '../../ledger/accounts.ts';
import { type AccountParts, parseAccountId } from '../../ledger/transfer.ts';

/**
 * What an organisation may move by itself, without order, shipment or approval: in its warehouse, within one lot and
 * place, between what it offers and what it keeps back (its reserve); on its wards, from what was delivered to what is
 * used. Everything else has a command of its own with a check of its own. Null: allowed.
 */
export function whyNotOwnMovement(
  incident: IncidentState,
  owner: string,
  from: string,
  to: string,
): Refusal | null {
  const [source, target] = [parseAccountId(from), parseAccountId(to)];
  for (const [field, parts, id] of [
    ['from', source, from],
    ['to', target, to],
  ] as const)
    if (parts.owner !== owner) return refusal('account-not-own', { account: id, owner }, { field });
  const lot = incident.lots.get(source.unit);
  if (!lot) return refusal('not-found', { kind: 'lot', id: source.unit }, { field: 'from' });
  const usable = usablePurpose(lot);
  const withinWarehouse =
    source.kind === 'stock' &&
    target.kind === 'stock' &&
    source.place === target.place &&
    ((source.purpose === usable && target.purpose === 'reserve') ||
      (source.purpose === 'reserve' && target.purpose === usable));
  const onTheWard = source.kind === 'facility' && target.kind === 'consumed' && isPlain(source, target);
  if (source.unit !== target.unit || !(withinWarehouse || onTheWard))
    return refusal('transfer-not-allowed', { from, to }, { field: 'to', rule: 'I1' });
  if (withinWarehouse && lot.status !== 'accepted') {
    return lot.status === 'quarantine'
      ? refusal(
          'lot-quarantined',
          { lot: lot.id, why: lot.quarantined ?? '-' },
          { field: 'from', rule: 'I13' },
        )
      : refusal('lot-rejected', { lot: lot.id }, { field: 'from', rule: 'I13' });
  }
  return null;
}

/** These accounts have neither place nor purpose: none beside them may be opened. */
const isPlain = (...accounts: readonly AccountParts[]): boolean =>
  accounts.every(({ place, purpose }) => place === null && purpose === 'none');
