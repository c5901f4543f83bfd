import { binsOf, isForOthers, parseAccountId, type StockedLot } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { happenedField, noteField, photoField, reasonField, yesNo } from '#form/fields.ts';
import { type CommandFormSpec, form, type WorkItem } from '#form/form.ts';
import { firstKept, firstOf } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { otherLots, shelf } from '#form/shelf.ts';
import { moment, number, shortId } from '#format/format.ts';
import { lossReasons } from './loss-form.ts';

const MOVEMENTS_SHOWN = 20;
/** Looked through for what another seat posted. */
const MOVEMENTS_LOOKED_AT = 60;
const COUNTS_SHOWN = 50;
const LOTS_PER_PAGE = 50;

/** Keeping: what is offered and what is kept back, counts and their differences, corrections, doubts. */
export const stockSection: Section = {
  id: 'stock',
  order: 7,
  may: ['keep-stock', 'record-loss', 'inspect-goods'],
  title: ['库存与盘点', 'Stock and counts'],
  intro: [
    '盘点与账面不符时，由另一席位说明原因后过账。差错用冲销更正，不涂改。',
    'Where a count differs from the book, another seat settles the difference with a reason. An error is reversed, never erased.',
  ],
  make: stockItems,
};

function stockItems(context: WorkContext): WorkItem[] {
  const page = shelf(context, LOTS_PER_PAGE);
  return [
    ...openCounts(context),
    ...openHolds(context),
    ...page.rows.map((lot) => lotItem(context, lot)),
    ...otherLots(context, 'stock', page),
    ...lateMovements(context),
  ];
}

function openCounts(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  const open = firstKept(incident.counts, incident.countsOpen, COUNTS_SHOWN, ({ lot: id, book, counted }) => {
    const lot = incident.lots.get(id);
    return (
      lot?.owner === visitor.organisation ||
      (lot !== undefined &&
        context.may('inspect-goods') &&
        isForOthers(context.view.state, incident, lot, book - counted))
    );
  });
  return open.map((count) => ({
    id: count.id,
    heading: context.w(
      `盘点差异 ${number(count.counted - count.book)}：${context.itemName(incident.lots.get(count.lot)?.item ?? '')}`,
      `Count differs by ${number(count.counted - count.book)}: ${context.itemName(incident.lots.get(count.lot)?.item ?? '')}`,
    ),
    facts: [
      context.w(
        `实点 ${number(count.counted)}，账面 ${number(count.book)} · ${moment(count.at, context.language)}`,
        `${number(count.counted)} counted, ${number(count.book)} in the book · ${moment(count.at, context.language)}`,
      ),
      count.lot,
    ],
    forms: [
      form({
        command: 'count.settle',
        submit: context.w('处理盘点差异', 'Settle the difference'),
        fixed: { incident: incident.id, count: count.id },
        fields: [
          {
            path: 'reason',
            kind: 'choice',
            label: context.w('原因', 'Reason'),
            options: lossReasons(context),
          },
          noteField(context),
          photoField(context),
        ],
      }),
      form({
        command: 'count.retract',
        submit: context.w('撤回这次盘点', 'Retract this count'),
        tone: 'second',
        folded: context.w('盘点有误…', 'The count was wrong…'),
        fixed: { incident: incident.id, count: count.id },
        fields: [reasonField(context)],
      }),
    ],
  }));
}

function openHolds(context: WorkContext): WorkItem[] {
  const { incident, visitor, view } = context;
  const own = [...incident.holds].filter(([, hold]) => hold.owner === visitor.organisation);
  return own.map(([id, hold]) => {
    const lot = incident.lots.get(parseAccountId(hold.from).unit);
    const expiresAt = view.state.ledger.pending.get(id)?.expiresAt ?? null;
    const end = (phase: 'post' | 'void', submit: string): CommandFormSpec =>
      form({
        command: 'transfer.post',
        submit,
        ...(phase === 'void' ? { tone: 'second' as const } : {}),
        fixed: {
          incident: incident.id,
          owner: visitor.organisation,
          'groups.0.0.phase': phase,
          'groups.0.0.pending': id,
        },
        fields: [],
      });
    return {
      id,
      heading: context.w(
        `预留 ${number(hold.amount)}：${context.itemName(lot?.item ?? '')}`,
        `${number(hold.amount)} reserved: ${context.itemName(lot?.item ?? '')}`,
      ),
      facts: [
        expiresAt === null
          ? context.w('不设期限', 'no time limit')
          : context.w(
              `至 ${moment(expiresAt, context.language)}`,
              `until ${moment(expiresAt, context.language)}`,
            ),
      ],
      forms: [end('post', context.w('过账', 'Post')), end('void', context.w('撤销', 'Void'))],
    };
  });
}

function lotItem(context: WorkContext, lot: StockedLot): WorkItem {
  const { incident } = context;
  const held = (purpose: string) =>
    lot.shares
      .filter((share) => share.kind === 'stock' && share.purpose === purpose)
      .reduce((sum, share) => sum + share.amount, 0);
  const usable = lot.earmarkedFor === null ? 'free' : 'earmarked';
  const bins = binsOf(lot);
  const [offered, reserve] = [held(usable), held('reserve')];
  return {
    id: lot.id,
    heading: `${context.say(lot.item.name)} · ${context.amount(lot.held, lot.item.id)}`,
    facts: [
      context.w(
        `可用 ${number(offered)}，自留 ${number(reserve)}，待查验 ${number(held('quarantine'))}`,
        `${number(offered)} offered, ${number(reserve)} kept back, ${number(held('quarantine'))} in quarantine`,
      ),
      `${lot.placeName ? context.say(lot.placeName) : ''} ${lot.bin ?? ''} · ${shortId(lot.id)}`,
    ],
    forms: [
      form({
        command: 'count.record',
        submit: context.w('登记实点数量', 'Record the count'),
        fixed: { incident: incident.id, lot: lot.id },
        fields: [
          {
            path: 'counted',
            kind: 'number',
            label: context.w('实点数量', 'Counted'),
            ...(lot.packHolds
              ? {
                  hint: context.w(
                    `基本单位；每包 ${number(lot.packHolds)}`,
                    `base units; ${number(lot.packHolds)} a pack`,
                  ),
                }
              : {}),
          },
          happenedField(context),
          noteField(context),
        ],
      }),
      form({
        command: 'lot.move',
        submit: context.w('移动货位', 'Move to another bin'),
        tone: 'second',
        folded: context.w('移动货位…', 'Move to another bin…'),
        fixed: { incident: incident.id, lot: lot.id },
        fields: [
          ...(bins.length > 1
            ? [
                {
                  path: 'bin',
                  kind: 'choice',
                  label: context.w('从', 'Out of'),
                  options: bins.map((bin) => ({ value: bin, label: bin })),
                } as const,
              ]
            : []),
          { path: 'to', kind: 'text', label: context.w('到货位', 'Into bin') },
          {
            path: 'part',
            kind: 'flag',
            label: context.w('一部分留在原处', 'Some of it stays'),
            options: yesNo(context),
            value: 'no',
          },
        ],
      }),
      ...(offered > 0 ? [between(context, lot, usable, 'reserve')] : []),
      ...(reserve > 0 ? [between(context, lot, 'reserve', usable)] : []),
      ...(lot.status === 'accepted' && context.may('inspect-goods') ? [holdForm(context, lot)] : []),
    ],
  };
}

function between(context: WorkContext, lot: StockedLot, from: string, to: string): CommandFormSpec {
  const account = (purpose: string) => `stock:${lot.owner}:${lot.place}:${lot.id}:${purpose}`;
  const title = to === 'reserve' ? context.w('转为自留', 'Keep back') : context.w('转为可用', 'Offer again');
  return form({
    command: 'transfer.post',
    submit: title,
    tone: 'second',
    folded: `${title}…`,
    fixed: {
      incident: context.incident.id,
      owner: lot.owner,
      'groups.0.0.phase': 'posted',
      'groups.0.0.from': account(from),
      'groups.0.0.to': account(to),
    },
    fields: [{ path: 'groups.0.0.amount', kind: 'number', label: context.w('数量', 'Amount') }],
  });
}

const holdForm = (context: WorkContext, lot: StockedLot): CommandFormSpec =>
  form({
    command: 'lot.hold',
    submit: context.w('封存整批', 'Hold the whole lot'),
    tone: 'second',
    folded: context.w('封存整批…', 'Hold the whole lot…'),
    fixed: { incident: context.incident.id, lot: lot.id },
    fields: [reasonField(context)],
  });

/** The newest first; those of the visitor's own seat are left out, since another seat reverses them. */
function lateMovements(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  const own = (incident.movements.lateOf.get(visitor.organisation) ?? [])
    .slice(-MOVEMENTS_LOOKED_AT)
    .reverse()
    .flatMap((id) => {
      const movement = incident.movements.late.get(id);
      return movement && !movement.reversed ? [[id, movement] as const] : [];
    });
  return firstOf(own, MOVEMENTS_SHOWN, ([id]) =>
    context.maySecond('transfer.reversed', { reversed: id }),
  ).map(([id, movement]) => {
    const [from, to] = [parseAccountId(movement.from), parseAccountId(movement.to)];
    const name = context.itemName(incident.lots.get(from.unit)?.item ?? '');
    const kind = (parts: typeof from) =>
      parts.kind === 'stock'
        ? context.label('accountPurpose', parts.purpose)
        : context.label('accountKind', parts.kind);
    return {
      id,
      heading: `${name} ${number(movement.amount)}: ${kind(from)} → ${kind(to)}`,
      facts: [`${moment(movement.at, context.language)} · ${movement.bySeat}`],
      forms: [
        form({
          command: 'transfer.reverse',
          submit: context.w('冲销这笔过账', 'Reverse this transfer'),
          tone: 'second',
          fixed: { incident: incident.id, transfer: id },
          fields: [reasonField(context)],
        }),
      ],
    };
  });
}
