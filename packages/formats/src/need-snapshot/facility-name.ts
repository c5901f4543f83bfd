import type { Area } from '@tongzhou/domain';
import { type AreaIndex, isBelow } from '../area-match/index.ts';
import { normaliseText, simplified } from '../text/index.ts';
import type { FacilityKind } from './snapshot.ts';

/** A facility's name taken apart: the narrowest area it names, and the rest. 黄冈麻城市妇幼保健院 → 麻城市 + 妇幼保健院. */
export type FacilityName = { readonly area: Area | null; readonly rest: string; readonly general: boolean };

/** Names that hundreds of places share: only together with their area do they name one facility. */
const GENERAL =
  /^(?:(?:第[一二三四五六七八九十]{1,2})?(?:人民|中心|中医|中西医结合|妇幼保健|妇幼|传染病|儿童|精神病|胸科|职工|铁路|总|附属|中心人民|急救|血液)?(?:医院|院|卫生院|保健院|中心))$|^(?:红十字会|慈善总会|慈善会|慈善协会|疾病预防控制中心|卫生健康(?:局|委员会)|人民政府)$/;
const ENDS_LIKE_FACILITY = /(?:医院|卫生院|保健院|中心|红十字会)$/;

/** All names under which a facility goes: its own, and those in brackets; 附属协和医院 also as 协和医院. */
export function facilityNames(written: string, area: Area | null, index: AreaIndex): FacilityName[] {
  const text = simplified(normaliseText(written)).split('\n')[0]?.replace(/\s/g, '') ?? '';
  const spellings = [text.replace(/\((?:善款|物资|资金|捐款)\)$/, '')];
  const bracket = /^([^()]+)\(([^()]+)\)$/.exec(spellings[0] ?? '');
  // (文帝院区) and (心外科) are another place to send to; (新华医院) is another name.
  if (bracket?.[1] && bracket[2] && ENDS_LIKE_FACILITY.test(bracket[2]) && !/院区$/.test(bracket[2])) {
    spellings[0] = bracket[1];
    if (!/^[省市县区]/.test(bracket[2])) spellings.push(bracket[2]);
  }
  for (const spelling of [...spellings]) {
    const affiliated = /(?:大学|学院)附属([^附属]{2,6}医院)$/.exec(spelling)?.[1];
    if (affiliated && !GENERAL.test(affiliated)) spellings.push(affiliated);
  }
  return spellings.map((spelling) => takeApart(spelling, area, index)).filter((name) => name.rest !== '');
}

function takeApart(spelling: string, own: Area | null, index: AreaIndex): FacilityName {
  // A university's name begins with a place that it does not lie under: 武汉大学人民医院.
  const academic = /大学|学院/.test(spelling);
  let rest = spelling.replace(/^.{2,8}集团(?=.{4})/, '');
  let area: Area | null = null;
  for (;;) {
    const above: Area | null = area;
    const next: AreaIndex['names'][number] | undefined = index.names.find(
      (name) =>
        rest.startsWith(name.text) &&
        rest.length > name.text.length &&
        (name.full || !academic) &&
        (above === null || isBelow(name.area, above, index)),
    );
    if (!next) break;
    area = next.area;
    rest = rest.slice(next.text.length);
  }
  rest = rest
    .replace(/^国药(?=.{4})/, '')
    .replace(/疾控中心/, '疾病预防控制中心')
    .replace(/中医院$/, '中医医院');
  const general = GENERAL.test(rest);
  return { area: area ?? (general ? own : null), rest, general };
}

/** Two names of one facility? Their rests agree, and their areas agree or one of them is silent on it. */
export function sameName(a: FacilityName, b: FacilityName): boolean {
  if (a.rest !== b.rest) return false;
  return a.area?.code === b.area?.code || (!a.general && (a.area === null || b.area === null));
}

export function facilityKind(name: string): FacilityKind {
  const text = name.replace(/\s/g, '').replace(/\([^()]*\)$/, '');
  if (
    /(?:医院|卫生院|保健院|卫生服务中心|急救中心|精神卫生中心|医学中心|肿瘤中心|儿童中心|分院|院区|东院|麻醉科)$/.test(
      text,
    )
  )
    return 'hospital';
  if (/红十字/.test(text)) return 'red-cross';
  if (/慈善|基金会/.test(text)) return 'charity';
  if (/疾病预防控制|疾控/.test(text)) return 'cdc';
  return /医院/.test(text) ? 'hospital' : 'other';
}

/** A formula, code or a string without letters is no name; it stays as text, but nothing is registered under it. */
export function isSuspiciousName(name: string): boolean {
  return (
    /^[=+\-@|]/.test(name) ||
    /<\s*\/?\s*[a-z!][^>]*>?|javascript:|\{\{|\$\{/i.test(name.replace(/<[a-z]+ removed>/g, '')) ||
    !/\p{L}/u.test(name.replace(/<[a-z]+ removed>/g, '')) ||
    name.length > 100
  );
}
