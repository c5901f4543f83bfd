import { figure, listed, NOTHING, type Sayers, said } from '../refusal/sentence.ts';
import type { PersonalDataKind } from '../text/kinds.ts';
import type { Words } from '../words/words.ts';
import type { FormFault } from './form-fault.ts';
import { sayFormFault } from './say-form-fault.ts';

/** Against what a date stands. */
export type DateFault =
  | 'future'
  | 'superseded'
  | 'before-start'
  | 'before-receipt'
  | 'before-paper'
  | 'before-order'
  | 'before-dispatch'
  | 'over'
  | 'too-long-ago'
  | 'beyond-memory'
  | 'moved-since';

/** What a text for the public holds of a person; `donor-name`: of the very person who gives. */
export type PublicPersonalData = PersonalDataKind | 'donor-name';

/** The ways in which it says no, with the parameters that each sentence needs. */
type FormRefusals = {
  'input-invalid': FormFault;
  'amount-not-positive': Record<never, never>;
  'amount-absurd': { max: number };
  'reason-required': Record<never, never>;
  'date-impossible': { date: string; why: DateFault };
  'personal-data': { kinds: readonly PublicPersonalData[] };
};

const DATES: Words<DateFault> = {
  future: { zh: ' 晚于现在。', en: 'lies in the future.' },
  superseded: { zh: ' 早于已有的说明。', en: 'is older than what has been stated since.' },
  'before-start': { zh: ' 早于开始时间。', en: 'lies before the start.' },
  'before-receipt': { zh: ' 早于接收日期。', en: 'lies before the day of receipt.' },
  'before-paper': {
    zh: ' 早于所依据凭证的提交时间。',
    en: 'lies before the paper was there that it relies on.',
  },
  'before-order': { zh: ' 早于调拨单开具时间。', en: 'lies before the order was given.' },
  'before-dispatch': { zh: ' 早于出库时间。', en: 'lies before the goods left.' },
  over: { zh: ' 已经过去。', en: 'is over already.' },
  'too-long-ago': {
    zh: ' 早于公约允许的补录时限。',
    en: 'lies further back than the charter allows for a late entry.',
  },
  'beyond-memory': {
    zh: ' 距今超过三十年，请核对年份。',
    en: 'lies more than thirty years back: look at the year.',
  },
  'moved-since': {
    zh: ' 之后该批次有出入，须重新盘点。',
    en: 'lies before goods of this lot were moved: count it again.',
  },
};

const PERSONAL: Words<PublicPersonalData> = {
  'mobile-phone': { zh: '手机号码', en: 'mobile number' },
  'landline-phone': { zh: '固定电话', en: 'telephone number' },
  'international-phone': { zh: '国际电话', en: 'international telephone number' },
  'identity-card': { zh: '身份证号', en: 'identity card number' },
  'bank-account': { zh: '银行账号', en: 'bank account' },
  'e-mail': { zh: '电子邮箱', en: 'e-mail address' },
  'messaging-account': { zh: '微信或 QQ 号', en: 'messaging account' },
  'donor-name': { zh: '捐赠人的姓名或电话', en: 'name or number of the person who gives' },
  'labelled-name': { zh: '联系人姓名', en: 'name of a contact' },
  'home-address': { zh: '住址', en: 'home address' },
  'possible-personal-data': {
    zh: '可能指向某个人的内容（数字、账号、地址或姓名，旁边有提到本人、联系方式、证件、住处或拼读方法的字词）',
    en: 'something that may tell of a person (figures, an account, an address or a name beside words for oneself, contact, papers, a home or how to read it)',
  },
};

export const formSentences: Sayers<keyof FormRefusals> = {
  'input-invalid': (fault, { formRules }) => {
    const { zh, en } = sayFormFault(fault, formRules);
    return said(
      ['填写的内容不符合要求。', 'This value does not fit.'],
      [zh, en],
      ['请更正后再提交。', 'Please correct it and send again.'],
    );
  },
  'amount-not-positive': () =>
    said(['数量必须大于零。', 'The amount must be more than zero.'], NOTHING, [
      '请填写正整数；数量未知时请选“未知”，不要填 0 或 1。',
      'Enter a whole number above zero; where it is unknown say “unknown”, not 0 or 1.',
    ]),
  'amount-absurd': ({ max }) =>
    said(
      ['数量过大，不合常理。', 'The amount is beyond all reason.'],
      [`上限为 ${figure(max)}。`, `The limit is ${figure(max)}.`],
      ['请检查单位和位数。', 'Check the unit and the digits.'],
    ),
  'reason-required': () =>
    said(['须说明理由。', 'A reason is required.'], NOTHING, [
      '请填写理由；理由将公开。',
      'Give the reason; it is public.',
    ]),
  'date-impossible': ({ date, why }) =>
    said(
      ['日期不可能成立。', 'This date is impossible.'],
      [`${date}${DATES[why].zh}`, `${date} ${DATES[why].en}`],
      ['请更正日期。', 'Please correct the date.'],
    ),
  'personal-data': ({ kinds }) => {
    const words = listed(kinds.map((kind) => PERSONAL[kind]));
    return said(
      ['公开内容中含有个人信息。', 'This public text holds personal data.'],
      [`疑似：${words.zh}。`, `It looks like: ${words.en}.`],
      kinds.every((kind) => kind === 'possible-personal-data')
        ? [
            '涉及个人的，请删去；与个人无关的，请换一种写法，或请同事看过后再提交。',
            'Where it tells of a person, take it out; where it does not, write it otherwise, or let a colleague read it first.',
          ]
        : [
            '请删去后再提交；公开记录不能撤回。',
            'Take it out and send again; a public record cannot be withdrawn.',
          ],
    );
  },
};

declare module '../refusal/codes.ts' {
  interface RefusalParameters extends FormRefusals {}
}
