import { accept, type Result, type Viewpoint } from '@tongzhou/domain';
import type { Application } from '../../application/application.ts';
import { viewpointOf } from '../../application/viewpoint.ts';

/** Data, and the point of the journal and the moment for which they hold. */
export type Held<Data> = {
  /** Of the last public fact that it counts. */
  readonly position: number;
  /** By the system's clock. */
  readonly now: string;
  readonly data: Data;
};

/** An answer with the point of the journal and the moment for which it holds. */
export function holding<Data>(application: Application, data: (view: Viewpoint) => Data): Result<Held<Data>> {
  const view = viewpointOf(application);
  return accept({ position: view.state.publicPosition, now: view.now, data: data(view) });
}
