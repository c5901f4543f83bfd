import { areaSteps } from '../../kernel/area/steps.ts';
import { compareText } from '../../kernel/canonical/compare.ts';
import { must } from '../../kernel/state/must.ts';
import { areaLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { isInForce } from '../mandate/force.ts';
import { mandatesHeldBy } from '../mandate/who.ts';
import { CAPABILITY_KINDS } from './facts.ts';
import type { Capability } from './state.ts';

/** What an organisation says that it can send, as its own page shows it. */
export const capabilityRow = ({ id, kind, type, units, note, declaredAt }: Capability) => ({
  id,
  kind,
  type,
  units,
  note,
  declaredAt,
});

/**
 * Who could send what to an incident: by kind, the most capable type first, then the nearest. What is declared is the
 * organisation's own word; `isMandated` says whether it holds a mandate here, and so is at work already.
 */
export function capabilityRows(view: Viewpoint, incidentId: string) {
  const { state } = view;
  const { area } = must(state.incidents, incidentId, 'incident');
  const isMandated = (organisation: string) =>
    mandatesHeldBy(state, organisation).some(
      (each) => each.incident === incidentId && isInForce(state, each, view.now),
    );
  const declared = [...state.capabilities.values()]
    .filter(({ endedAt }) => endedAt === null)
    .map((each) => {
      const home = state.organisations.get(each.organisation)?.area ?? area;
      return { each, home, steps: areaSteps(home, area) };
    })
    .sort(
      (a, b) =>
        a.each.type - b.each.type ||
        a.steps - b.steps ||
        b.each.units - a.each.units ||
        compareText(a.each.id, b.each.id),
    );
  const byKind = Map.groupBy(declared, ({ each }) => each.kind);
  return CAPABILITY_KINDS.flatMap((kind) => {
    const here = byKind.get(kind);
    if (!here) return [];
    const units = here.reduce((sum, { each }) => sum + each.units, 0);
    const rows = here.map(({ each, home }) => ({
      ...capabilityRow(each),
      organisation: organisationLabel(view, each.organisation),
      area: areaLabel(view, home),
      isMandated: isMandated(each.organisation),
    }));
    return [{ kind, units, rows }];
  });
}

export type CapabilityGroup = ReturnType<typeof capabilityRows>[number];
