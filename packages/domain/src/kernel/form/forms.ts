import { z } from 'zod';
import { both, type Words } from '../words/words.ts';

/**
 * What a text looks like where it may not be any words: the name of each form, said to whoever wrote something else. A
 * pattern is given together with such a name, so that none is without its words.
 */
const FORMS = {
  identifier: both(
    '编号以字母或数字开头，只含字母、数字、点、横线和下划线，最多 120 个字符。',
    'An id begins with a letter or digit and holds letters, digits, dots, dashes and underscores, at most 120 of them.',
  ),
  'entry-id': both(
    '条目编号以小写字母开头，只含小写字母、数字和横线，最多 40 个字符。',
    'The id of an entry begins with a small letter and holds small letters, digits and dashes, at most 40 of them.',
  ),
  'item-id': both(
    '物资编号只含小写字母、数字和横线。',
    'The id of an item holds small letters, digits and dashes.',
  ),
  'account-id': both(
    '应为账户编号：种类、机构、库点、批次或货币、用途，以冒号相连。',
    'Expected the id of an account: kind, organisation, place, lot or currency, purpose, joined by colons.',
  ),
  'area-code': both('应为六位行政区划代码，如 420100。', 'Expected a six-digit area code such as 420100.'),
  'country-code': both(
    '应为两位国家代码（ISO 3166-1），如 CN。',
    'Expected a two-letter country code (ISO 3166-1) such as CN.',
  ),
  currency: both(
    '应为三位货币代码（ISO 4217），如 CNY。',
    'Expected a currency code (ISO 4217) such as CNY.',
  ),
  sha256: both(
    '应为文件指纹（SHA-256）：64 位十六进制数字，字母小写。',
    'Expected a fingerprint (SHA-256): 64 hexadecimal digits, letters small.',
  ),
  file: both(
    '请附上文件；程序应填写已上传文件的指纹（SHA-256）：64 位十六进制数字，字母小写。',
    'Add the file; a program gives the fingerprint of one that was sent before (SHA-256): 64 hexadecimal digits, letters small.',
  ),
  nonce: both('应为 32 位十六进制数字，字母小写。', 'Expected 32 hexadecimal digits, letters small.'),
  confirmation: both(
    '应原样填写系统反问时给出的确认码。',
    'Expected the answer that the question itself gave as `confirm`, unchanged.',
  ),
  'signature-code': both(
    '应为十六个字母和数字，四个一组，以横线相连。',
    'Expected sixteen letters and digits, in fours joined by dashes.',
  ),
  'figure-reference': both(
    '应为对账目数字的引用，如 goods.received:mask-surgical。',
    'Expected a reference to a figure of the record such as goods.received:mask-surgical.',
  ),
  telephone: both(
    '应为电话号码：6 至 15 位数字，可含空格、横线和开头的加号。',
    'Expected a telephone number: 6 to 15 digits, with spaces, dashes and a leading plus if you like.',
  ),
  'utc-offset': both('应为与 UTC 的时差，如 +08:00。', 'Expected an offset from UTC such as +08:00.'),
  'field-path': both('应为字段的路径，以点相连。', 'Expected the path of a field, joined by dots.'),
  base64url: both(
    '应为 base64url 编码的文字，最多 200 个字符。',
    'Expected base64url text, at most 200 characters.',
  ),
  'statement-cursor': both(
    '不是这份明细给出的翻页标记。',
    'This is not a cursor that a page of this statement gave.',
  ),
  'credit-code': both(
    '统一社会信用代码为 18 位数字和大写字母（GB 32100）；境外机构写国别代码、登记机关代码和号码，以横线相连。',
    'A number in a register is written with country and register, such as GB-CHC-1234567; a Chinese credit code has 18 digits and capital letters (GB 32100).',
  ),
  'invoice-number': both(
    '发票号码只含字母、数字、横线和斜线，3 至 40 位，照发票原样填写。',
    'An invoice number has 3 to 40 letters, digits, dashes and slashes, as the invoice prints it.',
  ),
  'bank-reference': both(
    '流水号只含字母、数字和横线，6 至 64 位，照银行或支付平台的回单填写；不要填账号。',
    'A bank reference has 6 to 64 letters, digits and dashes, as the bank’s slip prints it; never an account number.',
  ),
  gs1: both(
    '应为扫码所得的商品条码内容，最多 200 个字符。',
    'Expected the content of a GS1 code, at most 200 characters.',
  ),
  gtin: both('应为 14 位商品条码（GTIN）。', 'Expected a GTIN of 14 digits.'),
  expiry: both(
    '有效期应如 2022-02-28、2022/2/28、20220228 或 2022-02（即该月最后一天）；只有六位数字的无法判断，请写全年份。',
    'Expected an expiry such as 2022-02-28, 2022/2/28, 20220228, or 2022-02 for the end of that month; six digits alone can be read two ways: write the whole year.',
  ),
  date: both('应为日期，如 2020-02-20。', 'Expected a date such as 2020-02-20.'),
  datetime: both(
    '应为时刻，如 2020-02-20T08:00:00+08:00。',
    'Expected a moment such as 2020-02-20T08:00:00+08:00.',
  ),
  email: both('应为电子邮箱地址。', 'Expected an e-mail address.'),
  url: both('应为网址。', 'Expected a URL.'),
  other: both('格式不对。', 'It does not have the form that is asked for.'),
} satisfies Words<string>;

export type FormName = keyof typeof FORMS;

export const FORM_WORDS: Words<FormName> = FORMS;

export const isFormName = (name: string): name is FormName => Object.hasOwn(FORMS, name);

/** Text of a named form. The issue that zod raises for any other carries the name. */
export const writtenAs = (name: FormName, pattern: RegExp) => z.stringFormat(name, pattern);
