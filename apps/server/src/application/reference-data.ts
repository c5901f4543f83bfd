import { readdir, readFile } from 'node:fs/promises';
import {
  type Area,
  areaListSchema,
  type Country,
  calendarSchema,
  catalogueSchema,
  countryPackSchema,
  dutyKindsSchema,
  dutyPackSchema,
  type ItemIndex,
  indexItems,
  type Judge,
  type PlanTerms,
  planTerms,
  platformsSchema,
  type RulesInUse,
  rulesInUse,
  WHOLE_COUNTRY,
} from '@tongzhou/domain';

/** The project's `data/` folder: reviewed like code, validated here before anything relies on it. */
const DATA_FOLDER = new URL('../../../../data/', import.meta.url);

export async function readItems(): Promise<ItemIndex> {
  return indexItems(catalogueSchema.parse(await readJson('catalogue/catalogue.json')));
}

/** The countries that there is a pack of, by their codes. */
const readCountries = async (): Promise<readonly string[]> =>
  (await namesIn('countries/')).map((name) => name.slice(0, -'.json'.length).toUpperCase());

/** What holds in a country: throws where there is no pack of it. */
async function readCountry(
  code: string,
): Promise<{ readonly country: Country; readonly areas: ReadonlyMap<string, Area> }> {
  const known = await readCountries();
  if (!known.includes(code))
    throw new Error(`no pack of ${code} in data/countries; there are ${known.join(', ')}`);
  const { country, whole, areas } = countryPackSchema.parse(
    await readJson(`countries/${code.toLowerCase()}.json`),
  );
  const lists = await Promise.all(
    areas.map(async (name) => areaListSchema.parse(await readJson(`areas/${name}`))),
  );
  const all: readonly Area[] = [{ code: WHOLE_COUNTRY, name: whole, parent: null }, ...lists.flat()];
  return { country, areas: new Map(all.map((area) => [area.code, area])) };
}

/** Catalogue, country, areas and law, as whoever judges a record of that country brings them along. */
export async function readReference(
  code: string,
): Promise<Pick<Judge, 'items' | 'country' | 'areas' | 'duties'>> {
  const [items, place, duties] = await Promise.all([readItems(), readCountry(code), readDuties(code)]);
  return { items, ...place, duties };
}

/** Every pack of `data/duties/`, of which those of the country and those of all countries are used. */
async function readDuties(country: string): Promise<RulesInUse> {
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

/** The country's plans of `data/plans/`, for a jurisdiction to take over and change; none is in force until it is adopted. */
export async function readPlans(country: string): Promise<ReadonlyMap<string, PlanTerms>> {
  const files = (await namesIn('plans/')).filter((name) => name.startsWith(`${country.toLowerCase()}-`));
  const plans = await Promise.all(
    files.map(async (name) => planTerms.parse(await readJson(`plans/${name}`))),
  );
  return new Map(plans.map((terms) => [terms.plan, terms]));
}

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(new URL(folder, DATA_FOLDER))).filter((name) => name.endsWith('.json')).sort();

const readJson = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, DATA_FOLDER), 'utf8'));
