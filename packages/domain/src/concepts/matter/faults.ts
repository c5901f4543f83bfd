import { faultsIn, speaksForAnother } from '../../kernel/concept/faults-in.ts';
import type { matterFacts } from './facts.ts';

/** What is wrong with a matter that an organisation states of itself. */
export const matterFaults = faultsIn<keyof typeof matterFacts>({
  'breach.found': (_incident, fact) => speaksForAnother(fact),
  'security-incident.found': (_incident, fact) => speaksForAnother(fact),
  'serious-incident.found': (_incident, fact) => speaksForAnother(fact),
  'transaction.made': (_incident, fact) => speaksForAnother(fact),
  'requisition.made': (_incident, fact) => speaksForAnother(fact),
  'requisition.ended': ({ matters }, fact) => {
    const found = matters.get(fact.data.matter);
    const isOwn = found?.kind === 'requisition.made' && found.organisation === fact.actor.organisation;
    const stranger = `ends the requisition ${fact.data.matter}, which is not its own or not open`;
    return speaksForAnother(fact) ?? (isOwn ? null : stranger);
  },
});
