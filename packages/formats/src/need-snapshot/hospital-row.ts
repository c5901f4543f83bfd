import type { Area } from '@tongzhou/domain';
import { redact } from '@tongzhou/domain';
import { questionKeyOf } from '@tongzhou/domain/concepts/import';
import { type AreaNote, matchArea } from '../area-match/index.ts';
import type { SetAsideReason } from '../set-aside/index.ts';
import { matchKey } from '../text/index.ts';
import { answerOf, type Collector, type ReadingContext, type RowPlace } from './collector.ts';
import { type FacilityName, facilityNames, isSuspiciousName } from './facility-name.ts';
import {
  countContacts,
  isBlank,
  isRow,
  nameField,
  ownField,
  type Row,
  shown,
  textField,
  webAddress,
} from './fields.ts';
import { TEXT_CHARACTERS_MAX } from './limits.ts';
import { type RowText, readRemarkField, withoutContacts } from './remark-field.ts';
import type { HospitalNeeds, Statement } from './snapshot.ts';
import { knownFields, readSupply } from './supply-entry.ts';

/** One row of a list of hospitals, read. */
export type HospitalRow = {
  /** Counted through all files. */
  readonly row: number;
  readonly name: string;
  readonly names: readonly FacilityName[];
  readonly area: Area | null;
  readonly areaAsked: HospitalNeeds['areaAsked'];
  readonly areaNotes: readonly AreaNote[];
  /** Province, city and district as written: tells facilities apart where no area was found. */
  readonly place: string;
  readonly address: string | null;
  readonly url: string | null;
  readonly statements: readonly Statement[];
  readonly texts: readonly RowText[];
};

/** What a row gave, and how many pieces it held: `null` where the row as a whole was set aside. */
export type HospitalRowReading = {
  readonly hospital: HospitalRow | null;
  readonly supplies: number;
  readonly pieces: number;
};

const FIELDS = new Set([
  'id',
  'province',
  'city',
  'district',
  'name',
  'supplies',
  'address',
  'url',
  'remark',
  'contacts',
]);

/** `number`: counted through all files; `row`: in its own, as whoever looks it up counts. */
export function readHospitalRow(
  value: unknown,
  { file, row, number }: { readonly file: string; readonly row: number; readonly number: number },
  context: ReadingContext,
): HospitalRowReading {
  const { areas, out } = context;
  if (!isRow(value)) {
    out.put('entry-not-an-object', 'row', { file, row, number, name: null }, '', value);
    return { hospital: null, supplies: 0, pieces: 0 };
  }
  const named = nameField(value, 'name');
  const name = named && withoutPerson(named);
  if (name !== named) out.contactsWithheld += 1;
  const place: RowPlace = { file, row, number, name: name && redact(name).slice(0, 200) };
  out.extraFieldsIgnored += Object.keys(value).filter((field) => !FIELDS.has(field)).length;
  out.contactsWithheld += countContacts(value);
  const supplies = listOf(value, place, out);
  const unfit = unfitName(value, name);
  if (unfit || name === null) {
    const reason = unfit ?? 'name-missing';
    out.put(reason, 'row', place, 'name', ownField(value, 'name') ?? '');
    for (const [index, entry] of supplies.entries())
      out.put(reason, 'line', place, `supplies[${index}]`, knownFields(entry));
    const remark = ownField(value, 'remark');
    const pieces = isBlank(remark) ? 0 : 1;
    if (pieces) out.put(reason, 'line', place, 'remark', withoutContacts(remark, out));
    return { hospital: null, supplies: supplies.length, pieces };
  }
  const url = webAddress(value, 'url');
  if (url === null && !isBlank(ownField(value, 'url'))) out.webAddressesDropped += 1;
  const [province, city, district] = ['province', 'city', 'district'].map((field) => textField(value, field));
  const match = matchArea(
    { province: province ?? null, city: city ?? null, district: district ?? null, name },
    areas,
  );
  const written = [province, city, district].filter(Boolean).join(' ');
  const where = questionKeyOf(['area', place.name ?? '', matchKey(written), '']);
  const code = match.code ?? answerOf(context.answers, where, 'area')?.area ?? null;
  const area = areas.areas.find((candidate) => candidate.code === code) ?? null;
  const statements = supplies.flatMap((entry, index) => readSupply(entry, index, place, url, context) ?? []);
  const remark = readRemarkField(
    value,
    place,
    url,
    context,
    statements.map(({ itemId }) => itemId),
  );
  if (textField(value, 'address') === null && !isBlank(ownField(value, 'address')))
    out.put(
      typeof ownField(value, 'address') === 'string' ? 'text-too-long' : 'field-of-wrong-type',
      'field',
      place,
      'address',
      ownField(value, 'address'),
    );
  return {
    hospital: {
      row: number,
      name: redact(name),
      names: facilityNames(name, area, areas),
      area,
      areaAsked:
        code === null
          ? { question: where, written: redact(written), isLeft: context.answers.has(where) }
          : null,
      areaNotes: match.notes,
      place: [province, city, district]
        .map((part) => matchKey(part ?? ''))
        .join('/')
        .replace(/^\/+$/, ''),
      address: shown(textField(value, 'address')?.replace(/\s+/g, ' ') ?? null),
      url,
      statements: [...statements, ...remark.statements],
      texts: remark.texts,
    },
    supplies: supplies.length,
    pieces: remark.pieces,
  };
}

/** 当阳市人民医院 联系人李四139…: a name ends where a person begins. Nothing before it: it is no name of a body. */
function withoutPerson(name: string): string | null {
  const at = name.search(
    /[\s,，;；:：(（]*(?:联系人|联络人|收件人|收货人|负责人|经办人|联系电话|联系方式|电话|手机|tel[:：])/i,
  );
  return at < 0 ? name : name.slice(0, at) || null;
}

function unfitName(row: Row, name: string | null): SetAsideReason | null {
  const written = ownField(row, 'name');
  if (name === null)
    return typeof written === 'string' && written.length > TEXT_CHARACTERS_MAX
      ? 'text-too-long'
      : 'name-missing';
  return isSuspiciousName(name) ? 'suspicious-name' : null;
}

function listOf(row: Row, place: RowPlace, out: Collector): readonly unknown[] {
  const supplies = ownField(row, 'supplies');
  if (Array.isArray(supplies)) return supplies;
  if (supplies !== undefined && supplies !== null)
    out.put('field-of-wrong-type', 'field', place, 'supplies', supplies);
  return [];
}
