import { REGISTER } from '../../kernel/fact/fact.ts';
import { accept, type Refusal, type Result, refusal, refuse } from '../../kernel/refusal/refusal.ts';
import { firstFew, secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { keysBackwards } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { ownSeat } from '../seat/rules.ts';
import type { Resolution, ResolutionVersion } from './state.ts';

/** More words than these of one organisation about one decision say nothing new. */
export const DISSENTS_MAX = 10;
/** So many acts carry one decision out. */
export const ACTS_MAX = 500;

export const latestOf = ({ versions }: Resolution): ResolutionVersion =>
  versions[versions.length - 1] as ResolutionVersion;

/** The latest first; those behind are not looked at. */
export const latestResolutions = (
  { resolutions, resolutionsInOrder }: IncidentState,
  most: number,
): Resolution[] =>
  firstFew(keysBackwards(resolutionsInOrder), most).map((key) =>
    must(resolutions, secondOf(key), 'resolution'),
  );

type Minutes = Pick<
  ResolutionVersion,
  'participants' | 'decidedBy' | 'signedBy' | 'dissents' | 'informed' | 'way'
>;

/** Whoever decided, signed or disagreed was there; all are organisations of the register, with seats of their own. */
export function strangeIn(state: State, said: Minutes): Refusal[] {
  const { participants, decidedBy, signedBy, dissents, informed, way } = said;
  const present = new Set(
    participants.flatMap(({ organisation, presence }) => (presence === 'present' ? [organisation] : [])),
  );
  const found: Refusal[] = [];
  const known = (organisation: string, field: string) => {
    if (!state.organisations.has(organisation))
      found.push(refusal('not-found', { kind: 'organisation', id: organisation }, { field }));
  };
  for (const [index, { organisation, seat }] of participants.entries()) {
    known(organisation, `participants.${index}.organisation`);
    if (seat !== null && !ownSeat(state, organisation, seat))
      found.push(refusal('not-found', { kind: 'seat', id: seat }, { field: `participants.${index}.seat` }));
  }
  for (const [index, organisation] of informed.entries()) known(organisation, `informed.${index}`);
  const lists = {
    participants: participants.map(({ organisation }) => organisation),
    dissents: dissents.map(({ organisation }) => organisation),
    ...{ decidedBy, informed },
  };
  for (const [field, each] of Object.entries(lists)) {
    const twice = each.find((organisation, index) => each.indexOf(organisation) !== index);
    if (twice !== undefined)
      found.push(refusal('resolution-named-twice', { organisation: twice }, { field }));
  }
  const mustBeThere = (organisation: string, field: string) => {
    if (!present.has(organisation))
      found.push(refusal('resolution-not-present', { organisation }, { field, rule: 'F15' }));
  };
  for (const [index, each] of decidedBy.entries()) mustBeThere(each, `decidedBy.${index}`);
  mustBeThere(signedBy, 'signedBy');
  for (const [index, { organisation }] of dissents.entries())
    mustBeThere(organisation, `dissents.${index}.organisation`);
  if ((way === 'by-one') !== (decidedBy.length === 1))
    found.push(refusal('resolution-way', { way, decided: decidedBy.length }, { field: 'way', rule: 'F15' }));
  return found;
}

/** What an organisation said itself, no correction by another unsays. */
export function deniedIn(before: ResolutionVersion, said: Minutes): Refusal[] {
  const present = new Set(
    said.participants.flatMap(({ organisation, presence }) => (presence === 'present' ? [organisation] : [])),
  );
  return [...before.confirmed.keys()].flatMap((organisation) =>
    present.has(organisation)
      ? []
      : [refusal('resolution-own-word', { organisation }, { field: 'participants', rule: 'F15' })],
  );
}

/** Those that the latest record says were there. */
export const presentIn = ({ participants }: ResolutionVersion): string[] =>
  participants.flatMap(({ organisation, presence }) => (presence === 'present' ? [organisation] : []));

/** May an act be named as what carries the decision out? It stands in the log, decides something here, and came after. */
export function actAfter(
  state: State,
  incident: string,
  { decidedAt }: ResolutionVersion,
  position: number,
  field: string,
): Result<null> {
  const act = state.decidedActs.get(position);
  if (!act || (act.incident !== incident && act.incident !== REGISTER))
    return refuse('act-decides-nothing', { position }, { field });
  return act.at < decidedAt
    ? refuse('act-before-decision', { position, at: act.at, decidedAt }, { field, rule: 'F15' })
    : accept(null);
}
