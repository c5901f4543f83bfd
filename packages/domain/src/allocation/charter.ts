import { z } from 'zod';
import { parameter } from '../kernel/charter/charter.ts';
import { otherwise } from '../kernel/form/form-rule.ts';
import { SETTINGS } from '../kernel/item/item.ts';
import { both } from '../kernel/words/words.ts';
import { handlingTerms } from './handling.ts';
import { valueOfCoverTerms } from './value-of-cover.ts';

/** Terms of the charter that are read here. */
export const allocationCharter = {
  settingPriority: parameter(
    both('收治场景的先后：排在前面的先满足', 'Settings in order of priority; the first is served first'),
    null,
    z
      .array(z.enum(SETTINGS))
      .length(SETTINGS.length)
      .refine((order) => new Set(order).size === SETTINGS.length, otherwise('settings-all-once')),
  ),
  reservePercent: parameter(
    both('每批非定向物资由接收单位自行留用的比例', 'Share of each free lot that its owner keeps for itself'),
    both('%', '%'),
    z.int().min(0).max(100),
  ),
  coverDays: parameter(
    both(
      '库存和日用量已知时，首次分配保障的天数；超出部分留待下一次',
      'Days of use that a first allocation aims at where stock and use are known; needs beyond wait for the next run',
    ),
    both('天', 'days'),
    z.int().min(1).max(60),
  ),
  unknownStarter: parameter(
    both(
      '只说“需要”、未报数量的机构先发多少，并请其补报；0 为不发',
      'Units sent once to a facility that says “needed” without an amount, and is asked for one; 0: none',
    ),
    both('计量单位', 'base units'),
    z.int().min(0).max(1_000_000),
  ),
  /** Absent: strictly by setting and run-out, as `priority-run-out` does. */
  valueOfCover: parameter(
    both(
      '一天保障值多少，替代、路程、地区如何计算；未约定时严格按场景和断供先后',
      'What a day of cover is worth, and what substitutes, roads and regions count; unsaid: strictly by setting and run-out',
    ),
    null,
    valueOfCoverTerms.optional(),
  ),
  askedBackOwnWordPercent: parameter(
    both(
      '仅凭机构自报的一项需求，占方案所分某种物资超过多少比例时，请批准人确认；未约定则不问',
      'Share of what a plan gives of an item above which a need by its facility’s own word alone is asked back of whoever approves; unsaid: nobody is asked',
    ),
    both('%', '%'),
    z.int().min(1).max(100).optional(),
  ),
  /** Packs, smallest lines, lorries. Absent: base units, however few, as if they carried themselves. */
  handling: parameter(
    both(
      '整包装、最小批量、运力；未约定时按计量单位逐一分配',
      'Whole packs, smallest lines, lorries; unsaid: unit by unit',
    ),
    null,
    handlingTerms.optional(),
  ),
};

type AllocationCharter = typeof allocationCharter;
declare module '../kernel/charter/charter.ts' {
  interface CharterParameters extends AllocationCharter {}
}
