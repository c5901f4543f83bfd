import { CLOSING_LINES, phaseOf } from '../../kernel/command/phase.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { isHandedOver, type LeftShare, whatIsLeft } from './left.ts';
import type { Residue } from './state.ts';

function residueRow(view: Viewpoint, { id, line, of, owner, fate, by, note, at, status, answered }: Residue) {
  return {
    id,
    line,
    of: of === null ? null : organisationLabel(view, of),
    owner: organisationLabel(view, owner),
    fate,
    by,
    note,
    at,
    status,
    answer: answered && { at: answered.at, reason: answered.reason },
  };
}
export type ResidueRow = ReturnType<typeof residueRow>;

function shareRow(view: Viewpoint, share: LeftShare) {
  const { line, of, count, kinds, residue } = share;
  return {
    isHandedOver: isHandedOver(share),
    line,
    of: organisationLabel(view, of),
    count,
    kinds: kinds.map(({ kind, count: many, ids }) => ({ kind, count: many, ids })),
    residue: residue && residueRow(view, residue),
  };
}

/** Where the response stands on its way to its end, and what is left of it: every line, also those at zero. */
export function closingView(view: Viewpoint, incidentId: string) {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const shares = whatIsLeft(view.state, incident, view.now);
  return {
    phase: phaseOf(incident),
    turns: incident.turns.map(({ to, at, reason, position }) => ({ to, at, reason, position })),
    lines: CLOSING_LINES.map((line) => {
      const those = shares.filter((each) => each.line === line);
      const open = those.filter((each) => !isHandedOver(each));
      return {
        line,
        count: sum(those),
        withoutOwner: sum(open),
        shares: those.map((share) => shareRow(view, share)),
      };
    }),
    residues: residuesOf(view, incident),
  };
}
export type ClosingView = ReturnType<typeof closingView>;

/** All that was ever assigned, also what is at zero by now, the latest first. */
const residuesOf = (view: Viewpoint, { residues }: IncidentState): ResidueRow[] =>
  [...residues.values()].reverse().map((residue) => residueRow(view, residue));

const sum = (shares: readonly { readonly count: number }[]): number =>
  shares.reduce((all, { count }) => all + count, 0);
