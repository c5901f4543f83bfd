import { accept, type Result, type Viewpoint } from '@tongzhou/domain';
import type { Application } from '../../application/application.ts';
import { viewpointOf } from '../../application/viewpoint.ts';

/** An answer with the point of the journal and the moment for which it holds. */
export function holding(application: Application, data: (view: Viewpoint) => unknown): Result<unknown> {
  const view = viewpointOf(application);
  return accept({ position: view.state.publicPosition, now: view.now, data: data(view) });
}
