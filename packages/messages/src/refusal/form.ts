import {
  type DateFault,
  domainFormRules,
  type FormRules,
  type PublicPersonalData,
  sayFormFault,
  type Words,
} from '@tongzhou/domain';
import { listed } from './could-act.ts';
import { doorFormRules } from './door-rules.ts';
import { figure, NOTHING, type Sayers, said } from './sentence.ts';

/** A rule of a form without its words does not compile. */
const formRules: FormRules = { ...domainFormRules, ...doorFormRules };

export const form: Sayers<
  | 'input-invalid'
  | 'body-too-large'
  | 'not-json'
  | 'amount-not-positive'
  | 'amount-absurd'
  | 'amount-not-whole-packs'
  | 'reason-required'
  | 'date-impossible'
  | 'personal-data'
> = {
  'input-invalid': (fault) => {
    const { zh, en } = sayFormFault(fault, formRules);
    return said(
      ['填写的内容不符合要求。', 'This value does not fit.'],
      [zh, en],
      ['请更正后再提交。', 'Please correct it and send again.'],
    );
  },
  'body-too-large': ({ limitBytes }) =>
    said(
      ['内容过大。', 'This is too large.'],
      [`上限为 ${figure(limitBytes)} 字节。`, `The limit is ${figure(limitBytes)} bytes.`],
      ['请分批提交。', 'Please send it in parts.'],
    ),
  'not-json': ({ why, line, column }) =>
    said(
      ['内容不是 JSON。', 'This is not JSON.'],
      why === 'encoding'
        ? ['编码不是有效的 UTF-8。', 'It is not valid UTF-8.']
        : line === null
          ? ['语法有误。', 'Its grammar is broken.']
          : [
              `语法有误：第 ${line} 行第 ${column} 列。`,
              `Its grammar breaks at line ${line}, column ${column}.`,
            ],
      ['请检查格式和编码（UTF-8）后再提交。', 'Please check its form and encoding (UTF-8) and send again.'],
    ),
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
  'amount-not-whole-packs': ({ pack }) =>
    said(
      ['须为整包装。', 'Whole packs only.'],
      [`每个包装为 ${figure(pack)} 个计量单位。`, `A pack holds ${figure(pack)} units.`],
      ['请调整数量。', 'Adjust the amount.'],
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
      [
        '请删去后再提交；公开记录不能撤回。',
        'Take it out and send again; a public record cannot be withdrawn.',
      ],
    );
  },
};

const DATES: Words<DateFault> = {
  future: { zh: ' 晚于现在。', en: 'lies in the future.' },
  superseded: { zh: ' 早于已有的说明。', en: 'is older than what has been stated since.' },
  'before-start': { zh: ' 早于开始时间。', en: 'lies before the start.' },
  'before-receipt': { zh: ' 早于接收日期。', en: 'lies before the day of receipt.' },
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
};
