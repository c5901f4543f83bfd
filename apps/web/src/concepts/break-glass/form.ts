import { BREAK_GLASS_OUTCOMES, BREAK_GLASS_REASONS, keysBackwards, SETTINGS } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { noteField, packFields, publicReasonField } from '#form/fields.ts';
import { type FieldOf, form, type Option, type WorkItem } from '#form/form.ts';
import { firstKept, firstOf, kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { otherLots, shelf } from '#form/shelf.ts';
import { moment, number, shortId } from '#format/format.ts';

const SHOWN_MAX = 100;
const JUDGED_SHOWN = 8;

export const breakGlassSection: Section = {
  id: 'break-glass',
  order: 6.2,
  may: ['release-goods', 'approve-allocation'],
  title: ['紧急放行', 'Break-glass'],
  intro: (context) => {
    const [cap, hours] = [number(context.agreed('breakGlassCap')), number(context.agreed('breakGlassHours'))];
    return [
      `等不及调拨单时用：一家机构、一种物资一天最多 ${cap}，须有原因和照片，立即扣减库存并公开；${hours} 小时内由另一席位核销。`,
      `For what cannot wait for an order: at most ${cap} of one item for one facility in a day, with a reason and a photograph, debited at once and public; another seat reconciles it within ${hours} hours.`,
    ];
  },
  make: (context) => [...reconcileItems(context), ...releaseItems(context), ...judgedItems(context)],
};

/** Those that the visitor may judge: of other seats, and not for its own house. */
function reconcileItems(context: WorkContext): WorkItem[] {
  const { incident, visitor, language } = context;
  if (!context.may('approve-allocation')) return [];
  return firstKept(
    incident.breakGlass,
    incident.breakGlassOpen,
    SHOWN_MAX,
    ({ id, facility }) =>
      facility !== visitor.organisation && context.maySecond('break-glass.reconciled', { shipment: id }),
  ).map((used) => {
    const item = incident.lots.get(used.lot)?.item ?? '';
    return {
      id: used.id,
      heading: `${context.itemName(item)} ${context.amount(used.amount, item)} → ${context.organisationName(used.facility)}`,
      facts: [
        `${context.label('breakGlassReason', used.reason)} ${used.note ?? ''}`,
        context.w(
          `${moment(used.at, language)} 放行，须在 ${moment(used.due, language)} 前核销`,
          `released ${moment(used.at, language)}, to be reconciled by ${moment(used.due, language)}`,
        ),
      ],
      link: {
        href: `/${language}/files/${used.photo}`,
        label: context.w('照片', 'Photograph'),
      },
      forms: [
        form({
          command: 'break-glass.reconcile',
          submit: context.w('核销', 'Reconcile'),
          fixed: { incident: incident.id, shipment: used.id },
          fields: [
            {
              path: 'outcome',
              kind: 'choice',
              label: context.w('结论', 'Finding'),
              options: context.options('breakGlassState', BREAK_GLASS_OUTCOMES),
            },
            {
              path: 'reason',
              kind: 'text',
              label: context.w(
                '理由（公开；不合规时必填）',
                'Reason (public; needed where it was irregular)',
              ),
              optional: true,
            },
          ],
        }),
      ],
    };
  });
}

/** The one that the page was asked for, or the latest that were judged: a slip in that is put right with both words kept. */
function judgedItems(context: WorkContext): WorkItem[] {
  const { incident, visitor, language, asked } = context;
  if (!context.may('approve-allocation')) return [];
  const wanted = asked?.get('shipment');
  const latest = firstOf(keysBackwards(incident.breakGlassInOrder), JUDGED_SHOWN, () => true).map((key) =>
    key.slice(key.indexOf(' ') + 1),
  );
  return kept(incident.breakGlass, wanted ? [wanted] : latest).flatMap((used): WorkItem[] => {
    const { id, status, reconciled, lot, amount, facility } = used;
    const to = status === 'approved' ? 'irregular' : 'approved';
    if (status === 'open' || reconciled === null || facility === visitor.organisation) return [];
    if (!context.maySecond('break-glass.judged-anew', { shipment: id, to })) return [];
    const item = incident.shipments.get(id)?.lines[0]?.item ?? incident.lots.get(lot)?.item ?? '';
    return [
      {
        id: `judged-${id}`,
        heading: `${context.itemName(item)} ${context.amount(amount, item)} → ${context.organisationName(facility)}`,
        facts: [
          `${context.label('breakGlassState', status)} · ${context.organisationName(reconciled.by)} ${moment(reconciled.at, language)} ${reconciled.reason ?? ''}`,
        ],
        link: {
          href: `/${language}/incidents/${incident.id}/shipments/${id}`,
          label: context.w('这次交付', 'The delivery'),
        },
        forms: [
          form({
            command: 'break-glass.judge-anew',
            submit: context.w('更正核销结论', 'Put the judgement right'),
            tone: 'second',
            folded: context.w(
              `结论应为“${context.label('breakGlassState', to)}”…`,
              `It should say “${context.label('breakGlassState', to)}”…`,
            ),
            fixed: { incident: incident.id, shipment: id, outcome: to },
            fields: [publicReasonField(context)],
          }),
        ],
      },
    ];
  });
}

function releaseItems(context: WorkContext): WorkItem[] {
  const { incident, view } = context;
  if (!context.may('release-goods')) return [];
  const page = shelf(context, SHOWN_MAX);
  const lots = page.rows.filter(({ status }) => status === 'accepted');
  const facilities = [...view.state.organisations.values()].filter((each) => each.facilityClass !== null);
  if (lots.length === 0 || facilities.length === 0) return otherLots(context, 'break-glass', page);
  const optionsOf = (those: typeof lots): Option[] =>
    those.map(({ id, bin, item, held }) => ({
      value: id,
      label: [bin, context.say(item.name), context.amount(held, item.id), shortId(id)]
        .filter(Boolean)
        .join(' · '),
    }));
  const inPacks = lots.filter(({ packHolds }) => packHolds);
  const rest: FieldOf<'goods.break-glass'>[] = [
    {
      path: 'facility',
      kind: 'choice',
      label: context.w('收货机构', 'Facility'),
      options: facilities.map(({ id, name }) => ({ value: id, label: context.say(name) })),
    },
    {
      path: 'setting',
      kind: 'choice',
      label: context.w('用在哪里', 'Used where'),
      options: context.options('setting', SETTINGS),
    },
    { path: 'carrier', kind: 'text', label: context.w('谁提走', 'Who takes it') },
    {
      path: 'reason',
      kind: 'choice',
      label: context.w('为什么等不及', 'Why it cannot wait'),
      options: context.options('breakGlassReason', BREAK_GLASS_REASONS),
    },
    noteField(context),
    { path: 'photo', kind: 'file', label: context.w('照片（装车时）', 'Photograph (as it is loaded)') },
  ];
  const lotField = (those: typeof lots) =>
    ({ path: 'lot', kind: 'choice', label: context.w('批次', 'Lot'), options: optionsOf(those) }) as const;
  return [
    {
      id: 'release',
      heading: context.w('紧急放行', 'Release goods by break-glass'),
      facts: [],
      forms: [
        form({
          command: 'goods.break-glass',
          submit: context.w('立即放行', 'Release at once'),
          fixed: { incident: incident.id },
          fields: [
            lotField(lots),
            { path: 'amount', kind: 'number', label: context.w('数量', 'Amount') },
            ...rest,
          ],
        }),
        ...(inPacks.length === 0
          ? []
          : [
              form({
                command: 'goods.break-glass',
                submit: context.w('按整箱放行', 'Release in packs'),
                tone: 'second',
                folded: context.w('按整箱…', 'In whole packs…'),
                fixed: { incident: incident.id },
                fields: [lotField(inPacks), ...packFields(context, inPacks[0]?.packHolds), ...rest],
              }),
            ]),
      ],
    },
    ...otherLots(context, 'break-glass', page),
  ];
}
