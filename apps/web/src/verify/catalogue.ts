import {
  type Area,
  areaListSchema,
  type Country,
  calendarSchema,
  countryPackSchema,
  dutyKindsSchema,
  dutyPackSchema,
  platformsSchema,
  type RulesInUse,
  rulesInUse,
  WHOLE_COUNTRY,
} from '@tongzhou/domain';
import china from '../../../../data/areas/china.json' with { type: 'json' };
import hubei from '../../../../data/areas/hubei.json' with { type: 'json' };
import wexmere from '../../../../data/areas/wexmere.json' with { type: 'json' };
import calendarCn from '../../../../data/calendars/cn.json' with { type: 'json' };
import calendarGb from '../../../../data/calendars/gb.json' with { type: 'json' };
import cnPack from '../../../../data/countries/cn.json' with { type: 'json' };
import gbPack from '../../../../data/countries/gb.json' with { type: 'json' };
import charterDuties from '../../../../data/duties/charter.json' with { type: 'json' };
import cn from '../../../../data/duties/cn.json' with { type: 'json' };
import cn11 from '../../../../data/duties/cn-11.json' with { type: 'json' };
import cn31 from '../../../../data/duties/cn-31.json' with { type: 'json' };
import gb from '../../../../data/duties/gb.json' with { type: 'json' };
import international from '../../../../data/duties/international.json' with { type: 'json' };
import dutyKinds from '../../../../data/duties/kinds.json' with { type: 'json' };
import planDuties from '../../../../data/duties/plan.json' with { type: 'json' };
import platforms from '../../../../data/platforms/cn.json' with { type: 'json' };

/** What whoever judges a log of a country brings along. */
type Reference = {
  readonly country: Country;
  readonly areas: ReadonlyMap<string, Area>;
  readonly duties: RulesInUse;
};

const AREA_FILES: Readonly<Record<string, unknown>> = {
  'china.json': china,
  'hubei.json': hubei,
  'wexmere.json': wexmere,
};

/**
 * Country, areas and duties as they come with this page, not as the site under audit states them. Of a country that it does not
 * know, or of a log that says none, China's: the audit then says at the first entry that it is not what it should be.
 */
export function referenceOf(code: string | null): Reference {
  const { country, whole, areas } = countryPackSchema.parse(code === 'GB' ? gbPack : cnPack);
  const lists = areas.flatMap((name) => areaListSchema.parse(AREA_FILES[name]));
  const all: readonly Area[] = [{ code: WHOLE_COUNTRY, name: whole, parent: null }, ...lists];
  return {
    country,
    areas: new Map(all.map((area) => [area.code, area])),
    duties: rulesInUse(
      [charterDuties, cn, cn11, cn31, gb, international, planDuties].map((pack) =>
        dutyPackSchema.parse(pack),
      ),
      dutyKindsSchema.parse(dutyKinds).kinds,
      country.code,
      [calendarCn, calendarGb].map((each) => calendarSchema.parse(each)),
      [platformsSchema.parse(platforms)],
    ),
  };
}
