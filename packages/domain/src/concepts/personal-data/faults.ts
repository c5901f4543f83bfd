import { faultsIn } from '../../kernel/concept/faults-in.ts';
import { giftsOfPersons } from './destroyed.ts';
import type { personalDataFacts } from './facts.ts';

/** What an auditor can say of it from the record; that the rows are gone only the machine knows. */
export const personalDataFaults = faultsIn<keyof typeof personalDataFacts>({
  'personal-data.destroyed': (incident, { actor: { organisation: actor }, at, data }, { authority }) => {
    if (incident.closedAt === null) return 'says that data are destroyed while the response goes on';
    if (incident.personalDataDestroyedAt !== null) return 'says a second time that data are destroyed';
    if (actor !== authority || data.organisation !== actor) return `speaks for ${data.organisation}`;
    const until = Date.parse(data.until);
    if (until < Date.parse(incident.closedAt) || until > Date.parse(at))
      return `says that data were held to ${data.until}`;
    const persons = giftsOfPersons(incident);
    return data.persons === persons
      ? null
      : `counts ${data.persons} gifts of persons, where there are ${persons}`;
  },
});
