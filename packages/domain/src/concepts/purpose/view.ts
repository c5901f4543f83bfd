import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';

/** All that money may be given for in an incident, in the order in which it was declared, with what each covers. */
export function purposeRows(view: Viewpoint, incidentId: string) {
  const { purposes } = must(view.state.incidents, incidentId, 'incident');
  return [...purposes.values()].map(({ covers, organisation, ...purpose }) => ({
    ...purpose,
    organisation: organisationLabel(view, organisation),
    covers: { ...covers, items: covers.items.map((id) => itemLabel(view, id)) },
  }));
}

export type PurposeRow = ReturnType<typeof purposeRows>[number];

/** The words for a purpose that a gift or a request names. */
export const purposeLabel = ({ purposes }: IncidentState, id: string | null) =>
  id === null ? null : { id, words: must(purposes, id, 'purpose').words };
