import { type NeedRow, needsToCheck } from '@tongzhou/domain';
import { confirmLoadItem } from '#concepts/load/form.ts';
import type { WorkContext } from '#form/context.ts';
import { confirmationFields } from '#form/fields.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { moment, number, quantity } from '#format/format.ts';
import { said as words } from '#texts/words.ts';
import { runOutWords } from './run-out-words.ts';
import { needTexts } from './texts.ts';

const NEEDS_PER_PAGE = 40;

/** Calling back: what facilities said, and nobody else has confirmed, or not for long. */
export const callBackSection: Section = {
  id: 'call-backs',
  order: 1.5,
  may: ['state-need'],
  title: ['核实需求', 'Call back'],
  intro: [
    '按紧急程度列出尚无其他单位核实、或很久没有确认的需求。打电话或到现场核对后在这里记一笔；机构自己不能核实自己。',
    'What facilities asked for and nobody else has confirmed, or not for long, the most urgent first. Call or look, then say so here; nobody confirms its own.',
  ],
  make: callBackItems,
};

function callBackItems(context: WorkContext): WorkItem[] {
  const { view, incident, visitor, asked, language } = context;
  const facility = asked?.get('facility') || undefined;
  const after = asked?.get('after') || undefined;
  const { rows, next } = needsToCheck(view, incident.id, {
    ...{ by: visitor.organisation, facility, after, most: NEEDS_PER_PAGE },
  });
  const facilities = new Set([...(facility ? [facility] : []), ...rows.map((row) => row.facility.id)]);
  return [
    ...[...facilities].flatMap((each) => confirmLoadItem(context, each)),
    ...rows.map((row) => needItem(context, row)),
    ...(next === null
      ? []
      : [
          {
            id: 'next-needs',
            heading: context.w('后面的需求', 'Those after these'),
            facts: [],
            link: {
              href: `/${language}/work/call-backs?after=${encodeURIComponent(next)}`,
              label: context.say(needTexts.next),
            },
            forms: [],
          },
        ]),
  ];
}

const needItem = (context: WorkContext, row: NeedRow): WorkItem => ({
  id: row.id,
  heading: `${context.say(row.facility.name)}${context.colon}${context.say(row.item.name)}`,
  facts: [
    `${context.label('setting', row.setting)} · ${quantity(row.quantity, row.item.unit, context.language)}`,
    ...(row.onHand === null && row.usePerDay === null
      ? []
      : [
          context.w(
            `自报库存 ${said(context, row.onHand)}，每天用 ${said(context, row.usePerDay)}`,
            `${said(context, row.onHand)} in store, ${said(context, row.usePerDay)} a day, by its own word`,
          ),
        ]),
    ...(row.waits.length === 0
      ? []
      : [
          context.w(
            `数字跃升，核实后才计入；目前按${quantity(row.counts.quantity, row.item.unit, context.language)}算`,
            `A leap that waits for confirmation; till then it counts as ${quantity(row.counts.quantity, row.item.unit, context.language)}`,
          ),
        ]),
    ...(row.runOutHours === null
      ? []
      : [runOutWords({ needs: words(needTexts, context.language) }, row.runOutHours)]),
    `${moment(row.asOf, context.language)} · ${context.label('evidenceLevel', row.evidence)}${row.stale ? ` · ${context.say(needTexts.stale)}` : ''}`,
  ],
  link: {
    href: `/${context.language}/work/call-backs?facility=${row.facility.id}`,
    label: context.w('该机构的全部待核实项', 'All of this facility'),
  },
  forms: [confirmForm(context, row)],
});

const said = (context: WorkContext, amount: number | null): string =>
  amount === null ? context.w('未报', 'unknown') : number(amount);

const confirmForm = (context: WorkContext, row: NeedRow): CommandFormSpec =>
  form({
    command: 'need.confirm',
    submit: context.w('记为已核实', 'It is right'),
    fixed: { incident: context.incident.id, need: row.id, statement: row.position },
    fields: confirmationFields(context),
  });
