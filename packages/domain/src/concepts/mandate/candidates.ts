import { areaStem, stemsAround } from '../../kernel/area/area.ts';
import type { Scope } from '../../kernel/command/command.ts';
import type { MandateFunction } from '../../kernel/command/functions.ts';
import { REGISTER } from '../../kernel/fact/fact.ts';
import { group, grouped, list, listed, ungroup } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { subjectOf } from './breadth.ts';
import type { Mandate } from './state.ts';

const EVERYBODY = '*';
const keyAt = (wanted: MandateFunction, stem: string): string => `${wanted} ${stem}`;
const keyAbout = (wanted: MandateFunction, stem: string, subject: string): string =>
  `${wanted} ${stem} ${subject}`;

/** A mandate that was just given can be found by what it is for. */
export function enter(state: State, mandate: Mandate): void {
  state.mandateOrdinals.set(mandate.id, state.mandateOrdinals.size);
  list(state.mandatesWithin, mandate.incident ?? REGISTER, mandate.id);
  index(state, mandate, group);
}

/** One that is over for good is not found any more. */
export const strike = (state: State, mandate: Mandate): void => index(state, mandate, ungroup);

function index(state: State, mandate: Mandate, change: typeof group): void {
  const stem = areaStem(mandate.area);
  const subject = mandate.reach === 'area' ? EVERYBODY : subjectOf(mandate);
  for (const each of mandate.functions) {
    change(state.mandatesFor, each, mandate.id);
    change(state.mandatesAt, keyAt(each, stem), mandate.id);
    change(state.mandatesAbout, keyAbout(each, stem, subject), mandate.id);
  }
}

/** Those that may be about this, in the order in which they were given; the others certainly are not. */
export function candidatesFor(state: State, wanted: MandateFunction, { area, subject }: Scope): Mandate[] {
  const found: string[] = [];
  for (const stem of stemsAround(area)) {
    found.push(...grouped(state.mandatesAbout, keyAbout(wanted, stem, EVERYBODY)));
    if (subject !== null) found.push(...grouped(state.mandatesAbout, keyAbout(wanted, stem, subject)));
  }
  return inOrder(state, found);
}

/** The same of everybody's matters: also of those that are about their holders alone. */
export function candidatesAround(state: State, wanted: MandateFunction, area: string): Mandate[] {
  const found: string[] = [];
  for (const stem of stemsAround(area)) found.push(...grouped(state.mandatesAt, keyAt(wanted, stem)));
  return inOrder(state, found);
}

/** Of a function, wherever and for whichever incident, in the order in which they were given: read as far as one asks. */
export function* mandatesFor(state: State, wanted: MandateFunction): Generator<Mandate> {
  for (const id of grouped(state.mandatesFor, wanted)) yield must(state.mandates, id, 'mandate');
}

/** Given for an incident or for every one, whatever became of them, in the order in which they were given. */
export function* mandatesWithin(state: State, incident: string): Generator<Mandate> {
  const everywhere = listed(state.mandatesWithin, REGISTER);
  const here = listed(state.mandatesWithin, incident);
  const ordinalOf = (id: string | undefined) =>
    id === undefined ? Number.POSITIVE_INFINITY : (state.mandateOrdinals.get(id) ?? 0);
  for (let first = 0, second = 0; first < everywhere.length || second < here.length; ) {
    const isFirst = ordinalOf(everywhere[first]) < ordinalOf(here[second]);
    const id = isFirst ? everywhere[first++] : here[second++];
    yield must(state.mandates, id as string, 'mandate');
  }
}

const inOrder = (state: State, ids: readonly string[]): Mandate[] =>
  ids
    .map((id) => ({ mandate: must(state.mandates, id, 'mandate'), at: state.mandateOrdinals.get(id) ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ mandate }) => mandate);
