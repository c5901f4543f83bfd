import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { Viewpoint } from '../../kernel/view/viewpoint.ts';
import { supplierName } from '../money/supplier.ts';
import type { Interest } from './state.ts';

export function interestRow({ state }: Viewpoint, interest: Interest) {
  const { id, seat, party, tie, since, declaredAt, declaredBy, position, ended } = interest;
  const { zh, en } = supplierName(state, party);
  return {
    ...{ id, seat, tie, since, declaredAt, declaredBy, position, ended },
    party: { organisation: party.kind === 'organisation' ? party.organisation : null, name: { zh, en } },
  };
}

/** What people of an organisation have declared: what stands first, the latest first; so many. */
export const interestRows = (view: Viewpoint, organisation: string, most = 100) =>
  listed(view.state.interestsOfOrganisation, organisation)
    .slice(-most)
    .map((id) => interestRow(view, must(view.state.interests, id, 'interest')))
    .reverse()
    .sort((a, b) => Number(a.ended !== null) - Number(b.ended !== null));
