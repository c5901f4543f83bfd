import { exact, redact } from '@tongzhou/domain';
import { questionKeyOf } from '@tongzhou/domain/concepts/import';
import { isDateSerial, readColumnValue, refused, toBaseUnits, UNIT_ONLY } from '../amount/index.ts';
import { isOfAnotherItem, matchItem } from '../item-match/index.ts';
import type { SetAsideReason } from '../set-aside/index.ts';
import { matchKey, normaliseText } from '../text/index.ts';
import { type Asked, answerOf, askedOf, meantItem, type ReadingContext, type RowPlace } from './collector.ts';
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
  context: ReadingContext,
): Statement | null {
  const { asOf, items, out, answers } = context;
  const about = (what: string, words: string, more = '') =>
    questionKeyOf([what, place.name ?? '', matchKey(words), more]);
  const path = `supplies[${index}]`;
  const aside = (reason: SetAsideReason, asked: Asked = {}) => {
    out.put(reason, 'line', place, path, knownFields(entry), asked);
    return null;
  };
  if (!isRow(entry)) return aside('entry-not-an-object');
  out.extraFieldsIgnored += Object.keys(entry).filter((field) => !FIELDS.has(field)).length;
  const written = ownField(entry, 'key');
  if (typeof written === 'string' && written.length > TEXT_CHARACTERS_MAX) return aside('text-too-long');
  const key = textField(entry, 'key');
  if (key === null) return aside('item-missing');
  const specification = textField(entry, 'specification');
  const noted = ownField(entry, 'specification');
  if (specification === null && !isBlank(noted))
    out.put(
      typeof noted === 'string' ? 'text-too-long' : 'field-of-wrong-type',
      'field',
      place,
      `${path}.specification`,
      noted,
    );
  const match = matchItem(key, items, specification ?? '');
  const item = match.kind === 'matched' ? match.item : meantItem(about('item', key), context);
  if (!item) {
    const candidates = match.kind === 'ambiguous' ? match.items.map(({ id }) => id) : [];
    const reason = match.kind === 'ambiguous' ? 'item-ambiguous' : 'item-unknown';
    return aside(reason, askedOf(answers, about('item', key), candidates));
  }
  const value = ownField(entry, 'value');
  const reading = isDateSerial(value, asOf) ? refused('amount-maybe-date') : readColumnValue(value);
  // A column headed 医用手套（盒） counts boxes.
  const unit = /\(([^()]*)\)$/.exec(key)?.[1]?.trim();
  const inKey = unit && UNIT_ONLY.test(unit) ? unit : null;
  const base = reading.ok
    ? toBaseUnits({ ...reading.amount, unit: reading.amount.unit ?? inKey }, item)
    : reading;
  const question = base.ok ? '' : about('amount', key, asOriginal(value));
  const said = base.ok ? null : answerOf(answers, question, 'amount');
  if (!base.ok && !said) return aside(base.reason, askedOf(answers, question, [item.id]));
  const quantity = base.ok ? base.quantity : exact(said?.amount ?? 0);
  const notes: LineNote[] = [];
  if (isOne(value)) notes.push('one-means-unknown');
  if (specification && isOfAnotherItem(specification, item, items.items))
    notes.push('specification-of-another-item');
  return {
    itemId: item.id,
    quantity,
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
