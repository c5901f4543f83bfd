import type { DutyState, Fact } from '@tongzhou/domain';

const HOUR_MS = 3_600_000;
const hoursLater = (from: string, hours: number) =>
  new Date(Date.parse(from) + hours * HOUR_MS).toISOString();

function stateOf(due: string, met: string | null, ended: string | null, now: string): DutyState {
  if (met !== null) return met > due ? 'late' : 'met';
  if ((ended ?? now) > due) return 'breached';
  return ended === null ? 'open' : 'lifted';
}

/** Kinds of events whose report has a number in 2026, by kind of duty. */
const HOURS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'report-event': { 'unexplained-group-illness': 2, 'pathogen-loss': 2 },
  'report-disease': { 'unexplained-group-illness': 2, 'class-b-or-c-disease': 24 },
};

/**
 * Whoever noticed an event owes its report within so many hours of the moment that it states, or of the statement where
 * that is earlier: from the whole history, without an index. One line for each duty, sorted.
 */
export function reportsByDefinition(facts: readonly Fact[], now: string): string[] {
  return [...reports(facts, now)].sort();
}

function* reports(facts: readonly Fact[], now: string) {
  for (const fact of facts) {
    if (fact.type !== 'event.noticed') continue;
    const { event, kind, noticedAt, organisation } = fact.data;
    const since = noticedAt < fact.at ? noticedAt : fact.at;
    const isMet = (each: Fact) =>
      each.type === 'event.reported' && each.data.event === event && each.actor.organisation === organisation;
    const isOver = (each: Fact) =>
      (each.type === 'event.ended' && each.data.event === event) ||
      (each.type === 'event.verified' && each.data.event === event && each.data.outcome === 'disproved');
    const end = facts.find((each) => each.position > fact.position && (isMet(each) || isOver(each)));
    const met = end && isMet(end) ? end.at : null;
    for (const [duty, hours] of Object.entries(HOURS)) {
      const within = hours[kind];
      if (within === undefined) continue;
      const due = hoursLater(since, within);
      yield [duty, event, since, due, stateOf(due, met, end?.at ?? null, now)].join(' ');
    }
  }
}
