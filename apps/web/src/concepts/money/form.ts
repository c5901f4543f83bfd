import type { WorkContext } from '#form/context.ts';
import { reasonField } from '#form/fields.ts';
import { form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { money } from '#format/format.ts';

/** The latest gifts; a payment from others is asked for over the API. */
const GIFTS_SHOWN = 400;

export const moneySection: Section = {
  id: 'money',
  order: 10,
  may: ['request-payment', 'approve-payment'],
  title: ['善款支付', 'Payments'],
  intro: [
    '申请时预留，由另一席位批准后付出。指定用途的善款只能用于该用途。',
    'A request reserves; another seat’s approval pays. Money with a purpose serves that purpose only.',
  ],
  make: moneyItems,
};

function moneyItems(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  const gifts = [...incident.donations.values()]
    .filter((gift) => gift.money && gift.receiver === visitor.organisation)
    .slice(-GIFTS_SHOWN);
  const waiting = kept(incident.payments, incident.paymentsRequested).filter(
    ({ payer }) => payer === visitor.organisation,
  );
  const items: WorkItem[] = waiting.map((payment) => ({
    id: payment.id,
    heading: `${payment.payee} · ${money(payment.amount, payment.currency, context.language)}`,
    facts: [payment.goal],
    forms: [
      form({
        command: 'payment.approve',
        submit: context.w('批准支付', 'Approve'),
        fixed: { incident: incident.id, payment: payment.id },
        fields: [],
      }),
      form({
        command: 'payment.decline',
        submit: context.w('否决', 'Decline'),
        tone: 'second',
        fixed: { incident: incident.id, payment: payment.id },
        fields: [reasonField(context)],
      }),
    ],
  }));
  for (const gift of gifts) {
    if (!gift.money) continue;
    items.push({
      id: gift.id,
      heading: `${gift.receiptCode} · ${money(gift.money.amount, gift.money.currency, context.language)}`,
      facts: [
        gift.purpose === null
          ? context.w('不限用途', 'no stated purpose')
          : context.w(`指定用途：${gift.purpose}`, `purpose: ${gift.purpose}`),
      ],
      forms: [
        form({
          command: 'payment.request',
          submit: context.w('申请支付', 'Request a payment'),
          tone: 'second',
          fixed: {
            incident: incident.id,
            donation: gift.id,
            ...(gift.purpose === null ? {} : { purpose: gift.purpose }),
          },
          fields: [
            {
              path: 'amount',
              kind: 'money',
              label: context.w(`金额（${gift.money.currency}）`, `Amount (${gift.money.currency})`),
              currency: gift.money.currency,
              hint:
                context.w('至多 ', 'at most ') +
                money(gift.money.amount, gift.money.currency, context.language),
            },
            { path: 'payee', kind: 'text', label: context.w('收款方', 'Payee') },
            { path: 'goal', kind: 'text', label: context.w('用途', 'For what') },
          ],
        }),
      ],
    });
  }
  return items;
}
