import { DUTY_STATES, type DutyRow, dutyRows, jurisdictionOf } from '@tongzhou/domain';
import type { Asked } from '#page/page.ts';
import { subjectName } from './subject.ts';

/** So many of each list at first; a list by itself shows more of it, and the API all. */
const SHOWN_FIRST = 20;
const SHOWN_MAX = 300;

const LISTS = ['clocks', 'prompt', 'done'] as const;

export const load = ({ view, incident, url }: Asked) => {
  const wanted = url.searchParams.get('state');
  const state = DUTY_STATES.find((each) => each === wanted);
  const all = dutyRows(view, incident.id);
  const organisation = url.searchParams.get('organisation') || undefined;
  const { counts, rows, rules } = organisation ? dutyRows(view, incident.id, { organisation }) : all;
  const owing = new Map(all.rows.flatMap((row) => row.owing.map((each) => [each.id, each.name] as const)));
  const listed = rows.filter((row) => state === undefined || row.state === state);
  const isOwed = (row: DutyRow) => row.state === 'breached' || row.state === 'open';
  const only = LISTS.find((each) => each === url.searchParams.get('list'));
  const part = (list: (typeof LISTS)[number], belongs: (row: DutyRow) => boolean) => {
    const of = only === undefined || only === list ? listed.filter(belongs) : [];
    const most = only === list ? SHOWN_MAX : SHOWN_FIRST;
    return {
      rows: of.slice(0, most).map((row) => ({ ...row, about: subjectName(view, incident, row.subject) })),
      more: Math.max(0, of.length - most),
    };
  };
  return {
    counts,
    state,
    organisation,
    only,
    organisations: [...owing].map(([id, name]) => ({ id, name })),
    clocks: part('clocks', (row) => isOwed(row) && row.due !== null),
    prompt: part('prompt', (row) => isOwed(row) && row.due === null),
    done: part('done', (row) => !isOwed(row)),
    rules: Object.fromEntries(rules.map((rule) => [rule.id, rule])),
    asked: view.now,
    jurisdiction: jurisdictionOf(view, incident.area),
  };
};
