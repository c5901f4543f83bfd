import { readFile } from 'node:fs/promises';
import { type Area, areaSchema, catalogueSchema, type ItemIndex, indexItems } from '@tongzhou/domain';
import { z } from 'zod';

/** The project's `data/` folder: reviewed like code, validated here before anything relies on it. */
export const DATA_FOLDER = new URL('../../../../data/', import.meta.url);

const COUNTRY: Area = { code: '000000', name: { zh: '全国', en: 'Whole country' }, parent: null };

export async function readItems(): Promise<ItemIndex> {
  return indexItems(catalogueSchema.parse(await readJson('catalogue/catalogue.json')));
}

export async function readAreas(): Promise<ReadonlyMap<string, Area>> {
  const file = z.union([
    z.array(areaSchema),
    z.object({ areas: z.array(areaSchema) }).transform((each) => each.areas),
  ]);
  const areas = file.parse(await readJson('areas/hubei.json'));
  return new Map([COUNTRY, ...areas].map((area) => [area.code, area]));
}

const readJson = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, DATA_FOLDER), 'utf8'));
