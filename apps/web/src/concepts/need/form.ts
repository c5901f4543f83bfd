import { needRows, SETTINGS } from '@tongzhou/domain';
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
  return [
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
        context.w(
          `已预留 ${number(row.reserved)}，在途 ${number(row.inTransit)}，送达 ${number(row.delivered)}`,
          `${number(row.reserved)} reserved, ${number(row.inTransit)} in transit, ${number(row.delivered)} delivered`,
        ),
      ],
      forms: [
        row.stopped
          ? resumeForm(context, row.facility.id, row.item.id)
          : stopForm(context, row.facility.id, row.item.id),
        ...(row.withdrawn === null ? [withdrawForm(context, row.id)] : []),
      ],
    })),
  ];
}

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
