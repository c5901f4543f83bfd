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
import { afterHours, daysLater, localDay } from '../../kernel/time/time.ts';
import { stockCharter } from './charter.ts';
import { DIFFERENCES_MAX, ITEMS_MAX, UNCOUNTED_MAX } from './facts.ts';
import type { Site } from './state.ts';

/** Of as many sites at once; the rest a moment later. */
const SITES_AT_ONCE = 20;

/** The day that a site still has to close: the one that has just ended by its own clock. Null: none. */
function dayToClose({ since, days, items, counts }: Site, now: string): string | null {
  const day = daysLater(localDay(now), -1);
  const isClosed = localDay(since) > day || (days.at(-1) ?? '') >= day;
  return isClosed || (items.size === 0 && counts.length === 0) ? null : day;
}

/** Has any site a day to close? */
export const hasDayToClose = (state: State, now: string): boolean =>
  [...state.incidents.values()].some(
    ({ closedAt, sites }) =>
      closedAt === null && [...sites.values()].some((site) => dayToClose(site, now) !== null),
  );

/** Past midnight each site says what its book holds and who counted what, whether anybody looks or not (F13). */
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
        const day = dayToClose(site, now);
        return day === null ? [] : [{ incident, site, day }];
      }),
    );
  return due
    .slice(0, SITES_AT_ONCE)
    .map(({ incident, site, day }) =>
      draft(incident.id, 'site.day-closed', closeOf(incident, site, day, now)),
    );
}

function closeOf(incident: IncidentState, site: Site, day: string, now: string): FactData<'site.day-closed'> {
  const items = [...site.items]
    .map(([item, sum]) => ({ item, ...sum }))
    .sort((a, b) => (a.item < b.item ? -1 : 1));
  const counts = site.counts.map((id) => must(incident.counts, id, 'count'));
  const differing = counts.filter(({ counted, book, status }) => counted !== book && status !== 'retracted');
  const withinDays = agreed(incident, 'countWithinDays', stockCharter);
  const uncounted = before(site.toCount, afterHours(now, -24 * withinDays)).count;
  const first = firstKeys(site.toCount, Math.min(uncounted, UNCOUNTED_MAX));
  return {
    place: site.place,
    day,
    previous: site.days.at(-1) ?? null,
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
