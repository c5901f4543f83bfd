import { type IncidentState, LOSS_REASON_GROUPS, type Loss } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { noteField, packFields, photoField, reasonField } from '#form/fields.ts';
import { type FieldOf, form, type Option, type WorkItem } from '#form/form.ts';
import { firstKept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { otherLots, shelf } from '#form/shelf.ts';
import { moment } from '#format/format.ts';

const SHOWN_MAX = 100;

/** A loss takes two people: one says so, another has seen it. */
export const lossSection: Section = {
  id: 'losses',
  order: 7.5,
  may: ['record-loss', 'inspect-goods'],
  title: ['损耗', 'Losses'],
  intro: [
    '损耗须两人：一人上报，另一席位查看后复核；数量大的附照片，更大的由其他机构复核。复核前物资保留在账上。',
    'A loss takes two people: one reports it, another seat confirms it after a look; a large one needs a photograph, a larger one another organisation. Until then the goods stay in the book.',
  ],
  make: (context) => [...reported(context), ...reportItems(context)],
};

export const lossReasons = (context: WorkContext): Option[] =>
  Object.entries(LOSS_REASON_GROUPS).flatMap(([group, reasons]) =>
    reasons.map((value) => {
      const [words, of] = [context.label('lossReason', value), context.label('lossReasonGroup', group)];
      return { value, label: words.startsWith(of) || group === 'other' ? words : `${of} · ${words}` };
    }),
  );

/** Those that the visitor may end: of any owner that its mandates reach; its own slip it takes back. */
const reported = (context: WorkContext): WorkItem[] =>
  firstKept(context.incident.losses, context.incident.lossesReported, SHOWN_MAX, () => true).map((loss) =>
    lossItem(context, loss, context.incident),
  );

function lossItem(context: WorkContext, loss: Loss, incident: IncidentState): WorkItem {
  const lot = incident.lots.get(loss.lot);
  const item = lot?.item ?? '';
  const fixed = { incident: incident.id, loss: loss.id };
  const mayConfirm = context.maySecond('loss.confirmed', { loss: loss.id });
  return {
    id: loss.id,
    heading: `${context.itemName(item)} ${context.amount(loss.amount, item)} · ${context.label('lossReason', loss.reason)}`,
    facts: [
      `${context.organisationName(lot?.owner ?? '')} · ${lot?.bin ?? ''} · ${moment(loss.at, context.language)}`,
      ...(loss.note ? [loss.note] : []),
    ],
    ...(loss.photo && {
      link: { href: `/${context.language}/files/${loss.photo}`, label: context.w('照片', 'Photograph') },
    }),
    forms: [
      ...(mayConfirm
        ? [
            form({
              command: 'loss.confirm',
              submit: context.w('已查看，确认损耗', 'I have seen it: confirm'),
              fixed,
              fields: [noteField(context)],
            }),
          ]
        : []),
      form({
        command: 'loss.refuse',
        submit: mayConfirm ? context.w('退回', 'Refuse') : context.w('收回上报', 'Take it back'),
        tone: 'second',
        folded: mayConfirm
          ? context.w('没有损耗…', 'It is no loss…')
          : context.w('是我填错了…', 'I reported it by mistake…'),
        fixed,
        fields: [reasonField(context)],
      }),
    ],
  };
}

function reportItems(context: WorkContext): WorkItem[] {
  const { incident } = context;
  if (!context.may('record-loss')) return [];
  const page = shelf(context, SHOWN_MAX);
  const shown = page.rows;
  if (shown.length === 0) return [];
  const lotField = (those: typeof shown) =>
    ({
      path: 'lot',
      kind: 'choice',
      label: context.w('批次', 'Lot'),
      options: those.map((lot) => ({
        value: lot.id,
        label: [
          ...(lot.bin ? [lot.bin] : []),
          context.say(lot.item.name),
          context.amount(lot.held, lot.item.id),
        ].join(' · '),
      })),
    }) as const;
  const inPacks = shown.filter(({ packHolds }) => packHolds);
  const rest: FieldOf<'loss.report'>[] = [
    { path: 'reason', kind: 'choice', label: context.w('原因', 'Reason'), options: lossReasons(context) },
    noteField(context),
    photoField(context),
  ];
  return [
    {
      id: 'report-loss',
      heading: context.w('上报损耗', 'Report a loss'),
      facts: [],
      forms: [
        form({
          command: 'loss.report',
          submit: context.w('上报', 'Report'),
          fixed: { incident: incident.id },
          fields: [
            lotField(shown),
            { path: 'amount', kind: 'number', label: context.w('数量', 'Amount') },
            ...rest,
          ],
        }),
        ...(inPacks.length === 0
          ? []
          : [
              form({
                command: 'loss.report',
                submit: context.w('按整箱上报', 'Report in packs'),
                tone: 'second',
                folded: context.w('按整箱…', 'In whole packs…'),
                fixed: { incident: incident.id },
                fields: [lotField(inPacks), ...packFields(context, inPacks[0]?.packHolds), ...rest],
              }),
            ]),
      ],
    },
    ...otherLots(context, 'losses', page),
  ];
}
