import { type ItemIndex, mayServe } from '../../kernel/item/index-of-items.ts';
import type { Setting } from '../../kernel/item/item.ts';
import { citedOn } from '../../kernel/law/cited.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { Lot } from '../donation/state.ts';
import { FACILITY_SETTINGS } from '../organisation/facts.ts';
import type { Organisation } from '../organisation/state.ts';
import type { Need } from './state.ts';
import { EVERYTHING } from './state.ts';

export function isStopped(incident: IncidentState, facility: string, item: string): boolean {
  const stops = incident.stops.get(facility);
  return stops !== undefined && (stops.has(EVERYTHING) || stops.has(item));
}

/** May such a facility have this setting at all? Null: yes. */
export function whyNotSetting(facility: Organisation, setting: Setting): Refusal | null {
  const facilityClass = facility.facilityClass ?? 'unclassified';
  const parameters = { facility: facility.id, facilityClass, setting };
  return FACILITY_SETTINGS[facilityClass].includes(setting)
    ? null
    : refusal('facility-not-eligible', parameters, { rule: 'I13' });
}

/** May this facility have goods for this need? Null: yes. */
export function whyNotFacility(incident: IncidentState, facility: Organisation, need: Need): Refusal | null {
  const forbidden = whyNotSetting(facility, need.setting);
  if (forbidden) return forbidden;
  if (isStopped(incident, facility.id, need.item)) {
    return refusal('facility-stopped-receiving', { facility: facility.id }, { rule: 'F12' });
  }
  return null;
}

/** What of a lot decides that. */
export type FitLot = Pick<
  Lot,
  'id' | 'item' | 'earmarkedFor' | 'expiresOn' | 'status' | 'quarantined' | 'correcting' | 'foundLater'
>;

/**
 * May goods of this lot serve this need? The hard rules: no charter, weight or person overrides them.
 * Null: yes. `day` is the calendar day of the decision.
 */
export function whyNotLot(
  items: ItemIndex,
  lot: FitLot,
  need: Pick<Need, 'facility' | 'item' | 'setting'>,
  day: string,
): Refusal | null {
  if (lot.status === 'quarantine') {
    return refusal('lot-quarantined', { lot: lot.id, why: lot.quarantined }, { rule: 'I13' });
  }
  if (lot.correcting !== null)
    return refusal('lot-in-correction', { lot: lot.id, correction: lot.correcting }, { rule: 'I13' });
  if (lot.status === 'rejected') return refusal('lot-rejected', { lot: lot.id }, { rule: 'I13' });
  if (lot.foundLater !== null && lot.foundLater.item !== lot.item)
    return refusal(
      'lot-found-less',
      { lot: lot.id, found: lot.foundLater.item ?? lot.item },
      { rule: 'I13' },
    );
  if (lot.expiresOn !== null && lot.expiresOn < day) {
    return refusal('lot-expired', { lot: lot.id, expiredOn: lot.expiresOn }, { rule: 'I13' });
  }
  if (!items.byId.get(lot.item)?.settings.includes(need.setting)) {
    const parameters = { item: lot.item, setting: need.setting };
    return refusal('item-not-permitted-in-setting', parameters, {
      rule: items.byId.get(lot.item)?.standards[0] ?? 'I13',
    });
  }
  if (!mayServe(items, lot.item, need.item, need.setting, day)) {
    return refusal('item-cannot-serve-need', { item: lot.item, needed: need.item }, { rule: 'I13' });
  }
  if (lot.earmarkedFor !== null && lot.earmarkedFor !== need.facility) {
    return refusal(
      'earmark-broken',
      { lot: lot.id, earmarkedFor: lot.earmarkedFor },
      { rule: `${citedOn('purpose', day)}, I3` },
    );
  }
  return null;
}
