import { goodsOf, isSpent, type Payment, supplierName } from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { happenedField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import { paperFields } from './paper-form.ts';

/** The latest purchases; what came of earlier ones is entered over the API. */
const LATEST = 40;

/** What was bought and has not come, or not all of it: the dock enters it as goods of that payment. */
export function purchaseItems(context: WorkContext): WorkItem[] {
  const { incident, visitor, view } = context;
  const latest = (incident.paymentsOfPayer.get(visitor.organisation) ?? []).slice(-LATEST);
  const places = [...view.state.places.values()].filter((place) => place.owner === visitor.organisation);
  return kept(incident.payments, latest)
    .filter((payment) => isSpent(payment) && payment.requestedBySeat !== visitor.seat)
    .flatMap((payment) => {
      const goods = goodsOf(incident, payment);
      return goods.some(({ ordered, came }) => came < ordered)
        ? [purchaseItem(context, payment, goods, places)]
        : [];
    });
}

const purchaseItem = (
  context: WorkContext,
  payment: Payment,
  goods: ReturnType<typeof goodsOf>,
  places: readonly { readonly id: string; readonly name: { zh: string; en: string } }[],
): WorkItem => ({
  id: payment.id,
  heading: `${context.w('采购到货', 'Goods that were bought')}${context.colon}${context.say(supplierName(context.view.state, payment.supplier))}`,
  facts: [
    payment.goal,
    ...goods.map(({ item, ordered, came }) =>
      context.w(
        `${context.itemName(item)}：订购 ${context.amount(ordered, item)}，已到 ${context.amount(came, item)}`,
        `${context.itemName(item)}: ${context.amount(ordered, item)} ordered, ${context.amount(came, item)} came`,
      ),
    ),
  ],
  forms: [
    form({
      command: 'purchase.receive',
      submit: context.w('登记到货', 'Record what came'),
      folded: context.w('登记到货…', 'Record what came…'),
      fixed: { incident: context.incident.id, payment: payment.id },
      fields: [
        {
          path: 'place',
          kind: 'choice',
          label: context.w('库点', 'Place'),
          options: places.map((place) => ({ value: place.id, label: context.say(place.name) })),
        },
        happenedField(context),
        {
          path: 'lots.0.claimedItem',
          kind: 'choice',
          label: context.w('订购的品名', 'Ordered as'),
          options: goods.map(({ item }) => ({ value: item, label: context.itemName(item) })),
        },
        {
          path: 'lots.0.amount',
          kind: 'number',
          label: context.w('数量（基本单位）', 'Amount (base units)'),
        },
        { path: 'lots.0.batch', kind: 'text', label: context.w('批号', 'Batch'), optional: true },
        {
          path: 'lots.0.expiresOn',
          kind: 'text',
          label: context.w('有效期至', 'Expires on'),
          hint: '2022-02-28, 2022-02',
          optional: true,
        },
        { path: 'lots.0.bin', kind: 'text', label: context.w('货位', 'Bin'), optional: true },
        ...paperFields(context, 'lots.0.evidence.0'),
      ],
    }),
  ],
});
