import { must } from '../../kernel/state/must.ts';
import { areaLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';

/** The ways that somebody has stated, the offers of carriers, and whom facilities care for: what allocations count on. */
export function transportView(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return {
    routes: [...incident.routes].map(([key, route]) => {
      const [from = '', to = ''] = key.split(' ');
      return { from: areaLabel(view, from), to: areaLabel(view, to), ...route };
    }),
    offers: [...incident.offers.values()].map(({ from, to, carrier, ...offer }) => ({
      ...offer,
      carrier: organisationLabel(view, carrier),
      from: areaLabel(view, from),
      to: areaLabel(view, to),
    })),
    loads: [...incident.loads.values()].map(({ facility, ...load }) => ({
      facility: organisationLabel(view, facility),
      ...load,
    })),
  };
}
