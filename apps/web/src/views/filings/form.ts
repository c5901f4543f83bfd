import { type DutyRow, dutyRows } from '@tongzhou/domain';
import { subjectName } from '#concepts/duty/subject.ts';
import { dutyTexts } from '#concepts/duty/texts.ts';
import { fundraisingItems, purposeForm } from '#concepts/fundraising/form.ts';
import { matterItems } from '#concepts/matter/form.ts';
import { filingForm, filingKindOf } from '#concepts/submission/form.ts';
import type { WorkContext } from '#form/context.ts';
import type { CommandFormSpec, WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment } from '#format/format.ts';

/** What is owed to offices and the public outside of this system: first one's own clocks, then what begins new ones. */
export const filingSection: Section = {
  id: 'filings',
  order: 15,
  may: 'whoever is signed in',
  title: ['报送与备案', 'Filings and reports'],
  intro: [
    '时限由事实推算，不能手工勾销：凭受理编号或文件指纹登记报送后，义务即告履行。本系统不收取捐款。',
    'Clocks follow from facts and are never ticked off: a filing with the office’s number or the paper’s fingerprint meets the duty. This system collects no gifts.',
  ],
  make: filingItems,
};

function filingItems(context: WorkContext): WorkItem[] {
  const { visitor, view, incident } = context;
  // Most of it falls due after the response: what is owed in closed incidents stands here beside the one in hand.
  const incidents = [...view.state.incidents.values()].filter(
    ({ id, closedAt }) => id === incident.id || closedAt !== null,
  );
  const owed = incidents.flatMap(({ id }) => owedIn(context, id).map((row) => dutyItem(context, id, row)));
  const isKnown = view.state.organisations.has(visitor.organisation);
  return isKnown ? [...owed, ...fundraisingItems(context), ...matterItems(context)] : [];
}

function owedIn(context: WorkContext, incident: string): DutyRow[] {
  const { view, visitor } = context;
  const { rows } = dutyRows(view, incident, { organisation: visitor.organisation });
  return rows.filter(
    ({ state, kind }) =>
      (state === 'open' || state === 'breached') && (filingKindOf(context, kind) !== null || isShown(kind)),
  );
}

const isShown = (kind: string): boolean =>
  kind === 'destroy-event-data' || kind === 'state-secondary-purpose';

function dutyItem(context: WorkContext, incident: string, row: DutyRow): WorkItem {
  const { language, view } = context;
  const rule = view.duties.rules.byId.get(row.cited[0]?.rule ?? '');
  const due = row.due
    ? `${context.w('最迟', 'by')} ${moment(row.due, language)}`
    : context.w('及时', 'promptly, without a number');
  const found = view.state.incidents.get(incident);
  const about = found ? subjectName(view, found, row.subject) : null;
  return {
    id: `duty-${row.ordinal}`,
    heading: context.say(row.title),
    facts: [
      `${context.label('dutyState', row.state)} · ${due}`,
      ...(rule ? [`${context.say(rule.law)}${articleOf(rule.article)} · ${context.say(rule.owedTo)}`] : []),
      ...(rule?.uncheckedBecause
        ? [`${context.say(dutyTexts.unchecked)}${context.colon}${context.say(rule.uncheckedBecause)}`]
        : []),
      ...(about ? [context.say(about)] : []),
      ...(row.kind === 'destroy-event-data'
        ? [
            context.w(
              '到期销毁后由系统自行记录，无须也不能手工登记。',
              'The server states it itself when the data are gone; nobody can say it in its place.',
            ),
          ]
        : []),
    ],
    forms: formsOf(context, incident, row),
  };
}

function formsOf(context: WorkContext, incident: string, { kind, subject }: DutyRow): CommandFormSpec[] {
  if (kind === 'state-secondary-purpose' && subject) return [purposeForm(context, incident, subject)];
  const filed = filingKindOf(context, kind);
  return filed ? [filingForm(context, incident, filed, subject)] : [];
}

/** Not every source has numbers. */
const articleOf = (article: string): string => (/\d/.test(article) ? ` ${article}` : '');
