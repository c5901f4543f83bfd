import { goodsReport } from '../release/goods-report.ts';
import { must } from '../state/must.ts';
import { allocationRows } from './allocation.ts';
import { balanceRows } from './balances.ts';
import { leadBoard } from './board.ts';
import { capabilityRows } from './capabilities.ts';
import { deliveryRows } from './deliveries.ts';
import { dutyRows } from './duties.ts';
import { earmarkRows } from './earmarks.ts';
import { eventRows } from './events.ts';
import { fundraisingRows } from './fundraisings.ts';
import { giftByCode } from './gift.ts';
import { incidentView } from './incident.ts';
import { mandateMatrix } from './mandate-matrix.ts';
import { needRows } from './needs.ts';
import { needsByCity, silentFacilities } from './needs-by-city.ts';
import { needsByItem } from './needs-by-item.ts';
import { opinionRows } from './opinions.ts';
import { organisationView } from './organisation.ts';
import { planRows } from './plans.ts';
import { releaseRows } from './releases.ts';
import { stockAgeing } from './stock-ageing.ts';
import { taskRows } from './tasks.ts';
import { transportView } from './transport.ts';
import { unreconciledRows } from './unreconciled.ts';
import type { Viewpoint } from './viewpoint.ts';
import { comparisonView } from './what-if.ts';

/**
 * Every view of an incident that is published, by the name under which the API serves it. An auditor computes each one
 * from the public log alone and compares: what is not in this list is not verified, so nothing else is published.
 */
export const publishedViews = {
  overview: (view: Viewpoint, incident: string) => incidentView(view, incident),
  needs: (view: Viewpoint, incident: string) => needRows(view, incident),
  'needs-by-item': (view: Viewpoint, incident: string) => needsByItem(view, incident),
  'needs-by-city': (view: Viewpoint, incident: string) => needsByCity(view, incident),
  silent: (view: Viewpoint, incident: string) => silentFacilities(view, incident),
  goods: (view: Viewpoint, incident: string) =>
    goodsReport(view.state, must(view.state.incidents, incident, 'incident')),
  deliveries: (view: Viewpoint, incident: string) => deliveryRows(view, incident),
  allocations: (view: Viewpoint, incident: string) => allocationRows(view, incident),
  releases: (view: Viewpoint, incident: string) => releaseRows(view, incident),
  gifts: (view: Viewpoint, incident: string) =>
    [...must(view.state.incidents, incident, 'incident').donations.values()].map((gift) =>
      giftByCode(view, gift.receiptCode),
    ),
  services: (view: Viewpoint, incident: string) => [
    ...must(view.state.incidents, incident, 'incident').services.values(),
  ],
  mandates: (view: Viewpoint, incident: string) => mandateMatrix(view, incident),
  organisations: (view: Viewpoint) =>
    [...view.state.organisations.keys()].map((id) => organisationView(view, id)),
  capabilities: (view: Viewpoint, incident: string) => capabilityRows(view, incident),
  fundraisings: (view: Viewpoint, incident: string) => fundraisingRows(view, incident),
  earmarks: (view: Viewpoint, incident: string) => earmarkRows(view, incident),
  transport: (view: Viewpoint, incident: string) => transportView(view, incident),
  comparison: (view: Viewpoint, incident: string) => comparisonView(view, incident),
  ageing: (view: Viewpoint, incident: string) => stockAgeing(view, incident),
  board: (view: Viewpoint, incident: string) => leadBoard(view, incident),
  tasks: (view: Viewpoint, incident: string) => taskRows(view, incident),
  plans: (view: Viewpoint, incident: string) => planRows(view, incident),
  duties: (view: Viewpoint, incident: string) => dutyRows(view, incident),
  events: (view: Viewpoint, incident: string) => eventRows(view, incident),
  opinions: (view: Viewpoint, incident: string) => opinionRows(view, incident),
  unreconciled: (view: Viewpoint, incident: string) => unreconciledRows(view, incident),
  balances: (view: Viewpoint) => balanceRows(view.state),
} as const;

export type PublishedViewName = keyof typeof publishedViews;

export const PUBLISHED_VIEWS = Object.keys(publishedViews) as PublishedViewName[];

/** A published view as it is served: for which moment and which point of the journal it holds. */
export type PublishedAnswer = {
  readonly view: PublishedViewName;
  readonly incident: string;
  /** An exercise is marked as such everywhere. */
  readonly exercise: boolean;
  /** Of the last public fact that it counts. */
  readonly position: number;
  readonly now: string;
  readonly data: unknown;
};
