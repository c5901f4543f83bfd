import { comparisonView, type State, type Viewpoint } from '@tongzhou/domain';

type Comparison = ReturnType<typeof comparisonView>;

const AGE_MS_MAX = 10_000;
const known = new WeakMap<State, Map<string, { position: number; at: number; comparison: Comparison }>>();

/** Three plans are computed for it: once for all who look within some seconds, while nothing has happened. */
export function comparisonNow(view: Viewpoint, incident: string): Comparison {
  const ofState = known.get(view.state) ?? new Map();
  known.set(view.state, ofState);
  const found = ofState.get(incident);
  const now = performance.now();
  if (found && found.position === view.state.position && now - found.at < AGE_MS_MAX) return found.comparison;
  const comparison = comparisonView(view, incident);
  ofState.set(incident, { position: view.state.position, at: now, comparison });
  return comparison;
}
