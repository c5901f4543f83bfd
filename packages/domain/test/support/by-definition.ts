import { type DutyState, type Fact, type IncidentState, localDay } from '@tongzhou/domain';

const HOUR_MS = 3_600_000;
const hoursLater = (from: string, hours: number) =>
  new Date(Date.parse(from) + hours * HOUR_MS).toISOString();
/** The end of the fifth day after it, in Beijing: article 72 of the Charity Law. */
const fiveDaysLater = (from: string) =>
  new Date(Date.parse(`${localDay(from, '+08:00')}T00:00:00+08:00`) + 6 * 24 * HOUR_MS).toISOString();

function stateOf(due: string | null, met: string | null, ended: string | null, now: string): DutyState {
  if (due !== null && (met ?? ended ?? now) > due) return met === null ? 'breached' : 'late';
  if (met !== null) return 'met';
  return ended === null ? 'open' : 'lifted';
}

/**
 * Two duties of a response in 2026 by their definitions, each from the whole history: no index, no heap, no memory of
 * what was open. Slow and plain on purpose; one line for each duty, sorted.
 */
export function byDefinition(facts: readonly Fact[], incident: IncidentState, now: string): string[] {
  return [...idleLots(facts, incident, now), ...publications(facts, incident, now)].sort();
}

function termsAt(facts: readonly Fact[], position: number) {
  const adopted = facts.filter((fact) => fact.type === 'charter.adopted' && fact.position <= position).at(-1);
  if (adopted?.type !== 'charter.adopted') throw new Error('no charter yet');
  return adopted.data.terms;
}

function* idleLots(facts: readonly Fact[], incident: IncidentState, now: string) {
  for (const fact of facts) {
    if (fact.type !== 'donation.received') continue;
    for (const { lot } of fact.data.lots) {
      const isMet = (each: Fact) =>
        (each.type === 'lot.idle-explained' && each.data.lot === lot) ||
        (each.type === 'shipment.dispatched' &&
          incident.shipments.get(each.data.shipment)?.lines.some((line) => line.lot === lot) === true);
      const isOver = (each: Fact) =>
        each.type === 'incident.closed' ||
        (each.type === 'lot.inspected' && each.data.lot === lot && each.data.outcome === 'rejected');
      const end = facts.find((each) => each.position > fact.position && (isMet(each) || isOver(each)));
      const met = end && isMet(end) ? end.at : null;
      const due = hoursLater(fact.at, termsAt(facts, fact.position).idleLotHours);
      yield ['explain-idle-lot', lot, fact.at, due, stateOf(due, met, end?.at ?? null, now)].join(' ');
    }
  }
}

/**
 * One clock at a time: from the first gift, then from each report. Each gift asks for a report within the charter's hours
 * or the law's five days as they are then; the earliest of these moments counts, and since is that of its reason. Both end
 * with the response; what the laws ask for then has no number, and begins anew while the receiver has goods.
 */
function* publications(facts: readonly Fact[], incident: IncidentState, now: string) {
  let clock: { since: string; due: string | null } | null = null;
  const hasGoods = (incident.stockOfOwner.get('red-cross')?.length ?? 0) > 0;
  let isClosed = false;
  for (const fact of facts) {
    const isReport = fact.type === 'release.published' && fact.data.content.kind === 'goods-report';
    if (clock && isReport) {
      yield line(clock, stateOf(clock.due, fact.at, null, now));
      clock = isClosed ? afterwards(fact, hasGoods) : clockFrom(facts, fact);
    } else if (clock && fact.type === 'incident.closed') {
      yield line(clock, stateOf(clock.due, null, fact.at, now));
      clock = afterwards(fact, hasGoods);
    } else if (fact.type === 'donation.received') {
      const next = clockFrom(facts, fact);
      if (clock === null || next.due < (clock.due ?? '9')) clock = next;
    }
    isClosed ||= fact.type === 'incident.closed';
  }
  if (clock) yield line(clock, stateOf(clock.due, null, null, now));
}

/** Nothing moves goods after the response in these days: what there is at the end there was when it ended. */
const afterwards = ({ at }: Fact, hasGoods: boolean) => (hasGoods ? { since: at, due: null } : null);

const line = (clock: { since: string; due: string | null }, state: DutyState) =>
  ['publish-receipts', '-', clock.since, clock.due, state].join(' ');

function clockFrom(facts: readonly Fact[], { at, position }: Fact) {
  const dues = [hoursLater(at, termsAt(facts, position).publicationHours), fiveDaysLater(at)];
  return { since: at, due: dues.sort()[0] as string };
}
