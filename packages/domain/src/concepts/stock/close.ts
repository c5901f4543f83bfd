import { z } from 'zod';
import { agreed } from '../../kernel/charter/charter.ts';
import { defineDeed } from '../../kernel/command/command.ts';
import { CLOCK, isOfSystem } from '../../kernel/command/seats.ts';
import { draft, type FactData, type FactDraft } from '../../kernel/fact/fact.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import { secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { before, firstKeys } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { afterHours, daysBetween, daysLater, endOfDay, localDay } from '../../kernel/time/time.ts';
import { stockCharter } from './charter.ts';
import { DIFFERENCES_MAX, ITEMS_MAX, UNCOUNTED_MAX } from './facts.ts';
import type { Site } from './state.ts';

/** Of as many sites at once; the rest a moment later. */
const SITES_AT_ONCE = 20;

/** How far back a day is still closed that the server slept through. */
const DAYS_BACK_MAX = 14;

type DayToClose = {
  readonly day: string;
  /** Days before it that are closed no more. */
  readonly unclosed: number;
};

/**
 * The earliest day that has ended and that a site can still close. Null: none. One further back than yesterday is closed
 * only where nothing has moved since: the book says what lies there now, not what lay there then.
 */
function dayToClose(site: Site, now: string, clock: string): DayToClose | null {
  const { since, days, items, counts, closedEmpty, movedAt } = site;
  const yesterday = daysLater(localDay(now, clock), -1);
  const last = days.at(-1);
  const next = last === undefined ? localDay(since, clock) : daysLater(last, 1);
  if (next > yesterday) return null;
  if (closedEmpty) return items.size === 0 && counts.length === 0 ? null : { day: yesterday, unclosed: 0 };
  const known = latest(next, daysLater(yesterday, 1 - DAYS_BACK_MAX), localDay(movedAt ?? since, clock));
  const day = known > yesterday ? yesterday : known;
  return { day, unclosed: daysBetween(next, day) };
}

const latest = (...days: [string, ...string[]]): string => days.reduce((a, b) => (a > b ? a : b));

/** Has any site a day to close? */
export const hasDayToClose = (state: State, now: string): boolean =>
  [...state.incidents.values()].some(
    ({ closedAt, sites, clock }) =>
      closedAt === null && [...sites.values()].some((site) => dayToClose(site, now, clock) !== null),
  );

/**
 * Past midnight each site says what its book holds and who counted what, whether anybody looks or not (F13); of days that
 * the server slept through, one after the other.
 */
export const closeDays = defineDeed({
  name: 'clock.close-days',
  schema: z.strictObject({}),
  decide: (state, _input, { actor, now }) =>
    isOfSystem(state, actor, CLOCK)
      ? accept({ facts: closesDue(state, now), result: {}, mandate: null })
      : refuse('not-own-matter', { organisation: '-' }),
});

function closesDue(state: State, now: string): FactDraft[] {
  const due = [...state.incidents.values()]
    .filter(({ closedAt }) => closedAt === null)
    .flatMap((incident) =>
      [...incident.sites.values()].flatMap((site) => {
        const due = dayToClose(site, now, incident.clock);
        return due === null ? [] : [{ incident, site, ...due }];
      }),
    );
  return due
    .slice(0, SITES_AT_ONCE)
    .map(({ incident, site, ...of }) => draft(incident.id, 'site.day-closed', closeOf(incident, site, of)));
}

function closeOf(
  incident: IncidentState,
  site: Site,
  { day, unclosed }: DayToClose,
): FactData<'site.day-closed'> {
  const items = [...site.items]
    .map(([item, sum]) => ({ item, ...sum }))
    .sort((a, b) => (a.item < b.item ? -1 : 1));
  const counts = site.counts
    .map((id) => must(incident.counts, id, 'count'))
    .filter(({ at }) => localDay(at, incident.clock) <= day);
  const differing = counts.filter(({ counted, book, status }) => counted !== book && status !== 'retracted');
  const withinDays = agreed(incident, 'countWithinDays', stockCharter);
  const uncounted = before(site.toCount, afterHours(endOfDay(day, incident.clock), -24 * withinDays)).count;
  const first = firstKeys(site.toCount, Math.min(uncounted, UNCOUNTED_MAX));
  return {
    place: site.place,
    day,
    previous: site.days.at(-1) ?? null,
    unclosed,
    items: items.slice(0, ITEMS_MAX),
    counts: counts.length,
    differences: differing.slice(0, DIFFERENCES_MAX).map(({ id, lot, counted, book }) => ({
      ...{ count: id, lot, counted, book },
      lastHand: incident.lastHand.get(lot) ?? null,
    })),
    uncounted: { withinDays, lots: uncounted, first: first.map(secondOf) },
    left: {
      items: Math.max(0, items.length - ITEMS_MAX),
      differences: Math.max(0, differing.length - DIFFERENCES_MAX),
    },
  };
}
