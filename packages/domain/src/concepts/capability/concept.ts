import { concept } from '../../kernel/concept/concept.ts';
import { declareCapability, endCapability } from './commands.ts';
import { evolveCapability } from './evolve.ts';
import { capabilityFacts } from './facts.ts';
import { capabilityOwners } from './parties.ts';
import { emptyCapabilityRegister } from './state.ts';
import { capabilityRows } from './view.ts';

export const capability = concept({
  name: 'capability',
  facts: capabilityFacts,
  evolve: evolveCapability,
  register: emptyCapabilityRegister,
  commands: [declareCapability, endCapability],
  owners: capabilityOwners,
  views: { capabilities: capabilityRows },
});
