import type { Fact } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';
import { gapOf } from '../credential/holds.ts';
import { matterFacts } from '../matter/facts.ts';
import { submissionFault } from './fault.ts';

/** What is wrong with a fact about fundraising, filings and matters to be reported, beside its actor. */
export function filingFault(state: State, fact: Fact): string | null {
  const incident = state.incidents.get(fact.incident);
  if (!incident) return null;
  const { organisation: actor } = fact.actor;
  if (fact.type in matterFacts || fact.type === 'submission.made' || fact.type === 'fundraising.started') {
    const { organisation } = fact.data as { organisation: string };
    if (organisation !== actor) return `states for ${organisation} what only ${organisation} may`;
  }
  switch (fact.type) {
    case 'fundraising.started': {
      const gap = gapOf(state, actor, 'public-fundraising', fact.at, false);
      return gap ? `raises funds without the qualification (${gap.standing})` : null;
    }
    case 'fundraising.ended':
    case 'fundraising.secondary-purpose-stated': {
      const found = incident.fundraisings.get(fact.data.fundraising);
      if (!found || found.ended) return `touches ${fact.data.fundraising}, which does not go on`;
      const named = 'organisation' in fact.data ? fact.data.organisation : found.organisation;
      return named === found.organisation ? null : `ends the fundraising of ${found.organisation}`;
    }
    case 'submission.made': {
      const fault = submissionFault(state, incident, fact.data);
      return fault ? `files against the rules (${fault.code})` : null;
    }
    case 'requisition.ended': {
      const found = incident.matters.get(fact.data.matter);
      return found?.kind === 'requisition.made' && found.organisation === actor
        ? null
        : `ends the requisition ${fact.data.matter}, which is not its own or not open`;
    }
    default:
      return null;
  }
}
