import { allocationView, keysOf, localDay, needPage, whyNotLot } from '@tongzhou/domain';
import { interestFirst } from '#concepts/interest/form.ts';
import { cancelItems } from '#concepts/shipment/cancel-form.ts';
import type { WorkContext } from '#form/context.ts';
import { reasonField } from '#form/fields.ts';
import { type CommandFormSpec, type FieldOf, form, type WorkItem } from '#form/form.ts';
import { firstKept, kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { moment, number, shortId } from '#format/format.ts';

const LINES_SHOWN = 12;
/** Lots of an item that a list to choose from offers. */
const CHOICES_MAX = 60;

export const allocationSection: Section = {
  id: 'allocations',
  order: 8,
  may: ['allocate', 'approve-allocation'],
  title: ['分配', 'Allocate'],
  intro: [
    '计算方案由一人提出，由另一席位批准。提出方案不移动任何物资。',
    'One seat proposes, another approves. A proposal moves nothing.',
  ],
  make: (context) => [...interestFirst(context), ...allocationItems(context)],
};

function allocationItems(context: WorkContext): WorkItem[] {
  const { incident, view } = context;
  const items: WorkItem[] = [];
  if (context.may('allocate')) items.push(proposeItem(context), ...byHandItem(context));
  for (const run of kept(incident.runs, incident.runsProposed)) {
    const lines = allocationView(view, incident.id, run.id)?.lines.filter((line) => line.amount > 0) ?? [];
    items.push({
      id: run.id,
      heading: context.w(
        `待批准：${moment(run.proposedAt, context.language)} 的方案`,
        `Waiting: proposed ${moment(run.proposedAt, context.language)}`,
      ),
      facts: [
        context.w(
          `${number(lines.length)} 行有分配，${number(run.lineCount - lines.length)} 行未分配`,
          `${number(lines.length)} lines with goods, ${number(run.lineCount - lines.length)} with none`,
        ),
        ...lines
          .slice(0, LINES_SHOWN)
          .map(
            (line) =>
              `${context.say(line.need.facility.name)}: ${context.say((line.lot?.item ?? line.need.item).name)} ${number(line.amount)} · ${context.label('allocationRule', line.rule)}`,
          ),
      ],
      link: {
        href: `/${context.language}/incidents/${incident.id}/allocations/${run.id}`,
        label: context.w('逐行查看理由', 'Every line with its reason'),
      },
      forms: [
        form({
          command: 'allocation.approve',
          submit: context.w('批准并下达调拨单', 'Approve and issue orders'),
          fixed: { incident: incident.id, run: run.id },
          fields: [],
        }),
        form({
          command: 'allocation.decline',
          submit: context.w('否决', 'Decline'),
          tone: 'second',
          fixed: { incident: incident.id, run: run.id },
          fields: [reasonField(context)],
        }),
        ...(context.may('allocate') ? [adjustForm(context, run.id, lines)] : []),
      ],
    });
  }
  if (context.may('approve-allocation')) items.push(...cancelItems(context));
  return items;
}

function proposeItem(context: WorkContext): WorkItem {
  return {
    id: 'propose',
    heading: context.w('计算分配方案', 'Compute an allocation'),
    facts: [],
    forms: [
      form({
        command: 'allocation.propose',
        submit: context.w('计算并提出', 'Compute and propose'),
        fixed: { incident: context.incident.id },
        fields: [
          {
            path: 'items.0',
            kind: 'choice',
            label: context.w('物资', 'Item'),
            optional: true,
            options: [{ value: '', label: context.w('全部物资', 'all items') }, ...context.itemOptions()],
          },
        ],
      }),
    ],
  };
}

/** So many needs stand in the form at once; which ones, the list of needs is searched for. */
const LINES_BY_HAND = 20;

function byHandItem(context: WorkContext): WorkItem[] {
  const { incident, view, language, asked } = context;
  const [facility, item] = [asked?.get('facility')?.trim() ?? '', asked?.get('item') ?? ''];
  const heading = context.w('人工提出（须说明理由，公开）', 'Propose by hand (with a public reason)');
  const link = {
    href: `/${language}/incidents/${incident.id}/needs`,
    label: context.w('查找需求，再选“按此结果人工分配”', 'Find needs, then “Allocate to these by hand”'),
  };
  const { rows, count } = needPage(view, incident.id, {
    openOnly: true,
    most: LINES_BY_HAND,
    ...(item && { item }),
    ...(facility && { facilities: namedSo(context, facility) }),
  });
  const lots = lotsToChoose(context, new Set(rows.map((row) => row.item.id)));
  const day = localDay(view.now, view.state.country.clock);
  const lines = rows.flatMap((row) => {
    const need = { facility: row.facility.id, item: row.item.id, setting: row.setting };
    const fit = lots.filter((lot) => whyNotLot(view.items, lot, need, day) === null);
    return fit.length === 0 ? [] : [{ row, fit }];
  });
  // Without a need or a lot there is nothing to choose.
  if (lines.length === 0) return [{ id: 'by-hand', heading, facts: [], link, forms: [] }];
  const lotOption = (lot: (typeof lots)[number]) => ({
    value: lot.id,
    label: [context.itemName(lot.item), lot.batch, lot.bin, shortId(lot.id)].filter(Boolean).join(' · '),
  });
  return [
    {
      id: 'by-hand',
      heading,
      facts: [
        ...(count === null ? [] : [context.w(`共 ${number(count)} 项需求。`, `${number(count)} needs.`)]),
        context.w(
          `这里是最急、有合格批次的 ${number(lines.length)} 项；不分的留 0。`,
          `Here are the ${number(lines.length)} most urgent for which a fit lot lies in store. Leave 0 where nothing goes.`,
        ),
      ],
      link,
      forms: [
        form({
          command: 'allocation.propose-by-hand',
          submit: context.w('提出', 'Propose'),
          fixed: {
            incident: incident.id,
            ...Object.fromEntries(lines.map(({ row }, index) => [`lines.${index}.need`, row.id])),
          },
          fields: [
            ...lines.flatMap(({ row, fit }, index): FieldOf<'allocation.propose-by-hand'>[] => [
              {
                path: `lines.${index}.lot`,
                kind: 'choice',
                label: `${context.say(row.facility.name)} · ${context.say(row.item.name)} · ${context.label('setting', row.setting)}`,
                options: fit.map(lotOption),
              },
              {
                path: `lines.${index}.amount`,
                kind: 'number',
                label: context.w('数量', 'Amount'),
                value: '0',
              },
            ]),
            reasonField(context),
          ],
        }),
      ],
    },
  ];
}

/** Organisations that go by these words. */
const namedSo = ({ view }: WorkContext, words: string): ReadonlySet<string> =>
  new Set(
    [...view.state.organisations.values()].flatMap(({ id, name }) => (isNamed(name, words) ? [id] : [])),
  );

/** Of these items and of what may stand in for them what lies there, place by place, as far as a list to choose from goes. */
function lotsToChoose({ incident, view }: WorkContext, needed: ReadonlySet<string>) {
  const substitutes = [...needed].flatMap((item) => view.items.byId.get(item)?.substitutes ?? []);
  return [...new Set([...needed, ...substitutes.map((each) => each.item)])].flatMap((item) =>
    firstKept(incident.lots, lotsOf(incident, item), CHOICES_MAX, ({ status }) => status !== 'rejected'),
  );
}

function* lotsOf({ sites, stockAtPlace }: WorkContext['incident'], item: string): Iterable<string> {
  for (const place of sites.keys())
    for (const key of keysOf(stockAtPlace.get(`${place} ${item}`) ?? []))
      yield key.slice(key.indexOf(' ') + 1);
}

/** Some words of a name, in either language. */
const isNamed = ({ zh, en }: { readonly zh: string; readonly en: string }, words: string): boolean =>
  `${zh} ${en}`.toLowerCase().includes(words.toLowerCase());

/** Lines that the form offers to change, the largest first; others are changed over the API. */
const LINES_ADJUSTABLE = 40;

function adjustForm(
  context: WorkContext,
  run: string,
  lines: NonNullable<ReturnType<typeof allocationView>>['lines'],
): CommandFormSpec {
  const shown = lines
    .flatMap(({ lot, ...line }) => (lot ? [{ ...line, lot }] : []))
    .sort((a, b) => b.amount - a.amount)
    .slice(0, LINES_ADJUSTABLE);
  const fixed = shown.flatMap(({ need, lot }, index) => [
    [`changes.${index}.need`, need.id],
    [`changes.${index}.lot`, lot.id],
  ]);
  return form({
    command: 'allocation.adjust',
    submit: context.w('以调整后的方案代替', 'Put the adjusted plan in its place'),
    tone: 'second',
    folded: context.w(
      `调整数量（理由公开，原方案留存）`,
      'Adjust amounts (the reason is public, the computed plan stays on record)',
    ),
    fixed: { incident: context.incident.id, run, ...Object.fromEntries(fixed) },
    fields: [
      ...shown.map(
        ({ need, lot, amount }, index): FieldOf<'allocation.adjust'> => ({
          path: `changes.${index}.amount`,
          kind: 'number',
          label: `${context.say(need.facility.name)} · ${context.say(lot.item.name)}`,
          hint: `${shortId(lot.id)} · ${context.label('setting', need.setting)}`,
          value: String(amount),
        }),
      ),
      reasonField(context),
    ],
  });
}
