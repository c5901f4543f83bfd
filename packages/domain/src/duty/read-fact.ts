import { credentialsOf, standingOf } from '../concepts/credential/holds.ts';
import { areaScale } from '../kernel/area/scale.ts';
import type { Fact } from '../kernel/fact/fact.ts';
import type { State } from '../kernel/state/state.ts';
import { localDay, monthsLater } from '../kernel/time/time.ts';
import type { Condition, SubjectPath } from './rule.ts';

/** The field at a dotted path; undefined where it is not there. */
function at(value: unknown, path: string): unknown {
  let found: unknown = value;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}

/** Missing counts as null, so that a fact of an older version, without the field, reads like one that leaves it out. */
export function holds(
  conditions: readonly Condition[],
  fact: Fact,
  state: State,
  organisation: string | null,
  clock: string,
): boolean {
  for (const condition of conditions) {
    const whole = record(condition, fact, state, organisation);
    const value = at(whole, condition.field) ?? null;
    if (condition.beyond) {
      const start = at(whole, condition.beyond.field);
      if (!isBeyond(value, start, condition.beyond.months, clock)) return false;
      continue;
    }
    const wanted: readonly unknown[] = condition.in ?? condition.notIn ?? [];
    const listed = Array.isArray(value)
      ? value.some((each) => wanted.includes(each))
      : wanted.includes(value);
    if (listed !== (condition.in !== undefined)) return false;
  }
  return true;
}

/** Days are those of the rule's own clock. */
function isBeyond(day: unknown, start: unknown, months: number, clock: string): boolean {
  if (typeof start !== 'string') return false;
  if (typeof day !== 'string') return true;
  const first = Date.parse(localDay(new Date(start).toISOString(), clock));
  const last = day.length === 10 ? day : localDay(day, clock);
  return Date.parse(last) > monthsLater(first, months);
}

function record({ of, field }: Condition, fact: Fact, state: State, organisation: string | null): unknown {
  if (of === 'fact') return fact.data;
  const incident = state.incidents.get(fact.incident);
  if (of === 'incident') return incident;
  if (of === 'event') return incident?.events.get(textAt(fact, 'event') ?? '');
  const known = organisation === null ? undefined : state.organisations.get(organisation);
  if (field === 'holds') return known && { holds: confirmed(state, known.id, fact.at) };
  return known && { ...known, areaScale: areaScale(known.area) };
}

const confirmed = (state: State, organisation: string, now: string): readonly string[] =>
  credentialsOf(state, organisation).flatMap((each) =>
    standingOf(each, now, state.country.clock) === 'confirmed' ? [each.kind] : [],
  );

/** What a fact speaks of: the ids at a path, each once. */
export function subjectsOf(path: SubjectPath, fact: Fact, state: State): readonly string[] {
  const whole = path.record
    ? state.incidents.get(fact.incident)?.[path.record.in].get(String(at(fact.data, path.record.by)))
    : fact.data;
  if (path.each === undefined) return ids([at(whole, path.field)]);
  const rows = at(whole, path.each);
  return Array.isArray(rows) ? ids(rows.map((row) => at(row, path.field))) : [];
}

const ids = (values: readonly unknown[]): string[] => [
  ...new Set(values.filter((value): value is string => typeof value === 'string')),
];

/** The texts of a list at a path of the fact's data, each once. */
export function textsAt(fact: Fact, path: string): readonly string[] {
  const value = at(fact.data, path);
  return Array.isArray(value) ? ids(value) : [];
}

/** The text at a path of the fact's data, or null. */
export function textAt(fact: Fact, path: string): string | null {
  const value = at(fact.data, path);
  return typeof value === 'string' ? value : null;
}
