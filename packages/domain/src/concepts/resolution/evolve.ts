import type { Fact, FactType } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { pair } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { put } from '../../kernel/state/ordered.ts';
import type { State } from '../../kernel/state/state.ts';
import type { resolutionFacts } from './facts.ts';
import type { Resolution } from './state.ts';

const resolutionOf = (state: State, incident: string, id: string): Resolution =>
  must(must(state.incidents, incident, 'incident').resolutions, id, 'resolution');

export const evolveResolution: Evolvers<keyof typeof resolutionFacts> = {
  'resolution.recorded'(state, { incident, at, actor, position, data }) {
    const { resolution: id, group, ...said } = data;
    const { organisation, seat } = actor;
    const { resolutions, resolutionsInOrder } = must(state.incidents, incident, 'incident');
    const first = { ...said, at, position, by: { organisation, seat }, reason: null, confirmed: new Map() };
    resolutions.set(id, {
      ...{ id, group, versions: [first] },
      ...{ dissents: [], acknowledged: new Map(), acts: new Set<number>() },
    });
    put(resolutionsInOrder, pair(at, id));
  },
  'resolution.corrected'(state, { incident, at, actor, position, data }) {
    const { resolution: id, version: _version, ...said } = data;
    const by = { organisation: actor.organisation, seat: actor.seat };
    resolutionOf(state, incident, id).versions.push({ ...said, at, position, by, confirmed: new Map() });
  },
  'resolution.confirmed'(state, { incident, at, actor, data }) {
    const { versions } = resolutionOf(state, incident, data.resolution);
    versions[data.version - 1]?.confirmed.set(data.organisation, { at, seat: actor.seat });
  },
  'resolution.dissented'(state, { incident, at, actor, data }) {
    const { dissents, versions } = resolutionOf(state, incident, data.resolution);
    const { organisation, words } = data;
    dissents.push({ organisation, words, at, seat: actor.seat, version: versions.length });
  },
  'resolution.acknowledged'(state, { incident, at, actor, data }) {
    const { acknowledged } = resolutionOf(state, incident, data.resolution);
    acknowledged.set(data.organisation, { at, seat: actor.seat });
  },
  'resolution.carried-out'(state, { incident, data }) {
    const { id, acts } = resolutionOf(state, incident, data.resolution);
    for (const act of data.acts) {
      acts.add(act);
      const known = state.resolutionsOfAct.get(act) ?? [];
      state.resolutionsOfAct.set(act, [...known, { incident, resolution: id }]);
    }
  },
};

/** What somebody decides, as opposed to what somebody does, counts or reports. */
const DECIDED: ReadonlySet<FactType> = new Set<FactType>([
  'allocation.approved',
  'allocation.declined',
  'admission-rule.adopted',
  'admission-rule.ended',
  'break-glass.used',
  'charter.adopted',
  'facility.classified',
  'facility.receiving-stopped',
  'incident.closed',
  'incident.declared',
  'incident.level-changed',
  'mandate.granted',
  'mandate.resumed',
  'mandate.revoked',
  'mandate.suspended',
  'payment.approved',
  'payment.declined',
  'plan.activated',
  'plan.adopted',
  'release.published',
  'requisition.made',
  'routes.stated',
  'task.opened',
]);

export function rememberDecided(state: State, { position, type, at, actor, incident }: Fact): void {
  if (DECIDED.has(type))
    state.decidedActs.set(position, { position, type, at, organisation: actor.organisation, incident });
}
