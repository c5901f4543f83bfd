import {
  agreed,
  availableIn,
  type Donation,
  fundOf,
  moneyCharter,
  type Payment,
  priceOf,
  purposeLabel,
  SPENDING_KINDS,
  supplierName,
  usualPrice,
  WAIVER_REASONS,
} from '@tongzhou/domain';
import { interestFirst } from '#concepts/interest/form.ts';
import { purposeOptions } from '#concepts/purpose/form.ts';
import type { WorkContext } from '#form/context.ts';
import { NONE, reasonField } from '#form/fields.ts';
import { type FieldOf, form, type WorkItem } from '#form/form.ts';
import { kept } from '#form/kept.ts';
import type { Section } from '#form/section.ts';
import { money, number } from '#format/format.ts';
import { giftBackForm, spentItems } from './refund-form.ts';
import { statementTexts } from './statement/texts.ts';

/** The latest gifts; a payment from others is asked for over the API. */
const GIFTS_SHOWN = 60;
/** As many lines as the form asks for; more over the API. */
const LINES = [0, 1, 2] as const;

export const moneySection: Section = {
  id: 'money',
  order: 10,
  may: ['request-payment', 'approve-payment'],
  title: ['善款支付', 'Payments'],
  intro: [
    '申请时预留，由另一席位批准后付出。指定用途的善款，只能买该用途范围内的东西。',
    'A request reserves; another seat’s approval pays. Money with a purpose buys what that purpose covers, and nothing else.',
  ],
  make: (context) => [...interestFirst(context), ...moneyItems(context)],
};

function moneyItems(context: WorkContext): WorkItem[] {
  const { incident, visitor } = context;
  const waiting = kept(incident.payments, incident.paymentsRequested).filter(
    ({ payer }) => payer === visitor.organisation,
  );
  const gifts = kept(
    incident.donations,
    (incident.moneyOfReceiver.get(visitor.organisation) ?? []).slice(-GIFTS_SHOWN),
  );
  return [
    statementItem(context),
    ...waiting.map((payment) => waitingItem(context, payment)),
    ...spentItems(context),
    ...gifts.reverse().map((gift) => giftItem(context, gift)),
  ];
}

const statementItem = (context: WorkContext): WorkItem => ({
  id: 'statement',
  heading: context.say(statementTexts.title),
  facts: [],
  link: {
    href: `/${context.language}/incidents/${context.incident.id}/statement`,
    label: context.w('上传对账单', 'Upload a statement'),
  },
  forms: [],
});

/** What a line buys and for how much. */
const lineWords = (context: WorkContext, { lines, currency }: Payment): string[] =>
  lines.map(({ item, kind, quantity, amount }) => {
    const what = item === null ? context.label('spendingKind', kind) : context.itemName(item);
    const much = item === null ? String(quantity) : context.amount(quantity, item);
    const usual = item === null ? null : usualPrice(context.incident, item, currency);
    const beside =
      usual === null
        ? ''
        : context.w(
            `（每千单位 ${money(priceOf({ quantity, amount }), currency, 'zh')}，已付采购的中位数 ${money(usual, currency, 'zh')}）`,
            ` (${money(priceOf({ quantity, amount }), currency, 'en')} a thousand; median paid ${money(usual, currency, 'en')})`,
          );
    return `${what} ${much}${context.colon}${money(amount, currency, context.language)}${beside}`;
  });

/** What stands behind a request: quotes or why there are none, the invoice, and who has a stake in it. */
function shown(context: WorkContext, { quotes, waiver, invoice, interests, currency }: Payment): string[] {
  const { language } = context;
  return [
    ...quotes.map(
      (each) =>
        `${context.w('报价', 'quote')}${context.colon}${each.name} ${money(each.amount, currency, language)}`,
    ),
    ...(waiver ? [`${context.label('waiverReason', waiver.reason)}${context.colon}${waiver.note}`] : []),
    ...(invoice ? [`${context.w('发票', 'invoice')} ${invoice.number}`] : []),
    context.label('interests', interests.kind) +
      (interests.words !== null ? `${context.colon}${interests.words}` : ''),
  ];
}

const waitingItem = (context: WorkContext, payment: Payment): WorkItem => ({
  id: payment.id,
  heading: `${context.say(supplierName(context.view.state, payment.supplier))} · ${money(payment.amount, payment.currency, context.language)}`,
  facts: [payment.goal, ...lineWords(context, payment), ...shown(context, payment)],
  forms: [
    form({
      command: 'payment.approve',
      submit: context.w('批准支付', 'Approve'),
      fixed: { incident: context.incident.id, payment: payment.id },
      fields: [],
    }),
    form({
      command: 'payment.decline',
      submit: context.w('否决', 'Decline'),
      tone: 'second',
      fixed: { incident: context.incident.id, payment: payment.id },
      fields: [reasonField(context)],
    }),
  ],
});

function giftItem(context: WorkContext, gift: Donation): WorkItem {
  const { incident, language } = context;
  const { currency, amount } = gift.money as NonNullable<Donation['money']>;
  const left = availableIn(context.view.state.ledger, fundOf(gift, currency));
  const purpose = purposeLabel(incident, gift.purpose);
  return {
    id: gift.id,
    heading: `${gift.receiptCode} · ${money(amount, currency, language)}`,
    facts: [
      purpose === null
        ? context.w('不限用途', 'no stated purpose')
        : context.w(`指定用途：${purpose.words.zh}`, `purpose: ${purpose.words.en}`),
      context.w('尚可动用：', 'left: ') + money(left, currency, language),
    ],
    forms:
      left === 0
        ? []
        : [
            form({
              command: 'payment.request',
              submit: context.w('申请支付', 'Request a payment'),
              tone: 'second',
              folded: context.w('申请支付…', 'Request a payment…'),
              fixed: {
                incident: incident.id,
                donation: gift.id,
                ...(gift.purpose !== null && { purpose: gift.purpose }),
              },
              fields: [
                ...(gift.purpose === null ? [purposeField(context)] : []),
                ...LINES.flatMap((index) => lineFields(context, index, currency, left)),
                ...termFields(context, currency),
              ],
            }),
            giftBackForm(context, gift, currency),
          ],
  };
}

const purposeField = (context: WorkContext): FieldOf<'payment.request'> => ({
  path: 'purpose',
  kind: 'choice',
  label: context.w('用于哪项用途', 'Under which purpose'),
  hint: context.w('这笔善款不限用途，可以不选', 'this money is for anything: may be left open'),
  options: [NONE, ...purposeOptions(context)],
  optional: true,
});

/** Who is paid, who has a stake in that, what others offered, and the invoice. */
const termFields = (context: WorkContext, currency: string): FieldOf<'payment.request'>[] => [
  {
    path: 'supplier.name',
    kind: 'text',
    label: context.w('收款单位名称', 'Who is paid'),
    hint: context.w(
      '公开；已登记的单位在下面选择',
      'public; an organisation of the register is chosen below',
    ),
    optional: true,
  },
  {
    path: 'supplier.creditCode',
    kind: 'text',
    label: context.w('收款单位统一社会信用代码', 'Its social credit code'),
    hint: context.w('与名称一起填写', 'goes with the name'),
    optional: true,
  },
  {
    path: 'supplier.organisation',
    kind: 'choice',
    label: context.w('已登记的收款单位', 'Or an organisation of the register'),
    options: [NONE, ...context.organisationOptions()],
    optional: true,
  },
  {
    path: 'interests.kind',
    kind: 'choice',
    label: context.w(
      '申请人、批准人、捐赠人与收款方有无利害关系',
      'Has anybody who asks, approves or gave a stake in it?',
    ),
    options: context.options('interests', ['none', 'declared']),
  },
  {
    path: 'interests.words',
    kind: 'text',
    label: context.w('利害关系（公开）', 'Which stake (public)'),
    optional: true,
  },
  { path: 'goal', kind: 'text', label: context.w('用途说明', 'For what') },
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
  ...[0, 1, 2].flatMap((index): FieldOf<'payment.request'>[] => {
    const row = context.w(`报价 ${index + 1}`, `Quote ${index + 1}`);
    return [
      {
        path: `quotes.${index}.name`,
        kind: 'text',
        label: row + context.w('：哪一家', ': whose'),
        ...(index === 0 && { hint: quotesHint(context) }),
        optional: true,
      },
      {
        path: `quotes.${index}.amount`,
        kind: 'money',
        label: row + context.w(`：总价（${currency}）`, `: for all of it (${currency})`),
        currency,
        optional: true,
      },
      {
        path: `quotes.${index}.file`,
        kind: 'file',
        label: row + context.w('：扫描件', ': scan'),
        optional: true,
      },
    ];
  }),
  {
    path: 'waiver.reason',
    kind: 'choice',
    label: context.w('免询价的理由', 'Reason to do without quotes'),
    options: [NONE, ...context.options('waiverReason', WAIVER_REASONS)],
    optional: true,
  },
  {
    path: 'waiver.note',
    kind: 'text',
    label: context.w('免询价的说明（公开）', 'Why so (public)'),
    optional: true,
  },
];

const quotesHint = (context: WorkContext): string => {
  const required = agreed(context.incident, 'quotesRequired', moneyCharter);
  const above = agreed(context.incident, 'quotesRequiredAbove', moneyCharter);
  return context.w(
    `同一天同一收款方合计超过 ${number(above)} 元（主币单位）的，须附 ${required} 家报价`,
    `${required} quotes are needed where it is more than ${number(above)} (whole units) for one of them on one day`,
  );
};

/** What one line buys: an item of the catalogue, or something else by its kind; how much of it, and what it costs. */
function lineFields(
  context: WorkContext,
  index: number,
  currency: string,
  left: number,
): FieldOf<'payment.request'>[] {
  const row = context.w(`第 ${index + 1} 行`, `Line ${index + 1}`);
  const optional = index > 0;
  return [
    {
      path: `lines.${index}.item`,
      kind: 'choice',
      label: row + context.w('：物资', ': item'),
      hint: context.w(
        '目录中的物资；其他支出选下一栏',
        'of the catalogue; for anything else see the next field',
      ),
      options: [NONE, ...context.itemOptions()],
      optional: true,
    },
    {
      path: `lines.${index}.kind`,
      kind: 'choice',
      label: row + context.w('：其他支出', ': other spending'),
      options: [NONE, ...context.options('spendingKind', SPENDING_KINDS)],
      optional: true,
    },
    {
      path: `lines.${index}.quantity`,
      kind: 'number',
      label: row + context.w('：数量', ': quantity'),
      hint: context.w('物资按基本单位', 'of an item in base units'),
      optional,
    },
    {
      path: `lines.${index}.amount`,
      kind: 'money',
      label: row + context.w(`：该行金额（${currency}）`, `: what it costs (${currency})`),
      currency,
      hint: context.w('尚可动用 ', 'left: ') + money(left, currency, context.language),
      optional,
    },
  ];
}
