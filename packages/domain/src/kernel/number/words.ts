const DIGITS = [...'零一二三四五六七八九'];
const PLACES = ['', '十', '百', '千'];
const SECTIONS = ['', '万', '亿', '万亿'];

/** A whole number in Chinese characters, as people check a figure by reading it: 36000 → `三万六千`. Below 10^16. */
export function inChinese(value: number): string {
  if (value === 0) return '零';
  const sections: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 10_000)) sections.push(rest % 10_000);
  let text = '';
  for (let at = sections.length - 1; at >= 0; at -= 1) {
    const section = sections[at] as number;
    if (section === 0) continue;
    const isGap = text !== '' && (section < 1_000 || sections[at + 1] === 0);
    text += (isGap ? '零' : '') + sectionInChinese(section) + SECTIONS[at];
  }
  return text.replace(/^一十/, '十').replace('万亿亿', '万亿');
}

function sectionInChinese(section: number): string {
  const signs = [...String(section)];
  return signs
    .map((sign, index) =>
      sign === '0' ? '零' : `${DIGITS[Number(sign)]}${PLACES[signs.length - 1 - index]}`,
    )
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
}
