import {
  CHINA,
  EVIDENCE_LEVELS,
  type IncidentState,
  localDay,
  type Need,
  type State,
  sameQuantity,
} from '@tongzhou/domain';
import type { ImportAnswer } from '@tongzhou/domain/concepts/import';
import type { HospitalNeeds, NeedLine, NeedSnapshot } from '@tongzhou/formats';
import { goneFrom } from './gone.ts';
import { externalKey, findOrganisation, newOrganisationId, organisationsByName } from './organisation-of.ts';
import { Questions } from './questions.ts';

/** A facility that is registered, or made a receiver of goods. */
export type Registration = {
  readonly hospital: HospitalNeeds;
  readonly input: Readonly<Record<string, unknown>> & { readonly organisation: string };
};
export type Statement = {
  readonly where: string;
  readonly facility: string;
  readonly becomes: 'stated' | 'updated';
  readonly input: Readonly<Record<string, unknown>>;
};

/** What a list comes to against what is known. */
export type NeedsPlan = {
  readonly registrations: readonly Registration[];
  readonly statements: readonly Statement[];
  /** Gone from the list, and over, as somebody has answered. */
  readonly closing: readonly Need[];
  /** Named by an earlier list, and by this later one with the same figures. */
  readonly again: readonly string[];
  readonly questions: Questions;
  /** Lines that state nothing: these, with the statements, are all that were read. */
  readonly counts: { unchanged: number; older: number; strongerKept: number; asked: number };
  readonly gone: { hospitals: number; lines: number };
};

export type ListTaken = {
  readonly incident: string;
  readonly snapshot: NeedSnapshot;
  /** Of which moment it is taken, and of which it speaks itself: in an exercise that may lie ahead of its clock. */
  readonly asOf: string;
  readonly says: string;
  readonly answers: ReadonlyMap<string, ImportAnswer>;
  readonly itemName: (item: string) => string;
};

export const sourceOf = (says: string): string => `wuhan2020 snapshot ${localDay(says, CHINA)}`;

/** Looks everything up and writes nothing. */
export function planNeeds(state: State, list: ListTaken): NeedsPlan {
  const incident = state.incidents.get(list.incident);
  const questions = new Questions();
  const counts = { unchanged: 0, older: 0, strongerKept: 0, asked: 0 };
  const registrations: Registration[] = [];
  const statements: Statement[] = [];
  const again: string[] = [];
  const named = { facilities: new Map<string, string>(), lines: new Set<string>() };
  const byName = organisationsByName(state);
  const latest = latestRead(incident);
  for (const hospital of list.snapshot.hospitals) {
    const found = findOrganisation(state, byName, hospital);
    if (found === null && hospital.areaCode === null) {
      counts.asked += hospital.lines.length;
      questions.askWhere(hospital);
      continue;
    }
    const facility = found ?? newOrganisationId(hospital);
    const registered = state.organisations.get(facility);
    named.facilities.set(facility, registered?.area ?? hospital.areaCode ?? '000000');
    if (registered === undefined) registrations.push(asNew(hospital, facility));
    else if (registered.facilityClass === null) registrations.push(asReceiver(hospital, facility, list));
    for (const line of hospital.lines) {
      named.lines.add(`${facility} ${line.itemId}`);
      const earlier = earlierNeed(incident, facility, line.itemId);
      const kept = earlier ? whyKept(earlier, line, list, latest) : null;
      if (kept) counts[kept] += 1;
      else statements.push(statementOf(hospital, facility, line, earlier, list));
      if (kept === 'unchanged' && earlier && isConfirmed(earlier, list, latest)) again.push(earlier.id);
    }
  }
  questions.askAboutWords(list.snapshot);
  const gone = { hospitals: 0, lines: 0 };
  // An older list says nothing about what a later one has left out.
  const missing =
    incident && latest <= list.says
      ? goneFrom(state, incident, { ...named, day: localDay(list.says, CHINA) })
      : [];
  const closing = missing.flatMap(({ asks, question, facility, needs }): readonly Need[] => {
    const answer = list.answers.get(question);
    if (answer) return answer.kind === 'closed' ? needs : [];
    if (asks === 'hospital-gone') gone.hospitals += 1;
    gone.lines += needs.length;
    const where = state.organisations.get(facility)?.name.zh ?? facility;
    questions.ask(
      { asks, question },
      { where, original: needs.map(({ item }) => list.itemName(item)).join('、') },
    );
    return [];
  });
  return { registrations, statements, closing, again, questions, counts, gone };
}

/** The latest day of which a list that was read speaks. In an exercise several may have been taken as of its clock. */
const latestRead = (incident: IncidentState | undefined): string =>
  [...(incident?.imports.values() ?? [])]
    .map(({ asOf, saysAsOf }) => saysAsOf ?? asOf)
    .reduce((latest, each) => (each > latest ? each : latest), '');

/** The need that this facility already has for the item, in whatever setting; the latest if several. */
function earlierNeed(incident: IncidentState | undefined, facility: string, item: string): Need | undefined {
  let latest: Need | undefined;
  for (const id of incident?.needsOfFacility.get(facility) ?? []) {
    const need = incident?.needs.get(id);
    if (need?.item === item && (latest === undefined || latest.asOf <= need.asOf)) latest = need;
  }
  return latest;
}

function whyKept(
  earlier: Need,
  line: NeedLine,
  { asOf, says }: ListTaken,
  latest: string,
): 'unchanged' | 'older' | 'strongerKept' | null {
  if (sameQuantity(earlier.quantity, line.quantity)) return 'unchanged';
  if (earlier.asOf > asOf || latest > says) return 'older';
  return isOfLists(earlier) ? null : 'strongerKept';
}

/** Nothing but public lists has said it. */
const isOfLists = ({ evidence }: Need): boolean => evidence === EVIDENCE_LEVELS[0];

/** Repeated lines confirm; reading the same list again does not. */
const isConfirmed = (earlier: Need, { asOf, says }: ListTaken, latest: string): boolean =>
  latest < says && isOfLists(earlier) && earlier.freshFrom < asOf;

const KINDS = {
  hospital: 'health-facility',
  cdc: 'disease-control',
  'red-cross': 'charity',
  charity: 'charity',
  other: 'other',
} as const;

const asNew = (hospital: HospitalNeeds, organisation: string): Registration => ({
  hospital,
  input: {
    organisation,
    name: { zh: hospital.name, en: hospital.name },
    kind: KINDS[hospital.kind],
    area: hospital.areaCode ?? '',
    externalKeys: [externalKey(hospital)],
    facilityClass: 'unclassified',
    address: hospital.address?.slice(0, 500) || null,
    source: hospital.sources[0]?.slice(0, 500) ?? null,
  },
});

/** A Red Cross branch that asks for goods receives them, too: without a class until somebody gives it one. */
const asReceiver = (hospital: HospitalNeeds, organisation: string, { says }: ListTaken): Registration => ({
  hospital,
  input: { organisation, facilityClass: 'unclassified', legalBasis: `公开需求信息 ${localDay(says, CHINA)}` },
});

function statementOf(
  hospital: HospitalNeeds,
  facility: string,
  line: NeedLine,
  earlier: Need | undefined,
  { incident, asOf, says }: ListTaken,
): Statement {
  const words = [line.original, ...line.also.map((other) => other.original)].map(({ key, value }) =>
    [key, value].filter(Boolean).join(' | '),
  );
  const original = line.notes.includes('amounts-conflict')
    ? words.join(' ≠ ')
    : [words[0], line.specification].filter(Boolean).join(' | ');
  return {
    where: `${hospital.name} ${line.original.key}`,
    facility,
    becomes: earlier ? 'updated' : 'stated',
    input: {
      incident,
      facility,
      item: line.itemId,
      setting: earlier?.setting ?? 'general-ward',
      quantity: line.quantity,
      asOf,
      original: original.slice(0, 500) || null,
      source: (line.url ?? hospital.sources[0] ?? sourceOf(says)).slice(0, 500),
    },
  };
}
