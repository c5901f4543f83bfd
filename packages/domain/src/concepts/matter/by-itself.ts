import type { Context } from '../../kernel/command/context.ts';
import { existing } from '../../kernel/command/fields.ts';
import { accept } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';

type Own = { readonly incident: string; readonly organisation: string };

/** What an organisation of the register states of itself in an incident, open or closed: nobody can do it in its place. */
export const byItself = {
  function: null,
  scope(state: State, input: Own) {
    const incident = existing(state.incidents, input.incident, 'incident', 'incident');
    if (!incident.ok) return incident;
    const organisation = existing(state.organisations, input.organisation, 'organisation', 'organisation');
    if (!organisation.ok) return organisation;
    const scope = { incident: input.incident, area: organisation.value.area, subject: input.organisation };
    return accept({ ...scope, found: incident.value });
  },
  ownRight: (_state: State, input: Own, { actor }: Context) =>
    actor.organisation === input.organisation ? { mandate: null } : null,
};
