import { type NeedRow, needRows, REAFFIRMED_MAX, SETTINGS } from '@tongzhou/domain';
import { loadItem } from '#concepts/load/form.ts';
import type { WorkContext } from '#form/context.ts';
import { publicReasonField, reasonField, whereFromFields } from '#form/fields.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { number, quantity } from '#format/format.ts';

export const needSection: Section = {
  id: 'needs',
  order: 1,
  may: ['state-need'],
  title: ['提出需求', 'State needs'],
  intro: [
    '写明现有库存和每日用量，系统就能算出还能用多久；不知道数量就选“数量未知”，不要写 1。',
    'Say what you hold and what you use a day, and the system knows when you run out. If you do not know the amount, choose “amount unknown”; do not write 1.',
  ],
  make: needItems,
};

function needItems(context: WorkContext): WorkItem[] {
  const { incident, view, visitor } = context;
  const isFacility = view.state.organisations.get(visitor.organisation)?.facilityClass != null;
  const rows = isFacility ? needRows(view, incident.id, { facility: visitor.organisation }) : [];
  const question = stillRightItem(context, rows);
  // Opened from a notice: the one question, and nothing else to look through.
  if (context.asked?.get('still-right')) {
    const waiting = waitingItem(context, rows);
    return waiting ? [...(question ? [question] : []), waiting] : [question ?? allRight(context)];
  }
  return [
    ...(question ? [question] : []),
    {
      id: 'new',
      heading: context.w('新的需求说明', 'A statement of need'),
      facts: [],
      forms: [stateForm(context)],
    },
    loadItem(context),
    ...rows.map((row) => ({
      id: row.id,
      heading: context.say(row.item.name),
      facts: [
        `${context.label('setting', row.setting)} · ${quantity(row.quantity, row.item.unit, context.language)}`,
        byNow(context, row),
        ...whatWaits(context, row),
        ...shortStore(context, row),
        context.w(
          `已预留 ${number(row.reserved)}，在途 ${number(row.inTransit)}，送达 ${number(row.delivered)}`,
          `${number(row.reserved)} reserved, ${number(row.inTransit)} in transit, ${number(row.delivered)} delivered`,
        ),
      ],
      forms: [
        ...(mayBeRight(row) ? [stillRightForm(context, [row])] : []),
        row.stopped
          ? resumeForm(context, row.facility.id, row.item.id)
          : stopForm(context, row.facility.id, row.item.id),
        ...(row.withdrawn === null ? [withdrawForm(context, row.id)] : []),
      ],
    })),
  ];
}

/** What waits for another's confirmation is nobody's own to confirm. */
const mayBeRight = ({ withdrawn, waits }: NeedRow): boolean => withdrawn === null && waits.length === 0;

function whatWaits(context: WorkContext, { waits, counts, item }: NeedRow): string[] {
  if (waits.length === 0) return [];
  const names = waits.map((figure) => context.label('jumpingFigure', figure));
  const till = quantity(counts.quantity, item.unit, context.language);
  return [
    context.w(
      `待其他单位核实：${names.join('、')}；核实前按${till}算`,
      `Waits for another organisation’s confirmation: ${names.join(', ')}; till then it counts as: ${till}`,
    ),
  ];
}

const shortStore = (context: WorkContext, { runsShort }: NeedRow): string[] =>
  runsShort
    ? [
        context.w(
          '要的都给了，但库存不够公约的保障天数：请按实际重报数量',
          'All that was asked for is given, and the store does not last the charter’s days: please state the amount anew',
        ),
      ]
    : [];

/** How a need stands by now, after use and deliveries. */
function byNow(context: WorkContext, row: NeedRow): string {
  const known = (value: number | null) =>
    value === null ? context.w('未报', 'not said') : context.amount(value, row.item.id);
  const missing =
    row.missing === null
      ? context.w('还需数量未知', 'an unknown amount still needed')
      : context.w(`还需 ${known(row.missing)}`, `${known(row.missing)} still needed`);
  return context.w(
    `推算现存：${known(row.inStore)}；每天用：${known(row.usePerDay)}；${missing}`,
    `By now in store: ${known(row.inStore)}; used a day: ${known(row.usePerDay)}; ${missing}`,
  );
}

/** What the facility has not confirmed for longer than the charter says, in one question. Null: nothing. */
function stillRightItem(context: WorkContext, rows: readonly NeedRow[]): WorkItem | null {
  const old = rows.filter((row) => row.stale && mayBeRight(row) && !row.stopped).slice(0, REAFFIRMED_MAX);
  if (old.length === 0) return null;
  return {
    id: 'still-right',
    heading: context.w('这些数字还对吗？', 'Are these still right?'),
    facts: old.map(
      (row) =>
        `${context.say(row.item.name)} · ${context.label('setting', row.setting)}${context.colon}${byNow(context, row)}`,
    ),
    forms: [stillRightForm(context, old)],
    link: {
      href: `/${context.language}/work/needs`,
      label: context.w('有变化，去改', 'Something has changed: state it anew'),
    },
  };
}

/** What is old and waits: nobody of the facility makes it right by a tap. Null: nothing. */
function waitingItem(context: WorkContext, rows: readonly NeedRow[]): WorkItem | null {
  const waiting = rows.filter((row) => row.stale && row.waits.length > 0 && !row.stopped);
  if (waiting.length === 0) return null;
  return {
    id: 'still-waiting',
    heading: context.w(
      '这些在等其他单位核实，不必自己确认',
      'These wait for another organisation; nothing to confirm',
    ),
    facts: waiting.map(
      (row) => `${context.say(row.item.name)}${context.colon}${whatWaits(context, row).join('')}`,
    ),
    forms: [],
    link: { href: `/${context.language}/work/needs`, label: context.w('提出需求', 'State needs') },
  };
}

const allRight = (context: WorkContext): WorkItem => ({
  id: 'still-right',
  heading: context.w('都已确认', 'All of them are confirmed'),
  facts: [],
  forms: [],
  link: { href: `/${context.language}/work/needs`, label: context.w('提出需求', 'State needs') },
});

const stillRightForm = (context: WorkContext, rows: readonly NeedRow[]): CommandFormSpec =>
  form({
    command: 'need.reaffirm',
    submit:
      rows.length === 1
        ? context.w('没有变化，仍然准确', 'Still right')
        : context.w(`以上 ${rows.length} 项都仍然准确`, `All ${rows.length} are still right`),
    ...(rows.length === 1 && { tone: 'second' as const }),
    fixed: {
      incident: context.incident.id,
      facility: context.visitor.organisation,
      // The paths are places in a list, which no form can know beforehand.
      ...(Object.fromEntries(rows.map(({ id }, index) => [`needs.${index}`, id])) as { 'needs.0': string }),
    },
    fields: [],
  });

function stateForm(context: WorkContext): CommandFormSpec {
  const kinds = ['exact', 'unknown', 'at-least', 'range', 'unlimited', 'none'];
  const words: Record<string, string> = {
    exact: context.w('准确数量', 'exactly'),
    unknown: context.w('需要，数量未知', 'needed, amount unknown'),
    'at-least': context.w('至少', 'at least'),
    range: context.w('范围', 'between'),
    unlimited: context.w('不限', 'no limit'),
    none: context.w('目前不需要', 'not needed now'),
  };
  return form({
    command: 'need.state',
    submit: context.w('提交需求', 'State this need'),
    fixed: { incident: context.incident.id },
    fields: [
      {
        path: 'facility',
        kind: 'choice',
        label: context.w('机构', 'Facility'),
        options: context.facilityOptions(),
      },
      { path: 'item', kind: 'choice', label: context.w('物资', 'Item'), options: context.itemOptions() },
      {
        path: 'setting',
        kind: 'choice',
        label: context.w('用途', 'For use in'),
        options: context.options('setting', SETTINGS),
      },
      {
        path: 'quantity.kind',
        kind: 'choice',
        label: context.w('数量怎么说', 'How well is the amount known'),
        options: kinds.map((value) => ({ value, label: words[value] ?? value })),
      },
      {
        path: 'quantity.amount',
        kind: 'number',
        label: context.w('数量', 'Amount'),
        hint: context.w('按基本单位；范围时填下限', 'in base units; for a range, the lower end'),
        optional: true,
      },
      {
        path: 'quantity.most',
        kind: 'number',
        label: context.w('上限', 'Upper end'),
        hint: context.w('仅范围需要', 'only for a range'),
        optional: true,
      },
      { path: 'onHand', kind: 'number', label: context.w('现有库存', 'On hand'), optional: true },
      { path: 'usePerDay', kind: 'number', label: context.w('每日用量', 'Used a day'), optional: true },
      ...whereFromFields(context),
    ],
  });
}

const stopForm = (context: WorkContext, facility: string, item: string): CommandFormSpec =>
  form({
    command: 'facility.stop-receiving',
    submit: context.w('请求暂停接收', 'Stop receiving'),
    tone: 'second',
    folded: context.w('请求暂停接收…', 'Stop receiving…'),
    fixed: { incident: context.incident.id, facility, item },
    fields: [reasonField(context)],
  });

const withdrawForm = (context: WorkContext, need: string): CommandFormSpec =>
  form({
    command: 'need.retract',
    submit: context.w('撤回需求', 'Withdraw this need'),
    tone: 'second',
    folded: context.w('提错了，撤回…', 'It was stated by mistake…'),
    fixed: { incident: context.incident.id, need },
    fields: [publicReasonField(context)],
  });

const resumeForm = (context: WorkContext, facility: string, item: string): CommandFormSpec =>
  form({
    command: 'facility.resume-receiving',
    submit: context.w('恢复接收', 'Resume receiving'),
    tone: 'second',
    fixed: { incident: context.incident.id, facility, item },
    fields: [],
  });
