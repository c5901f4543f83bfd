import type { DateFault } from '../form/form-sentences.ts';
import { accept, type Refusal, type Result, refusal, refuse } from '../refusal/refusal.ts';
import type { IncidentState, State } from '../state/state.ts';
import { kindsIn } from '../text/kinds-in.ts';
import type { Thing } from '../words/things.ts';
import type { ScopeWith } from './command.ts';
import type { Context } from './context.ts';

/** The incident; whether the command still has its place in it is asked of every command alike (`phase.ts`). */
export function knownIncident(state: State, id: string): Result<IncidentState> {
  const incident = state.incidents.get(id);
  return incident ? accept(incident) : refuse('not-found', { kind: 'incident', id }, { field: 'incident' });
}

export function existing<Value>(
  map: ReadonlyMap<string, Value>,
  id: string,
  kind: Thing,
  field: string,
): Result<Value> {
  const value = map.get(id);
  return value === undefined ? refuse('not-found', { kind, id }, { field }) : accept(value);
}

export function knownArea(context: Context, code: string, field = 'area'): Result<string> {
  return context.areaExists(code) ? accept(code) : refuse('area-unknown', { id: code }, { field });
}

/** The scope of what concerns an incident as a whole; hands on the incident. */
export function incidentScope(
  state: State,
  input: { readonly incident: string },
): Result<ScopeWith<IncidentState>> {
  return scopeOf(input.incident, knownIncident(state, input.incident));
}

const scopeOf = (id: string, incident: Result<IncidentState>): Result<ScopeWith<IncidentState>> =>
  incident.ok
    ? accept({ incident: id, area: incident.value.area, subject: null, found: incident.value })
    : incident;

/** So far back, in years, somebody states what he saw, found or decided; before it the year was mistyped. */
const REMEMBERED_YEARS = 30;

/** A moment that somebody states, as UTC, so that moments compare as text; none that has not come, or that nobody remembers. */
export function statedMoment({ now }: Context, stated: string, field: string): Result<string> {
  const moment = new Date(stated).toISOString();
  const impossible = (why: DateFault) =>
    refuse('date-impossible', { date: stated, why }, { field, rule: 'F2' });
  if (moment > now) return impossible('future');
  const first = `${String(Number(now.slice(0, 4)) - REMEMBERED_YEARS).padStart(4, '0')}${now.slice(4)}`;
  return moment < first ? impossible('beyond-memory') : accept(moment);
}

/** A photograph of last week's notice is no news: something later is known (F12). */
export const superseded = (asOf: string) =>
  refuse('date-impossible', { date: asOf, why: 'superseded' }, { field: 'asOf', rule: 'F12' });

/** Public words must hold no telephone, identity or account number (I10, F16). */
export const personalDataRefusals = (texts: Readonly<Record<string, string | null>>): Refusal[] =>
  personalDataIn(Object.entries(texts));

/** Fields that a list fills, of an entry as others published it: names, and what a line of it is called. The coarse look is for what people write. */
const OF_A_LIST = /^(?:externalKey|lines\.\d+\.label)$/;

/** The same of words by their path; of a key and of what it holds the path is one. `isPassed`: somebody else has read them. */
export function personalDataIn(
  texts: readonly (readonly [field: string, text: string | null])[],
  isPassed: (text: string) => boolean = () => false,
): Refusal[] {
  return texts.flatMap(([field, text]) => {
    const all = kindsIn(text ?? '');
    const kinds = OF_A_LIST.test(field) ? all.filter((kind) => kind !== 'possible-personal-data') : all;
    return kinds.length > 0 && !isPassed(text ?? '')
      ? [refusal('personal-data', { kinds: [...kinds] }, { field, rule: 'PIPL 6, I10' })]
      : [];
  });
}
