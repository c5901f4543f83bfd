import type { ItemIndex } from './index-of-items.ts';

/** Counted only where goods are; and those that other things are counted by as well. */
const ALWAYS = [
  ...'只盒箱袋瓶桶双副枚顶吨罐',
  ...[
    'piece',
    'pc',
    'box',
    'carton',
    'bottle',
    'bag',
    'pack',
    'packet',
    'pair',
    'crate',
    'pallet',
    'kit',
    'tonne',
  ],
];
const ALSO = [
  ...'件个套台条支片包张辆付批板组卷',
  ...['unit', 'set', 'item', 'test', 'vehicle', 'roll', 'sheet'],
];
/** Behind such a unit stands what is no goods: 三个工作组, 3 份报告, 3 sets of rules. */
const OF_OTHERS =
  '(?!\\s?(?:工作|小组|单位|部门|医院|社区|方面|方案|措施|问题|案|事|建议|意见|投诉|举报|系统|制度|班子|预案|规定|道路|热线|线路|文件|报告|公告|通知|通告|问卷|协议|合同|清单|表|证|凭证|材料|队|医疗队|志愿|救护队|人(?!份)|月|小时|星期)|,? ?(?:of )?(?:rules|papers|documents|forms|questions|teams?|wards?|hospitals?))';
/** Some words may stand between a number and its unit. */
const BETWEEN =
  '^[\\s(]{0,3}[余多来]?(?:(?:more|new|whole|full|sealed|large|small|such|further|additional) )*';

type Units = { readonly always: RegExp; readonly also: RegExp };
const UNITS = new WeakMap<ItemIndex, Units>();

/**
 * In what goods are counted, behind a number: base units and packs of the catalogue and the usual words. `always`: nothing
 * else is counted so; `also`: other things are too.
 */
export function unitsOfGoods(items: ItemIndex): Units {
  const known = UNITS.get(items);
  if (known) return known;
  const also = new Set(ALSO);
  const always = new Set(ALWAYS);
  for (const { baseUnit, packs } of items.byId.values())
    for (const { zh, en } of [baseUnit, ...packs.map(({ unit }) => unit)])
      for (const word of [zh, en.toLowerCase().split(' ')[0] ?? ''])
        if (word && !also.has(word)) always.add(word);
  const units = {
    always: new RegExp(BETWEEN + oneOf(always), 'i'),
    also: new RegExp(BETWEEN + oneOf(also) + OF_OTHERS, 'i'),
  };
  UNITS.set(items, units);
  return units;
}

const oneOf = (words: Iterable<string>): string =>
  `(?:${[...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + (/[a-z]$/i.test(word) ? '(?:e?s)?\\b' : ''))
    .join('|')})`;
