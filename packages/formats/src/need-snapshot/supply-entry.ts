import { redact } from '@tongzhou/domain';
import { isDateSerial } from '../amount/date-serial.ts';
import { readColumnValue, toBaseUnits, UNIT_ONLY } from '../amount/index.ts';
import { isOfAnotherItem, matchItem } from '../item-match/index.ts';
import type { SetAsideReason } from '../set-aside/index.ts';
import { normaliseText } from '../text/index.ts';
import type { ReadingContext, RowPlace } from './collector.ts';
import { asOriginal, isBlank, isRow, ownField, shown, textField } from './fields.ts';
import { TEXT_CHARACTERS_MAX } from './limits.ts';
import type { LineNote, Statement } from './snapshot.ts';

const FIELDS = new Set(['key', 'value', 'specification']);

/** One entry of `supplies`; `null` where it was set aside. */
export function readSupply(
  entry: unknown,
  index: number,
  place: RowPlace,
  url: string | null,
  { asOf, items, out }: ReadingContext,
): Statement | null {
  const path = `supplies[${index}]`;
  const aside = (reason: SetAsideReason, candidates: readonly string[] = []) => {
    out.put(reason, 'line', place, path, knownFields(entry), candidates);
    return null;
  };
  if (!isRow(entry)) return aside('entry-not-an-object');
  out.extraFieldsIgnored += Object.keys(entry).filter((field) => !FIELDS.has(field)).length;
  const written = ownField(entry, 'key');
  if (typeof written === 'string' && written.length > TEXT_CHARACTERS_MAX) return aside('text-too-long');
  const key = textField(entry, 'key');
  if (key === null) return aside('item-missing');
  const specification = textField(entry, 'specification');
  const said = ownField(entry, 'specification');
  if (specification === null && !isBlank(said))
    out.put(
      typeof said === 'string' ? 'text-too-long' : 'field-of-wrong-type',
      'field',
      place,
      `${path}.specification`,
      said,
    );
  const match = matchItem(key, items, specification ?? '');
  if (match.kind === 'ambiguous')
    return aside(
      'item-ambiguous',
      match.items.map(({ id }) => id),
    );
  if (match.kind !== 'matched') return aside('item-unknown');
  const value = ownField(entry, 'value');
  if (isDateSerial(value, asOf)) return aside('amount-maybe-date', [match.item.id]);
  const reading = readColumnValue(value);
  if (!reading.ok) return aside(reading.reason);
  // A column headed 医用手套（盒） counts boxes.
  const unit = /\(([^()]*)\)$/.exec(key)?.[1]?.trim();
  const inKey = unit && UNIT_ONLY.test(unit) && reading.amount.unit === null ? unit : reading.amount.unit;
  const base = toBaseUnits({ ...reading.amount, unit: inKey }, match.item);
  if (!base.ok) return aside(base.reason);
  const notes: LineNote[] = [];
  if (isOne(value)) notes.push('one-means-unknown');
  if (specification && isOfAnotherItem(specification, match.item, items.items))
    notes.push('specification-of-another-item');
  return {
    itemId: match.item.id,
    quantity: base.quantity,
    specification: shown(specification),
    original: {
      key: redact(key),
      value: isNothing(value) ? null : asOriginal(value),
      from: 'supplies',
      row: place.number ?? place.row,
    },
    url,
    notes,
  };
}

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';
const isOne = (value: unknown): boolean =>
  value === 1 || (typeof value === 'string' && normaliseText(value) === '1');

/** What an entry says about the need; whatever else was put there may be somebody's. */
export function knownFields(entry: unknown): unknown {
  return isRow(entry)
    ? Object.fromEntries(Object.entries(entry).filter(([field]) => FIELDS.has(field)))
    : entry;
}
