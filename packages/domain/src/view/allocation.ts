import { must } from '../state/must.ts';
import { needRow } from './needs.ts';
import { itemLabel, organisationLabel, type Viewpoint } from './viewpoint.ts';

/** A run with every line explained, zero lines included. */
export function allocationView(view: Viewpoint, incidentId: string, runId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const run = incident.runs.get(runId);
  if (!run) return null;
  return {
    ...run,
    proposer: organisationLabel(view, run.proposedBy.organisation),
    decider: run.decidedBy ? organisationLabel(view, run.decidedBy.organisation) : null,
    lines: run.lines.map((line) => {
      const need = must(incident.needs, line.need, 'need');
      const lot = line.lot === null ? null : must(incident.lots, line.lot, 'lot');
      return {
        ...line,
        need: needRow(view, incident, need),
        lot: lot && { id: lot.id, item: itemLabel(view, lot.item), mode: lot.mode, expiresOn: lot.expiresOn },
      };
    }),
  };
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
