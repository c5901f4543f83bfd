import { must } from '../../../src/kernel/state/must.ts';
import type { IncidentState } from '../../../src/kernel/state/state.ts';
import { organisationLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';

function _carrierOf(view: Viewpoint, incident: IncidentState, transport: string | undefined) {
  const offer = transport === undefined ? undefined : incident.offers.get(transport);
  return offer ? organisationLabel(view, offer.carrier) : null;
}

export function allocationRows(view: Viewpoint, incidentId: string) {
  return [...must(view.state.incidents, incidentId, 'incident').runs.values()]
    .map(({ lines, ...run }) => ({
      ...run,
      lines: lines.length,
      amount: lines.reduce((sum, line) => sum + line.amount, 0),
      facilities: new Set(lines.filter((line) => line.amount > 0).map((line) => line.need)).size,
    }))
    .reverse();
}
