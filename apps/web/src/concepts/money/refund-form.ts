import {
  type Donation,
  GIFT_REFUND_REASONS,
  isSpent,
  type Payment,
  type Refund,
  refundSlip,
  SUPPLIER_REFUND_REASONS,
  supplierName,
} from '@tongzhou/domain';
import type { WorkContext } from '#form/context.ts';
import { happenedField, reasonField } from '#form/fields.ts';
import { type CommandFormSpec, type FieldOf, form, type WorkItem } from '#form/form.ts';
import { firstKept, kept } from '#form/kept.ts';
import { money } from '#format/format.ts';

/** The latest payments; for earlier ones over the API. */
const LATEST = 40;
const OPEN_SHOWN = 50;

/** Refunds that wait for a second person, then payments that the bank shall carry out or of which something comes back. */
export const spentItems = (context: WorkContext): WorkItem[] => {
  const { incident, visitor } = context;
  const open = firstKept(
    incident.refunds,
    incident.refundsOpen,
    OPEN_SHOWN,
    ({ organisation }) => organisation === visitor.organisation,
  );
  const latest = (incident.paymentsOfPayer.get(visitor.organisation) ?? []).slice(-LATEST);
  const spent = kept(incident.payments, latest).filter(isSpent).reverse();
  return [
    ...open.map((refund) => refundItem(context, refund)),
    ...spent.map((payment) => paymentItem(context, payment)),
  ];
};

function refundItem(context: WorkContext, refund: Refund): WorkItem {
  const { incident, language } = context;
  const slip = refundSlip(context.view, incident.id, refund.id);
  const fixed = { incident: incident.id, refund: refund.id };
  return {
    id: refund.id,
    heading: `${context.w('退款待确认', 'A refund waits for a second person')}${context.colon}${money(refund.amount, refund.currency, language)}`,
    facts: [
      `${context.say(slip.from)} → ${context.say(slip.to)}`,
      `${context.label('refundReason', refund.reason)}${context.colon}${refund.note}`,
      ...(refund.reference === null ? [] : [`${context.w('流水号', 'reference')} ${refund.reference}`]),
    ],
    forms: [
      ...(context.maySecond('refund.made', { refund: refund.id })
        ? [
            form({
              command: 'refund.confirm',
              submit: context.w('确认退款', 'Confirm the refund'),
              fixed,
              fields: refund.payment === null ? [referenceField(context)] : [],
            }),
          ]
        : []),
      form({
        command: 'refund.decline',
        submit: context.w('不予退款', 'Decline it'),
        tone: 'second',
        fixed,
        fields: [reasonField(context)],
      }),
    ],
  };
}

const referenceField = (
  context: WorkContext,
): FieldOf<'refund.confirm'> & FieldOf<'payment.record-paid'> => ({
  path: 'reference',
  kind: 'text',
  label: context.w('银行流水号', 'The bank’s reference'),
  hint: context.w('照回单填写，公开；不要填账号', 'as on its slip, public; never an account number'),
});

function paymentItem(context: WorkContext, payment: Payment): WorkItem {
  const { incident, language } = context;
  const { currency, amount, refunded } = payment;
  const about = { incident: incident.id, payment: payment.id };
  // Led here from a statement, with what that says.
  const isAsked = context.asked?.get('payment') === payment.id;
  return {
    id: `${payment.id}-spent`,
    heading: `${context.say(supplierName(context.view.state, payment.supplier))} · ${money(amount, currency, language)} · ${context.label('paymentStatus', payment.status)}`,
    facts: [
      payment.goal,
      ...(refunded > 0 ? [`${context.w('已退回', 'came back')} ${money(refunded, currency, language)}`] : []),
    ],
    forms: [
      ...(payment.status === 'approved'
        ? [
            form({
              command: 'payment.record-paid',
              submit: context.w('登记付款完成', 'Record that it was paid'),
              ...(isAsked ? {} : { folded: context.w('登记付款完成…', 'Record that it was paid…') }),
              fixed: about,
              fields: [
                {
                  ...referenceField(context),
                  ...(isAsked && { value: context.asked?.get('reference') ?? '' }),
                },
                happenedField(context),
                ...(payment.invoice === null
                  ? ([
                      {
                        path: 'invoice.number',
                        kind: 'text',
                        label: context.w('发票号码', 'Invoice number'),
                        optional: true,
                      },
                      {
                        path: 'invoice.file',
                        kind: 'file',
                        label: context.w('发票扫描件', 'Scan of the invoice'),
                        optional: true,
                      },
                    ] satisfies FieldOf<'payment.record-paid'>[])
                  : []),
              ],
            }),
          ]
        : []),
      form({
        command: 'refund.propose',
        submit: context.w('提出退款', 'Propose the refund'),
        tone: 'second',
        folded: context.w('供应商退款、付错或取消采购…', 'Something comes back, or was paid wrongly…'),
        fixed: { ...about, donation: payment.donation },
        fields: refundFields(context, currency, SUPPLIER_REFUND_REASONS, true),
      }),
    ],
  };
}

/** A gift goes back to whoever gave it. */
export const giftBackForm = (context: WorkContext, gift: Donation, currency: string): CommandFormSpec =>
  form({
    command: 'refund.propose',
    submit: context.w('提出退还', 'Propose to give it back'),
    tone: 'second',
    folded: context.w('退还捐赠人…', 'Give it back to the donor…'),
    fixed: { incident: context.incident.id, donation: gift.id },
    fields: refundFields(context, currency, GIFT_REFUND_REASONS, false),
  });

const refundFields = (
  context: WorkContext,
  currency: string,
  reasons: readonly Refund['reason'][],
  hasReference: boolean,
): FieldOf<'refund.propose'>[] => [
  {
    path: 'amount',
    kind: 'money',
    currency,
    label: context.w(`金额（${currency}）`, `Amount (${currency})`),
  },
  {
    path: 'reason',
    kind: 'choice',
    label: context.w('理由', 'Reason'),
    options: context.options('refundReason', reasons),
  },
  { path: 'note', kind: 'text', label: context.w('说明（公开）', 'What happened (public)') },
  ...(hasReference
    ? ([
        {
          path: 'reference',
          kind: 'text',
          label: context.w('银行流水号', 'The bank’s reference'),
          hint: context.w(
            '款未付出就取消的，不填',
            'leave it out where it was called off before it was paid',
          ),
          optional: true,
        },
      ] satisfies FieldOf<'refund.propose'>[])
    : []),
  { path: 'file', kind: 'file', label: context.w('凭证', 'Paper'), optional: true },
];
