import type { State, Viewpoint } from '@tongzhou/domain';

type Kept<Answer> = { readonly position: number; readonly at: number; readonly answer: Answer };

/**
 * A public view computed once for all who look within so many milliseconds, while nothing has happened. What it says of
 * clocks may be that much old.
 */
export function sharedView<Answer>(
  ageMsMax: number,
  compute: (view: Viewpoint, incident: string) => Answer,
): (view: Viewpoint, incident: string) => Answer {
  const known = new WeakMap<State, Map<string, Kept<Answer>>>();
  return (view, incident) => {
    const ofState = known.get(view.state) ?? new Map<string, Kept<Answer>>();
    known.set(view.state, ofState);
    const found = ofState.get(incident);
    const now = performance.now();
    if (found && found.position === view.state.position && now - found.at < ageMsMax) return found.answer;
    const answer = compute(view, incident);
    ofState.set(incident, { position: view.state.position, at: now, answer });
    return answer;
  };
}
