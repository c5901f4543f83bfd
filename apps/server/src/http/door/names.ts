import type { Names } from '@tongzhou/messages';
import type { Application } from '../../application/application.ts';

/** How ids are said in sentences: by the names that the catalogue, the map and the register have for them. */
export const namesOf = (application: Application): Names => ({
  item: (id) => application.items.byId.get(id)?.name,
  area: (code) => application.areas.get(code)?.name,
  organisation: (id) => application.state.organisations.get(id)?.name,
});
