import { catalogueSchema, indexItems } from '@tongzhou/domain/kernel';
import type { Names } from '@tongzhou/receipt';
import catalogue from '../../../../data/catalogue/catalogue.json' with { type: 'json' };

/** The catalogue as it comes with this page, not as the site under audit states it. */
export const items = indexItems(catalogueSchema.parse(catalogue));

/** A good by its id. */
export const itemName: Names['item'] = (id) => {
  const item = items.byId.get(id);
  return item ? { name: item.name, unit: item.baseUnit } : null;
};
