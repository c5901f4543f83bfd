import { inChinese } from './words.ts';

const PLAIN = '零一二三四五六七八九十百千';
const CAPITALS = '零壹贰叁肆伍陆柒捌玖拾佰仟';

const capital = (text: string): string =>
  text
    .replace(/^十/, '一十')
    .replace(/[零一二三四五六七八九十百千]/g, (sign) => CAPITALS[PLAIN.indexOf(sign)] as string);

/**
 * A sum of yuan as Chinese slips write it, so that no digit can be added to it: 1,020.05 yuan is `壹仟零贰拾元零伍分`.
 * Source: 支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定). `fen`: minor units, not negative.
 */
export function inCapitals(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const [jiao, rest] = [Math.floor(fen / 10) % 10, fen % 10];
  const head = yuan === 0 ? '' : `${capital(inChinese(yuan))}元`;
  if (jiao === 0 && rest === 0) return `${head || '零元'}整`;
  const tens = jiao === 0 ? (head === '' ? '' : '零') : `${capital(inChinese(jiao))}角`;
  return `${head}${tens}${rest === 0 ? '整' : `${capital(inChinese(rest))}分`}`;
}
