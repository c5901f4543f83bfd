import { DUTY_STATES, type DutyRow, dutyRows } from '@tongzhou/domain';
import { incidentAt } from '#server/incident.ts';

/** So many of each list on one page; the rest is in the API. */
const SHOWN_MAX = 100;

export const load = ({ params, locals, url }) => {
  const { view, incident } = incidentAt(locals.tongzhou, params.incident);
  const wanted = url.searchParams.get('state');
  const state = DUTY_STATES.find((each) => each === wanted);
  const all = dutyRows(view, incident.id);
  const organisation = url.searchParams.get('organisation') || undefined;
  const { counts, rows, rules } = organisation ? dutyRows(view, incident.id, { organisation }) : all;
  const owing = new Map(all.rows.flatMap((row) => row.owing.map((each) => [each.id, each.name] as const)));
  const listed = rows.filter((row) => state === undefined || row.state === state);
  const isOwed = (row: DutyRow) => row.state === 'breached' || row.state === 'open';
  const part = (of: readonly DutyRow[]) => ({
    rows: of.slice(0, SHOWN_MAX),
    more: Math.max(0, of.length - SHOWN_MAX),
  });
  return {
    counts,
    state,
    organisation,
    organisations: [...owing].map(([id, name]) => ({ id, name })),
    clocks: part(listed.filter((row) => isOwed(row) && row.due !== null)),
    prompt: part(listed.filter((row) => isOwed(row) && row.due === null)),
    done: part(listed.filter((row) => !isOwed(row))),
    rules: Object.fromEntries(rules.map((rule) => [rule.id, rule])),
    asked: view.now,
  };
};
