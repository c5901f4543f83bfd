import type { Viewpoint } from '@tongzhou/domain';
import type { ServicesForPages } from '@tongzhou/server/services';

export type { PersonCopy, SeenAtDoor, Visitor } from '@tongzhou/server/services';

/**
 * What the pages need of the server, handed to them on each request. Types alone come from there: the pages are built
 * apart, import no server code, and hold no rules.
 */
export type Tongzhou = ServicesForPages;

export function viewpoint({ application }: Tongzhou): Viewpoint {
  const { state, items, areas, duties, integerProgram, clock } = application;
  return { state, items, areas, duties, integerProgram, now: clock.now().toISOString() };
}
