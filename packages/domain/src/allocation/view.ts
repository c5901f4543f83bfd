import { complaintsAbout } from '../concepts/complaint/view.ts';
import { interestsIn } from '../concepts/interest/rules.ts';
import { interestRow } from '../concepts/interest/view.ts';
import { needRow } from '../concepts/need/view.ts';
import { must } from '../kernel/state/must.ts';
import { type PageAsked, type PageOf, pageOfGrowing } from '../kernel/state/page.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { areaLabel, itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { servedBy } from './concerns.ts';
import type { AllocationLine } from './facts.ts';

/** A run with every line explained, zero lines included. */
export function allocationView(view: Viewpoint, incidentId: string, runId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const run = incident.runs.get(runId);
  if (!run) return null;
  const given = new Map<string, number>();
  for (const { need, amount } of run.lines) given.set(need, (given.get(need) ?? 0) + amount);
  return {
    ...run,
    proposer: organisationLabel(view, run.proposedBy.organisation),
    /** Interests that whoever proposed it had, as declared then, in those whom it serves. */
    interests: interestsIn(
      view.state,
      run.proposedBy.seat,
      servedBy(view.state, incidentId, run.lines),
      run.proposedAt,
    ).map((each) => interestRow(view, each)),
    decider: run.decidedBy ? organisationLabel(view, run.decidedBy.organisation) : null,
    lines: run.lines.map((line) => {
      const need = must(incident.needs, line.need, 'need');
      const lot = line.lot === null ? null : must(incident.lots, line.lot, 'lot');
      return {
        ...line,
        /** All that the need gets in this run, of whatever lots. */
        given: given.get(line.need) ?? 0,
        outbid: line.outbid
          ? {
              ...line.outbid,
              facility: organisationLabel(view, must(incident.needs, line.outbid.need, 'need').facility),
            }
          : null,
        claim: line.claim ? { ...line.claim, area: areaLabel(view, line.claim.area) } : null,
        carrier: carrierOf(view, incident, line.transport),
        complaints: complaintsAbout(view, incident, {
          kind: 'allocation-line',
          run: run.id,
          need: line.need,
        }),
        need: needRow(view, incident, need),
        lot: lot && { id: lot.id, item: itemLabel(view, lot.item), mode: lot.mode, expiresOn: lot.expiresOn },
      };
    }),
  };
}

function carrierOf(view: Viewpoint, incident: IncidentState, transport: string | undefined) {
  const offer = transport === undefined ? undefined : incident.offers.get(transport);
  return offer ? organisationLabel(view, offer.carrier) : null;
}

type Next = Pick<AllocationLine, 'next' | 'claim'>;
/** What one unit more would add here: its worth, less the way, and what the region's claim adds where it is not yet filled. */
const worthThere = ({ next, claim }: Next): number =>
  (next?.worth ?? 0) - (next?.loss ?? 0) + (claim && claim.given < claim.amount ? claim.worth : 0);

/** For each item of which there was not enough: who is served first should more come, and with how much. */
export function nextInLine(view: Viewpoint, incidentId: string, runId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const waiting = (incident.runs.get(runId)?.lines ?? []).flatMap(({ need, bound, next, claim }) =>
    next && bound === 'stock-exhausted' ? [{ need: must(incident.needs, need, 'need'), next, claim }] : [],
  );
  const first = new Map<string, (typeof waiting)[number]>();
  for (const each of waiting) {
    const known = first.get(each.need.item);
    if (!known || worthThere(each) > worthThere(known)) first.set(each.need.item, each);
  }
  return [...first.values()].map(({ need, next: { amount, worth } }) => ({
    item: itemLabel(view, need.item),
    facility: organisationLabel(view, need.facility),
    amount,
    worth,
  }));
}

export function allocationRows(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return incident.runsInOrder.map((id) => allocationRow(incident, id)).reverse();
}

/** A page of them, the latest first. */
export function allocationPage(view: Viewpoint, incidentId: string, asked: PageAsked): PageOf<AllocationRow> {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const { runsInOrder } = incident;
  return pageOfGrowing(runsInOrder.length, asked, (index) =>
    allocationRow(incident, runsInOrder[index] as string),
  );
}

/** What the latest approved runs changed, so many of them. */
export function latestAhead(view: Viewpoint, incidentId: string, most: number) {
  const { runs, runsAhead } = must(view.state.incidents, incidentId, 'incident');
  return runsAhead
    .slice(-most)
    .reverse()
    .flatMap((id) => {
      const { decidedAt, ahead } = must(runs, id, 'allocation run');
      return ahead && decidedAt ? [{ id, decidedAt, ...ahead }] : [];
    });
}

export type AllocationRow = ReturnType<typeof allocationRow>;

function allocationRow({ runs, runSums }: IncidentState, id: string) {
  const { lines, ...run } = must(runs, id, 'allocation run');
  const { amount, served } = must(runSums, id, 'allocation run');
  return { ...run, lines: lines.length, amount, facilities: served.size };
}
