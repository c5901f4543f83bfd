import { type Area, areaSchema, catalogueSchema, indexItems } from '@tongzhou/domain';
import type { Names } from '@tongzhou/receipt';
import areaFile from '../../../../data/areas/hubei.json';
import catalogue from '../../../../data/catalogue/catalogue.json';

/** The catalogue and the areas as they come with this page, not as the site under audit states them. */
export const items = indexItems(catalogueSchema.parse(catalogue));

const COUNTRY: Area = { code: '000000', name: { zh: '全国', en: 'Whole country' }, parent: null };
const listed: unknown = Array.isArray(areaFile) ? areaFile : (areaFile as { areas: unknown }).areas;
export const areas: ReadonlyMap<string, Area> = new Map(
  [COUNTRY, ...areaSchema.array().parse(listed)].map((area) => [area.code, area]),
);

/** A good by its id. */
export const itemName: Names['item'] = (id) => {
  const item = items.byId.get(id);
  return item ? { name: item.name, unit: item.baseUnit } : null;
};
