import { error } from '@sveltejs/kit';
import { allocationView, nextInLine, runDifferences } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';

const ZERO_LINES_MAX = 300;
const DIFFERENCES_MAX = 100;

export const load = ({ view, incident, id }: Asked) => {
  const run = allocationView(view, incident.id, id);
  if (!run) error(404, { message: 'allocation' });
  const given = run.lines.filter((line) => line.amount > 0);
  const nothing = run.lines.filter((line) => line.amount === 0);
  const differences = runDifferences(view, incident.id, id);
  return {
    differences: differences && {
      ...differences,
      rows: differences.rows.slice(0, DIFFERENCES_MAX),
      count: differences.rows.length,
    },
    run: { ...run, lines: given },
    nothing: nothing.slice(0, ZERO_LINES_MAX),
    nothingCount: nothing.length,
    next: nextInLine(view, incident.id, id),
  };
};
