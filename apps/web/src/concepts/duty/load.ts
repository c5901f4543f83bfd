import {
  DUTY_STATES,
  type DutyRow,
  type DutyState,
  dutyPage,
  dutyRows,
  jurisdictionOf,
  organisationLabel,
  type Viewpoint,
} from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';
import { subjectName } from './subject.ts';

/** So many of each list at first; a list by itself shows more of it, and the API all. */
const SHOWN_FIRST = 20;
const SHOWN_MAX = 300;

const LISTS = ['clocks', 'prompt', 'done'] as const;
type List = (typeof LISTS)[number];

export const load = ({ view, incident, url }: Asked) => {
  const wanted = url.searchParams.get('state');
  const state = DUTY_STATES.find((each) => each === wanted);
  const organisation = url.searchParams.get('organisation') || undefined;
  const only = LISTS.find((each) => each === url.searchParams.get('list'));
  const mostOf = (list: List): number => (only === undefined ? SHOWN_FIRST : only === list ? SHOWN_MAX : 0);
  const most = { clocks: mostOf('clocks'), prompt: mostOf('prompt'), done: mostOf('done') };
  const lists = organisation
    ? ofOrganisation(view, incident.id, organisation, state, most)
    : dutyPage(view, incident.id, { state, most });
  const part = (list: List) => {
    const { rows, count } = lists[list];
    return {
      rows: rows.map((row) => ({ ...row, about: subjectName(view, incident, row.subject) })),
      more: most[list] === 0 ? 0 : count - rows.length,
    };
  };
  return {
    counts: lists.counts,
    state,
    organisation,
    only,
    organisations: view.duties.owers(incident.id).map((id) => organisationLabel(view, id)),
    clocks: part('clocks'),
    prompt: part('prompt'),
    done: part('done'),
    rules: Object.fromEntries(lists.rules.map((rule) => [rule.id, rule])),
    asked: view.now,
    jurisdiction: jurisdictionOf(view, incident.area),
  };
};

/** What one organisation owes or owed, the functions that it holds among them. */
function ofOrganisation(
  view: Viewpoint,
  incident: string,
  organisation: string,
  state: DutyState | undefined,
  most: Readonly<Record<List, number>>,
) {
  const { counts, rows, rules } = dutyRows(view, incident, { organisation, state });
  const isOwed = (row: DutyRow) => row.state === 'breached' || row.state === 'open';
  const part = (list: List, belongs: (row: DutyRow) => boolean) => {
    const of = rows.filter(belongs);
    return { rows: of.slice(0, most[list]), count: of.length };
  };
  return {
    counts,
    rules,
    clocks: part('clocks', (row) => isOwed(row) && row.due !== null),
    prompt: part('prompt', (row) => isOwed(row) && row.due === null),
    done: part('done', (row) => !isOwed(row)),
  };
}
