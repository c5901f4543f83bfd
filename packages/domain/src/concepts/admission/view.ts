import type { Viewpoint } from '../../kernel/view/viewpoint.ts';
import { credentialsOf, standingOf } from '../credential/holds.ts';

/** The credentials of an organisation, each as it stands now. */
export const standingRows = (view: Viewpoint, organisation: string) =>
  credentialsOf(view.state, organisation).map((credential) => ({
    ...credential,
    standing: standingOf(credential, view.now, view.state.country.clock),
  }));

/** How an organisation came in: what it asked for, and what was decided. */
export const applicationRows = (view: Viewpoint, organisation: string) =>
  (view.state.applicationsOf.get(organisation) ?? [])
    .flatMap((id) => view.state.applications.get(id) ?? [])
    .map((each) => ({ ...each, status: each.decided?.outcome ?? ('open' as const) }));
