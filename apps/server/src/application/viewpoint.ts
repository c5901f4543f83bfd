import type { Viewpoint } from '@tongzhou/domain';
import type { Application } from './application.ts';

/** All that a view looks at, at this moment. */
export function viewpointOf({ state, items, areas, duties, integerProgram, clock }: Application): Viewpoint {
  return { state, items, areas, duties, integerProgram, now: clock.now().toISOString() };
}
