import { type Area, exact } from '@tongzhou/domain';
import { questionKeyOf } from '@tongzhou/domain/concepts/import';
import { type AreaIndex, isBelow } from '../area-match/index.ts';
import { type Answers, answerOf, type ReadingContext } from './collector.ts';
import { type FacilityName, facilityKind, sameName } from './facility-name.ts';
import type { HospitalRow } from './hospital-row.ts';
import { mergeStatements } from './merge-statements.ts';
import type { HospitalNeeds, NeedLine, Original } from './snapshot.ts';
import { sourceKeys } from './source-key.ts';

/** The listings of one facility. */
export type Listings = { rows: HospitalRow[]; names: FacilityName[]; area: Area | null; place: string };

/** Listings of one facility become one; two Red Crosses in different districts stay two. */
export function mergeHospitals(
  rows: readonly HospitalRow[],
  { areas, answers }: Pick<ReadingContext, 'areas' | 'answers'>,
): HospitalNeeds[] {
  const groups: Listings[] = [];
  const byName = new Map<string, Listings[]>();
  for (const row of rows) {
    const keys = row.names.flatMap((name) => searchKey(name, row) ?? []);
    let group = keys
      .flatMap((key) => byName.get(key) ?? [])
      .find((candidate) => isSameFacility(candidate, row, areas));
    if (!group) {
      group = { rows: [], names: [], area: row.area, place: row.place };
      groups.push(group);
    }
    group.rows.push(row);
    if (row.area && group.area && isBelow(row.area, group.area, areas)) group.area = row.area;
    for (const name of row.names)
      if (!group.names.some((known) => equal(known, name))) group.names.push(name);
    for (const key of keys) {
      const known = byName.get(key) ?? [];
      if (!known.includes(group)) byName.set(key, [...known, group]);
    }
  }
  const sources = sourceKeys(groups);
  return groups.map((group, index) => toHospital(group, sources[index] ?? '', answers));
}

/** Where no area was found the place as written must be the same; where none was written, nothing is the same. */
function searchKey(name: FacilityName, row: HospitalRow): string | null {
  if (row.area) return name.rest;
  return row.place === '' ? null : `${name.rest}@${row.place}`;
}

function isSameFacility(group: Listings, row: HospitalRow, areas: AreaIndex): boolean {
  if (!group.names.some((a) => row.names.some((b) => sameName(a, b)))) return false;
  const [a, b] = [group.area, row.area];
  if (!a || !b) return a === b && group.place === row.place;
  return a === b || isBelow(a, b, areas) || isBelow(b, a, areas);
}

const equal = (a: FacilityName, b: FacilityName): boolean => a.rest === b.rest && a.area === b.area;

function toHospital(group: Listings, sourceKey: string, answers: Answers): HospitalNeeds {
  const name = group.rows[0]?.name.split('\n')[0] ?? '';
  const texts = group.rows.flatMap((row) => row.texts);
  return {
    sourceKey,
    name,
    namesSeen: distinct(group.rows.flatMap((row) => row.name.split('\n'))),
    kind: facilityKind(name),
    areaCode: group.area?.code ?? null,
    areaAsked: group.area ? null : (group.rows[0]?.areaAsked ?? null),
    areaNotes: distinct(group.rows.flatMap((row) => row.areaNotes)),
    address: longest(distinct(group.rows.map((row) => row.address))),
    designatedHint: texts.some((text) => text.class === 'designated-hint'),
    publishedOn:
      distinct(texts.map((text) => text.date))
        .sort()
        .at(-1) ?? null,
    sources: distinct(group.rows.map((row) => row.url)),
    rows: group.rows.map((row) => row.row),
    lines: mergeStatements(group.rows.flatMap((row) => row.statements)).map((line) =>
      settled(line, sourceKey, answers),
    ),
    notes: texts
      .filter((text) => text.class !== 'contact' && text.class !== 'bank-account')
      .map(({ class: about, text }) => ({ class: about, text })),
  };
}

/** Of what conflicts: what somebody has said. */
function settled(line: NeedLine, facility: string, answers: Answers): NeedLine {
  if (!line.notes.includes('amounts-conflict')) return line;
  const said = answerOf(answers, conflictKey(facility, line), 'amount');
  return said
    ? {
        ...line,
        quantity: exact(said.amount),
        notes: line.notes.filter((note) => note !== 'amounts-conflict'),
      }
    : line;
}

export const conflictKey = (facility: string, { itemId, original, also }: NeedLine): string =>
  questionKeyOf(['conflict', facility, itemId, conflicting(original, also)]);

/** The words of all that conflict. */
export const conflicting = (original: Original, also: NeedLine['also']): string =>
  [original, ...also.map((other) => other.original)]
    .map(({ key, value }) => [key, value].filter(Boolean).join(' '))
    .join(' ≠ ');

const distinct = <Value>(values: readonly (Value | null | undefined)[]): Value[] => [
  ...new Set(values.filter((value) => value !== null && value !== undefined)),
];
const longest = (texts: readonly string[]): string | null =>
  texts.reduce<string | null>(
    (best, text) => (best === null || text.length > best.length ? text : best),
    null,
  );
