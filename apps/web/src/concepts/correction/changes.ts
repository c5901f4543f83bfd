import {
  type CorrectedField,
  type CorrectedValues,
  type Correction,
  type Donation,
  type IncidentState,
  itemLabel,
  type Lot,
  organisationLabel,
  purposeLabel,
  type Viewpoint,
} from '@tongzhou/domain';
import { amount, money } from '#format/format.ts';
import { place } from '#place/place.ts';
import type { Both } from '#texts/words.ts';

export type Change = { readonly field: CorrectedField; readonly from: Both; readonly to: Both };

const EMPTY: Both = { zh: '（空）', en: '(nothing)' };

/** What a correction changes, in words: names for ids, amounts with their unit. */
export function changesOf(view: Viewpoint, incidentId: string, correction: Correction): Change[] {
  const incident = view.state.incidents.get(incidentId);
  const gift = incident?.donations.get(correction.donation);
  if (!incident || !gift) return [];
  const lot = incident.lots.get(correction.lot ?? '') ?? null;
  return (Object.keys(correction.to) as CorrectedField[]).map((field) => ({
    field,
    from: valueIn(view, incident, gift, lot, field, correction.from),
    to: valueIn(view, incident, gift, lot, field, { ...correction.from, ...correction.to }),
  }));
}

export function valueIn(
  view: Viewpoint,
  incident: IncidentState,
  gift: Donation,
  lot: Lot | null,
  field: CorrectedField,
  values: CorrectedValues,
): Both {
  const value = values[field];
  if (value === null || value === undefined) return EMPTY;
  if (field === 'claimedItem') return itemLabel(view, String(value)).name;
  if (field === 'earmarkedFor') return organisationLabel(view, String(value)).name;
  if (field === 'purpose') return purposeLabel(incident, String(value))?.words ?? EMPTY;
  if (field === 'amount') return amountOf(view, gift, lot, Number(value), values.currency);
  return { zh: String(value), en: String(value) };
}

function amountOf(view: Viewpoint, gift: Donation, lot: Lot | null, value: number, currency?: string): Both {
  const each = (language: 'zh' | 'en') =>
    lot
      ? amount(value, itemLabel(view, lot.item).unit, language)
      : money(value, currency ?? gift.money?.currency ?? place().currency, language);
  return { zh: each('zh'), en: each('en') };
}
