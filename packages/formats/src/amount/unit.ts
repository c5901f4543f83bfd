import type { Item } from '@tongzhou/domain';

/** Words after which an amount may stop. Anything else after a number is not an amount ("95%", "500/天"). */
export const UNIT_WORDS =
  '人份|毫升|公斤|千克|平方米|只|个|件|套|双|副|付|对|盒|瓶|箱|包|袋|支|片|枚|台|部|架|辆|桶|卷|份|张|顶|条|块|把|升|克|吨|米|罐|听|提|打|粒|颗|板|身|具|根|剂|ml|kg|g|l|t|' +
  'pieces?|pcs|pairs?|box(?:es)?|bottles?|sets?|packs?|cases?|cartons?|units?|bags?';

export const UNIT_ONLY = new RegExp(`^(?:${UNIT_WORDS})$`, 'i');

/**
 * Measure words that count the same single thing as the base unit. A pair is never in one row with a piece, nor 件
 * (also "carton" in freight) with anything but garments. 支 and 瓶 are both one vial; for medicines 盒 and 瓶 are both
 * one retail pack, whose content the catalogue leaves open.
 */
const SAME_COUNT: Readonly<Record<string, readonly string[]>> = {
  只: ['个', '枚', '片', 'piece', 'pc', 'unit'],
  个: ['只', '副', '顶', '台', '支', '把', '具', 'piece', 'pc', 'unit'],
  件: ['套', '身', 'piece', 'pc', 'set', 'unit'],
  套: ['个', '台', '副', 'set', 'unit'],
  副: ['个', '只', '付', 'pair', 'piece', 'pc', 'unit'],
  顶: ['个', '只', 'piece', 'pc', 'unit'],
  双: ['对', '副', 'pair'],
  台: ['部', '架', '套', 'unit', 'set'],
  辆: ['台', '部', 'unit'],
  支: ['瓶', 'vial'],
  盒: ['瓶', 'pack', 'box'],
  瓶: ['bottle'],
  包: ['pack', 'packet'],
  袋: ['bag'],
  付: ['剂'],
  条: ['张', '块', 'piece', 'pc'],
};

/** How many base units one of this unit is; `null`: the catalogue does not say. */
export function unitHolds(unit: string, item: Item): number | null {
  const word = singular(unit);
  if (word === item.baseUnit.zh || word === item.baseUnit.en) return 1;
  const pack = item.packs.find((candidate) => candidate.unit.zh === word || candidate.unit.en === word);
  if (pack) return pack.holds;
  return SAME_COUNT[item.baseUnit.zh]?.includes(word) ? 1 : null;
}

function singular(unit: string): string {
  const word = unit.toLowerCase();
  return word === 'boxes' ? 'box' : /^[a-z]{2,}s$/.test(word) ? word.slice(0, -1) : word;
}
