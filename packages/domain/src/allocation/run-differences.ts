import { compareText } from '../kernel/canonical/compare.ts';
import { must } from '../kernel/state/must.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import type { BindingConstraint } from './explanation.ts';
import type { AllocationRun } from './state.ts';

type Answer = { readonly amount: number; readonly bound: BindingConstraint | null };

/** What a need was answered before and is answered now, and what bound it each time: the why of the change. */
export type RunDifference = {
  readonly need: string;
  readonly facility: ReturnType<typeof organisationLabel>;
  readonly item: ReturnType<typeof itemLabel>;
  readonly before: Answer;
  readonly after: Answer;
};

/** Of a computed run and its adjustments, the one that counts. */
const stands = ({ method, status }: AllocationRun): boolean =>
  method !== 'by-hand' && status !== 'declined' && status !== 'replaced';

/** The latest that counts of those proposed before it; looked for backwards from it. */
function standingBefore({ runs, runsInOrder }: IncidentState, run: AllocationRun): AllocationRun | undefined {
  for (let at = runsInOrder.lastIndexOf(run.id) - 1; at >= 0; at -= 1) {
    const each = must(runs, runsInOrder[at] as string, 'allocation run');
    if (stands(each)) return each;
  }
  return undefined;
}

/** Against the run that it adjusts, or the computed run before it that was not declined; null where there is none. The largest change first. */
export function runDifferences(view: Viewpoint, incidentId: string, runId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const run = must(incident.runs, runId, 'allocation run');
  const previous = run.adjusts === undefined ? standingBefore(incident, run) : incident.runs.get(run.adjusts);
  if (!previous || run.method === 'by-hand') return null;
  const was = answers(previous);
  const is = answers(run);
  const rows = [...new Set([...was.keys(), ...is.keys()])].flatMap((id): RunDifference[] => {
    const before = was.get(id) ?? { amount: 0, bound: null };
    const after = is.get(id) ?? { amount: 0, bound: null };
    if (before.amount === after.amount) return [];
    const need = must(incident.needs, id, 'need');
    return [
      {
        need: id,
        facility: organisationLabel(view, need.facility),
        item: itemLabel(view, need.item),
        before,
        after,
      },
    ];
  });
  const change = ({ before, after }: RunDifference) => Math.abs(after.amount - before.amount);
  return {
    previous: { id: previous.id, proposedAt: previous.proposedAt, charterVersion: previous.charterVersion },
    rows: rows.sort((a, b) => change(b) - change(a) || compareText(a.need, b.need)),
  };
}

function answers(run: AllocationRun): Map<string, Answer> {
  const sums = new Map<string, Answer>();
  for (const { need, amount, bound } of run.lines)
    sums.set(need, { amount: (sums.get(need)?.amount ?? 0) + amount, bound });
  return sums;
}
