import { CURRENCIES, GIFT_MODES } from '@tongzhou/domain';
import { personTexts } from '#concepts/personal-data/texts.ts';
import { purposeOptions } from '#concepts/purpose/form.ts';
import type { WorkContext } from '#form/context.ts';
import { happenedField, NONE } from '#form/fields.ts';
import { type CommandFormSpec, type FieldOf, type FixedOf, field, form, type WorkItem } from '#form/form.ts';
import type { Section } from '#form/section.ts';
import { place } from '#place/place.ts';
import { earmarkItems } from './earmark-form.ts';
import { paperFields, paperItems } from './paper-form.ts';
import { purchaseItems } from './purchase-form.ts';

export const donationSection: Section = {
  id: 'donations',
  order: 3,
  may: ['receive-donation'],
  title: ['接收捐赠', 'Receive donations'],
  intro: [
    '点清之后登记，系统即给出收据编号。凭证写什么标准，物资就算什么标准；申报与凭证不符的进入待查验。',
    'Count, then record; the system gives a receipt code. Goods count as what their papers say; where claim and papers differ they wait in quarantine.',
  ],
  make: donationItems,
};

function donationItems(context: WorkContext): WorkItem[] {
  return [
    {
      id: 'goods',
      heading: context.w('接收物资', 'Receive goods'),
      facts: [],
      forms: [goodsForm(context, fromOrganisation(context))],
    },
    {
      id: 'money',
      heading: context.w('登记善款', 'Record money'),
      facts: [],
      forms: [moneyForm(context, fromOrganisation(context))],
    },
    {
      id: 'goods-person',
      heading: context.w('接收个人捐赠的物资', 'Receive goods from a person'),
      facts: personNotice(context),
      forms: [goodsForm(context, fromPerson(context))],
    },
    {
      id: 'money-person',
      heading: context.w('登记个人善款', 'Record money from a person'),
      facts: personNotice(context),
      forms: [moneyForm(context, fromPerson(context))],
    },
    ...purchaseItems(context),
    ...paperItems(context),
    ...earmarkItems(context),
  ];
}

const modeField = (context: WorkContext) =>
  field({
    path: 'mode',
    kind: 'choice',
    label: context.w('捐赠方式', 'Mode'),
    // Most gifts name nobody: the commoner answer stands first.
    options: context.options('giftMode', [...GIFT_MODES].reverse()),
  });

/** Who gives, as a form asks it: an organisation by its name, in public; a person is sealed by the server. */
const fromOrganisation = (context: WorkContext): Giver => ({
  fixed: { 'donor.kind': 'organisation' },
  fields: [
    {
      path: 'donor.name',
      kind: 'text',
      label: context.w('捐赠单位名称', 'Donor (organisation)'),
      hint: context.w(
        '名称将公开；曾经捐赠过的会自动对上；个人请用下方表格',
        'will be public; who gave before is found again by it; for persons use the form below',
      ),
    },
    {
      path: 'donor.creditCode',
      kind: 'text',
      label: context.w('统一社会信用代码', 'Social credit code'),
      optional: true,
    },
    {
      path: 'donor.donor',
      kind: 'text',
      label: context.w('捐赠人编号', 'Donor’s id'),
      hint: context.w('仅在几个捐赠人同名时填写', 'only where several donors bear the name'),
      optional: true,
    },
  ],
});

const fromPerson = (context: WorkContext): Giver => ({
  fixed: { 'donor.kind': 'person' },
  fields: [
    { path: 'donor.person.name', kind: 'text', label: context.w('捐赠人姓名', 'Name of the donor') },
    {
      path: 'donor.person.telephone',
      kind: 'text',
      label: context.w('捐赠人电话', 'Telephone of the donor'),
      hint: context.w('仅用于就这份捐赠联系本人', 'only to reach the donor about this gift'),
      optional: true,
    },
  ],
});

type Giver = {
  readonly fixed: FixedOf<'donation.receive'>;
  readonly fields: readonly FieldOf<'donation.receive'>[];
};

/** What the donor is handed. */
const keeps = (context: WorkContext) =>
  [{ result: 'receiptCode' }, { result: 'receiptSecret', words: context.say(personTexts.handOver) }] as const;

/** What the person must be told before giving the data (PIPL 17): by whom, what, what for, how long, which rights. */
function personNotice(context: WorkContext): string[] {
  const receiver = context.organisationName(context.visitor.organisation);
  const days = context.retentionDays;
  return [
    context.w(
      `告知捐赠人：由${receiver}保存姓名和（自愿提供的）电话，用于开具收据和就这份捐赠联系本人，不作他用，不公开。`,
      `Tell the donor: ${receiver} keeps the name and, if given, the telephone number, to write the receipt and to reach the donor about this gift; for nothing else, and never in public.`,
    ),
    context.w(
      `加密保存至应急响应终止后${days === null ? '规定期限' : ` ${days} 天`}，期满销毁。每次查看都有记录。`,
      `Kept sealed until ${days === null ? 'a set period' : `${days} days`} after the end of the response, then destroyed. Every look is recorded.`,
    ),
    context.w(
      '凭收据编号和收据密码，本人可随时在“我的个人信息”页查看、复制、删除。不愿留名的，可以匿名捐赠。',
      'With the receipt’s code and secret the donor can see, copy and erase the data at any time on the page “My personal data”. Who prefers to leave no name may give anonymously.',
    ),
  ];
}

function goodsForm(context: WorkContext, giver: Giver): CommandFormSpec {
  const { visitor, view, incident } = context;
  const places = [...view.state.places.values()].filter((place) => place.owner === visitor.organisation);
  const facilities = [...view.state.organisations.values()].filter((each) => each.facilityClass !== null);
  return form({
    command: 'donation.receive',
    submit: context.w('登记并出具收据', 'Record and give a receipt'),
    keeps: keeps(context),
    fixed: {
      incident: incident.id,
      receiver: visitor.organisation,
      ...giver.fixed,
    },
    fields: [
      ...giver.fields,
      modeField(context),
      happenedField(context),
      {
        path: 'earmarkedFor',
        kind: 'choice',
        label: context.w('指定接收机构', 'For which facility'),
        hint: context.w('仅定向捐赠', 'directed gifts only'),
        optional: true,
        options: [NONE, ...facilities.map((each) => ({ value: each.id, label: context.say(each.name) }))],
      },
      {
        path: 'place',
        kind: 'choice',
        label: context.w('库点', 'Place'),
        hint:
          places.length > 0
            ? ''
            : context.w(
                '贵单位尚无库点，请由登记员先登记',
                'Your organisation has no place yet: the registrar registers one',
              ),
        options: places.map((place) => ({ value: place.id, label: context.say(place.name) })),
      },
      {
        path: 'lots.0.claimedItem',
        kind: 'choice',
        label: context.w('申报为', 'Declared as'),
        options: context.itemOptions(),
      },
      {
        path: 'lots.0.amount',
        kind: 'number',
        label: context.w('数量（基本单位）', 'Amount (base units)'),
        hint: context.w('或填写下面的包装数', 'or state packs below'),
        optional: true,
      },
      { path: 'lots.0.packs.count', kind: 'number', label: context.w('包装数', 'Packs'), optional: true },
      {
        path: 'lots.0.packs.holds',
        kind: 'number',
        label: context.w('每包数量', 'In each pack'),
        hint: context.w('按箱盒上所印', 'as its box says'),
        optional: true,
      },
      {
        path: 'lots.0.scan',
        kind: 'text',
        label: context.w('扫码（GS1）', 'Scanned code (GS1)'),
        hint: context.w('可自动填写批号、有效期和序列号', 'fills batch, expiry and serial'),
        optional: true,
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
  });
}

function moneyForm(context: WorkContext, giver: Giver): CommandFormSpec {
  // Led here from a statement, with what that says of the sum; who gave it, nobody writes into an address.
  const day = /^\d{4}-\d{2}-\d{2}$/.exec(context.asked?.get('day') ?? '')?.[0];
  const filledIn = (name: string) => {
    const value = context.asked?.get(name);
    return value ? { value: value.slice(0, 100) } : {};
  };
  return form({
    command: 'donation.receive',
    submit: context.w('登记并出具收据', 'Record and give a receipt'),
    keeps: keeps(context),
    fixed: {
      incident: context.incident.id,
      receiver: context.visitor.organisation,
      ...giver.fixed,
    },
    fields: [
      ...giver.fields,
      modeField(context),
      { ...happenedField(context), ...(day && { value: `${day}T00:00` }) },
      {
        ...filledIn('sum'),
        path: 'money.amount',
        kind: 'money',
        label: context.w('金额', 'Amount'),
        hint: context.w('以元等主币填写，如 20,000.00', 'in the currency itself, such as 20,000.00'),
      },
      {
        ...filledIn('currency'),
        path: 'money.currency',
        kind: 'choice',
        label: context.w('币种', 'Currency'),
        options: [place().currency, ...CURRENCIES.filter((each) => each !== place().currency)].map(
          (value) => ({
            value,
            label: value,
          }),
        ),
      },
      {
        ...filledIn('reference'),
        path: 'reference',
        kind: 'text',
        label: context.w('银行流水号', 'The bank’s reference'),
        hint: context.w(
          '照回单填写，公开；同一流水号只登记一次；不要填账号',
          'as on its slip, public; each is entered once; never an account number',
        ),
        optional: true,
      },
      {
        path: 'purpose',
        kind: 'choice',
        label: context.w('指定用途', 'Purpose'),
        hint: context.w(
          '定向善款必选；没有合适的，先在“善款用途”里公布',
          'required for a directed gift; where none fits, declare one under “Purposes of gifts” first',
        ),
        optional: true,
        options: [NONE, ...purposeOptions(context)],
      },
      {
        path: 'purposeWords',
        kind: 'text',
        label: context.w('捐赠人原话', 'In the donor’s words'),
        hint: context.w('公开；有约束力的是所选用途', 'public; what binds is the purpose chosen'),
        optional: true,
      },
    ],
  });
}
