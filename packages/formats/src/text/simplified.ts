import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
const HAN = /\p{Script=Han}/u;

/** Traditional characters as simplified ones (OpenCC), for comparing: 武漢市中心醫院 is 武汉市中心医院. What is shown stays as written. */
export const simplified = (text: string): string => (HAN.test(text) ? convert(text) : text);
