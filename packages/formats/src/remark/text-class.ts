import { containsPersonalData } from '@tongzhou/domain';

/** What the words of a remark are about when they state no need. */
export const TEXT_CLASSES = [
  'bank-account',
  'contact',
  'link',
  'designated-hint',
  'address',
  'condition',
  'instruction',
  'not-a-need',
  'part-of-line',
  'publication-date',
  'note',
] as const;
export type TextClass = (typeof TEXT_CLASSES)[number];

const HAD =
  '已(?:经)?(?:自行|全部|基本|陆续)?(?:购买|采购|购置|购入|购得|购齐|买到|订购|到货|到位|收到|接收|落实|解决|备齐|配齐|领取|补充|补齐|满足)(?:了|完毕|完成)?';
const ABOUT = '(?:我院|本院|医院|院内|以上|上述|这些|目前|现在?|均|都|全部|暂时?|也|,|\\s)*';
/** What is said to be there already, or not to be wanted, asks for nothing: 已购买, 现有口罩500个, 防护服暂不需要. */
const NOT_A_NEED = new RegExp(
  `^${ABOUT}(?:${HAD}|现有|尚有|还有库存|库存(?!不)|剩余|不缺|无需|不再?需要?|暂不|感谢|谢谢|鸣谢)` +
    `|(?:${HAD}|足够|够用|已够|不缺|充足|暂?(?:时|目前)?(?:不再?需要?|无需))[)）]?$`,
);
/** Words that ask all the same: 现有口罩500个仍不足. */
const STILL_NEEDED =
  /(?:仍|还|尚|另|再|更)(?:急)?(?:需|缺)|不足|告急|紧缺|短缺|急缺|不够|紧张|用完|耗尽|只够|仅够|未/;
const ONLY_HAD = new RegExp(`^${ABOUT}(?:${HAD}|足够|够用|不缺|充足|不再?需要?|无需)[)）]?$`);

const isNotNeeded = (text: string): boolean => NOT_A_NEED.test(text) && !STILL_NEEDED.test(text);
/** Nothing but that: it speaks of what was named before it. */
export const saysAllHad = (text: string): boolean => ONLY_HAD.test(text);

/** `<mobile removed>` and the like stand where names and numbers were taken out before the text came here. */
const PATTERNS: readonly (readonly [TextClass, RegExp])[] = [
  ['link', /^(?:[^:]{0,12}:)?\s*https?:\/\/\S+$/i],
  [
    'bank-account',
    /户\s*名|账\s*户|帐\s*户|[账帐]\s*号|开户|行号|收款|汇款|信用代码|单位名称[:]|接受主体|捐款渠道|国库|支行|<account removed>|removed>\s*\d{3,}|统一社会/,
  ],
  [
    'contact',
    /联系人|处理人|经办人|联系方式|电话|手机|微信号|邮箱|e-?mail|removed>|(?:^|[^a-z])(?:tel|qq)(?![a-z])/i,
  ],
  ['designated-hint', /定点(?:救治|收治|诊疗)?(?:医疗机构|医院|单位|机构)/],
  ['address', /^(?:[^:]{0,4})?地址[:]|邮政编码|邮编/],
  ['condition', /不接受|只接受|仅接受|只收|仅收|谢绝|[需须](?:有|具备|提供).{0,8}(?:证|资质|合格|标准|报告)/],
  [
    'instruction',
    /请(?:在|于|与|务必|备注|有|注明|联系|按|勿|将)|快递|邮寄|寄送|寄件|物流|收寄|报海关|清关|通关|备注/,
  ],
];
const DATE = /((?:19|20)\d\d)[.\-/年](\d{1,2})[.\-/月](\d{1,2})(?:[日号])?/;
const DATE_WORDS =
  /^[,\s]*(?:本?院?(?:医院)?(?:官方|官网|公众号|微信公众号|公告|通知|于|发布|更新|日期|时间|[:,\s()])*)$/;

export function classOf(text: string): TextClass | null {
  for (const [name, pattern] of PATTERNS) if (pattern.test(text)) return name;
  if (containsPersonalData(text)) return 'contact';
  if (isNotNeeded(text)) return 'not-a-need';
  return isDateOnly(text) ? 'publication-date' : null;
}

/** Nothing but a date and words of publishing: 医院官方公告,发布于2020年1月26日. */
const isDateOnly = (text: string): boolean => DATE.test(text) && DATE_WORDS.test(text.replace(DATE, ''));

/** The first date in the text as YYYY-MM-DD; `null` if there is none that exists in the calendar. */
export function dateIn(text: string): string | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** A date in front of a clause, as in an update log: `2020.02.03更新:…` → the date's words and the rest. */
export function leadingDate(text: string): { readonly date: string; readonly rest: string } | null {
  const match = new RegExp(`^${DATE.source}\\s*(?:更新|发布|公告)?\\s*[:,]?\\s*`).exec(text);
  return match && match[0].length < text.length
    ? { date: match[0].trim(), rest: text.slice(match[0].length) }
    : null;
}
