import { comparisonView } from '../allocation/comparison/what-if.ts';
import { dutyRows } from '../duty/view.ts';
import { must } from '../kernel/state/must.ts';
import type { Viewpoint } from '../kernel/view/viewpoint.ts';
import { balanceRows } from './balances.ts';
import { leadBoard } from './board.ts';
import { giftByCode } from './gift.ts';
import { incidentView } from './incident.ts';
import { organisationView } from './organisation.ts';
import { unreconciledRows } from './unreconciled.ts';

/** Published views that span concepts. */
export const spanningViews = {
  overview: incidentView,
  gifts: (view: Viewpoint, incident: string) =>
    [...must(view.state.incidents, incident, 'incident').donations.values()].map((gift) =>
      giftByCode(view, gift.receiptCode),
    ),
  organisations: (view: Viewpoint) =>
    [...view.state.organisations.keys()].map((id) => organisationView(view, id)),
  comparison: comparisonView,
  board: leadBoard,
  duties: (view: Viewpoint, incident: string) => dutyRows(view, incident),
  unreconciled: unreconciledRows,
  balances: (view: Viewpoint) => balanceRows(view.state),
} as const;
