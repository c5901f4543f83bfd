import { readdir, readFile } from 'node:fs/promises';
import {
  type Area,
  areaRowsSchema,
  areaSchema,
  calendarSchema,
  catalogueSchema,
  dutyKindsSchema,
  dutyPackSchema,
  type ItemIndex,
  indexItems,
  type PlanTerms,
  planTerms,
  platformsSchema,
  type RulesInUse,
  rulesInUse,
} from '@tongzhou/domain';
import { z } from 'zod';

/** The project's `data/` folder: reviewed like code, validated here before anything relies on it. */
const DATA_FOLDER = new URL('../../../../data/', import.meta.url);

const COUNTRY: Area = { code: '000000', name: { zh: '全国', en: 'Whole country' }, parent: null };

export async function readItems(): Promise<ItemIndex> {
  return indexItems(catalogueSchema.parse(await readJson('catalogue/catalogue.json')));
}

/** The whole country; of Hubei more is known: centres for the map, and names of before. */
export async function readAreas(): Promise<ReadonlyMap<string, Area>> {
  const country = areaRowsSchema.parse(await readJson('areas/china.json'));
  const { areas: known } = z.object({ areas: z.array(areaSchema) }).parse(await readJson('areas/hubei.json'));
  return new Map([COUNTRY, ...country, ...known].map((area) => [area.code, area]));
}

/** The country whose law counts, as that of `readAreas`. */
const COUNTRY_CODE = 'CN';

/** Every pack of `data/duties/`, of which those of the country and those of all countries are used. */
export async function readDuties(country: string = COUNTRY_CODE): Promise<RulesInUse> {
  const packs = (await namesIn('duties/')).filter((name) => name !== 'kinds.json');
  const calendars = await namesIn('calendars/');
  return rulesInUse(
    await Promise.all(packs.map(async (name) => dutyPackSchema.parse(await readJson(`duties/${name}`)))),
    dutyKindsSchema.parse(await readJson('duties/kinds.json')).kinds,
    country,
    await Promise.all(
      calendars.map(async (name) => calendarSchema.parse(await readJson(`calendars/${name}`))),
    ),
    await Promise.all(
      (await namesIn('platforms/')).map(async (name) =>
        platformsSchema.parse(await readJson(`platforms/${name}`)),
      ),
    ),
  );
}

/** The plans of `data/plans/`, for a jurisdiction to take over and change; none is in force until it is adopted. */
export async function readPlans(): Promise<ReadonlyMap<string, PlanTerms>> {
  const files = await namesIn('plans/');
  const plans = await Promise.all(
    files.map(async (name) => planTerms.parse(await readJson(`plans/${name}`))),
  );
  return new Map(plans.map((terms) => [terms.plan, terms]));
}

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(new URL(folder, DATA_FOLDER))).filter((name) => name.endsWith('.json')).sort();

const readJson = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, DATA_FOLDER), 'utf8'));
