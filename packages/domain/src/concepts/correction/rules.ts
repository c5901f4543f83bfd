import type { Context } from '../../kernel/command/context.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { unknownItem } from '../../kernel/item/unknown-item.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { isNoLess, isPartAway } from '../donation/left.ts';
import type { Lot } from '../donation/state.ts';
import { openPurpose } from '../purpose/rules.ts';
import type { CorrectedField, CorrectedValues } from './state.ts';
import { movesMoreThanOnce } from './values.ts';

/** The correction of this gift or lot that waits for a second person. Null: none does. */
export const openCorrection = (
  incident: IncidentState,
  donation: string,
  lot: string | null,
): string | null =>
  listed(incident.correctionsOfDonation, donation).find((id) => {
    const known = incident.corrections.get(id);
    return known?.status === 'open' && known.lot === lot;
  }) ?? null;

/** Why these values cannot stand there, whatever the ledger says. */
export function whyNotStand(
  state: State,
  incident: IncidentState,
  { items }: Pick<Context, 'items'>,
  { strange, changed, to }: { strange: CorrectedField[]; changed: CorrectedField[]; to: CorrectedValues },
): Refusal[] {
  const broken = strange.map((field) =>
    refusal('input-invalid', ruleFault('nothing-there-to-correct'), { field: `to.${field}` }),
  );
  if (strange.length === 0 && changed.length === 0)
    broken.push(refusal('input-invalid', ruleFault('correction-changes-nothing'), { field: 'to' }));
  if (movesMoreThanOnce(changed))
    broken.push(refusal('input-invalid', ruleFault('one-movement-a-correction'), { field: 'to' }));
  if (to.donor !== undefined && to.donorName === undefined)
    broken.push(refusal('input-invalid', ruleFault('donor-has-name'), { field: 'to.donorName' }));
  if (to.claimedItem !== undefined && !items.byId.has(to.claimedItem))
    broken.push(unknownItem(items, to.claimedItem, 'to.claimedItem'));
  if (to.purpose != null) {
    const purpose = openPurpose(incident, to.purpose, 'to.purpose');
    if (!purpose.ok) broken.push(...purpose.refusals);
  }
  const facility = to.earmarkedFor;
  if (facility != null && state.organisations.get(facility)?.facilityClass == null)
    broken.push(refusal('not-found', { kind: 'facility', id: facility }, { field: 'to.earmarkedFor' }));
  return broken;
}

/** What was left of a lot when part had gone is known for what it is: by no second name does it become more again. */
export function whyNotOtherGoods(
  state: State,
  { items }: Pick<Context, 'items'>,
  lot: Lot | null,
  { claimedItem }: CorrectedValues,
): Refusal[] {
  if (!lot || claimedItem === undefined) return [];
  const item = items.byId.get(claimedItem);
  const isMoreThanLeft =
    isPartAway(state, lot) && item !== undefined && isNoLess(item, items.byId.get(lot.item));
  if (lot.partOf === null && lot.foundLater === null && !isMoreThanLeft) return [];
  const parameters = { lot: lot.id, counted: lot.item, found: claimedItem };
  return [refusal('part-has-left', parameters, { field: 'to.claimedItem', rule: 'I13' })];
}
