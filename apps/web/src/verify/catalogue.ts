import {
  type Area,
  areaRowsSchema,
  areaSchema,
  calendarSchema,
  dutyKindsSchema,
  dutyPackSchema,
  platformsSchema,
  rulesInUse,
} from '@tongzhou/domain';
import country from '../../../../data/areas/china.json' with { type: 'json' };
import hubei from '../../../../data/areas/hubei.json' with { type: 'json' };
import calendar from '../../../../data/calendars/cn.json' with { type: 'json' };
import charterDuties from '../../../../data/duties/charter.json' with { type: 'json' };
import cn from '../../../../data/duties/cn.json' with { type: 'json' };
import cn11 from '../../../../data/duties/cn-11.json' with { type: 'json' };
import cn31 from '../../../../data/duties/cn-31.json' with { type: 'json' };
import international from '../../../../data/duties/international.json' with { type: 'json' };
import dutyKinds from '../../../../data/duties/kinds.json' with { type: 'json' };
import planDuties from '../../../../data/duties/plan.json' with { type: 'json' };
import platforms from '../../../../data/platforms/cn.json' with { type: 'json' };

/** The areas and the duties as they come with this page, not as the site under audit states them. */
const COUNTRY: Area = { code: '000000', name: { zh: '全国', en: 'Whole country' }, parent: null };
export const areas: ReadonlyMap<string, Area> = new Map(
  [COUNTRY, ...areaRowsSchema.parse(country), ...areaSchema.array().parse(hubei.areas)].map((area) => [
    area.code,
    area,
  ]),
);

/** The law of the country whose areas these are, and the rules that hold everywhere. */
export const duties = rulesInUse(
  [charterDuties, cn, cn11, cn31, international, planDuties].map((pack) => dutyPackSchema.parse(pack)),
  dutyKindsSchema.parse(dutyKinds).kinds,
  'CN',
  [calendarSchema.parse(calendar)],
  [platformsSchema.parse(platforms)],
);
