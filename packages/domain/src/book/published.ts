import { comparisonView } from '../allocation/comparison/what-if.ts';
import { earmarkRows } from '../allocation/earmarks.ts';
import { allocationRows } from '../allocation/view.ts';
import { capabilityRows } from '../concepts/capability/view.ts';
import { eventRows } from '../concepts/event/view.ts';
import { fundraisingRows } from '../concepts/fundraising/view.ts';
import { mandateMatrix } from '../concepts/mandate/matrix.ts';
import { needsByCity, silentFacilities } from '../concepts/need/by-city.ts';
import { needsByItem } from '../concepts/need/by-item.ts';
import { needRows } from '../concepts/need/view.ts';
import { opinionRows } from '../concepts/opinion/view.ts';
import { planRows } from '../concepts/plan/view.ts';
import { goodsReport } from '../concepts/release/goods-report.ts';
import { releaseRows } from '../concepts/release/view.ts';
import { deliveryRows } from '../concepts/shipment/view.ts';
import { stockAgeing } from '../concepts/stock/ageing.ts';
import { taskRows } from '../concepts/task/view.ts';
import { transportView } from '../concepts/transport/view.ts';
import { dutyRows } from '../duty/view.ts';
import { must } from '../kernel/state/must.ts';
import type { Viewpoint } from '../kernel/view/viewpoint.ts';
import { balanceRows } from '../views/balances.ts';
import { leadBoard } from '../views/board.ts';
import { giftByCode } from '../views/gift.ts';
import { incidentView } from '../views/incident.ts';
import { organisationView } from '../views/organisation.ts';
import { unreconciledRows } from '../views/unreconciled.ts';

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
