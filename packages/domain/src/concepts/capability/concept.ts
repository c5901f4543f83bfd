import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { declareCapability, endCapability } from './commands.ts';
import { evolveCapability } from './evolve.ts';
import { capabilityFacts } from './facts.ts';
import { emptyCapabilityRegister } from './state.ts';
import { capabilityRows } from './view.ts';
import { capabilityThings, capabilityWords } from './words.ts';

export const capability = concept({
  name: 'capability',
  facts: capabilityFacts,
  evolve: evolveCapability,
  register: emptyCapabilityRegister,
  commands: [declareCapability, endCapability],
  views: {
    capabilities: view(both('能力名录：谁能派出什么', 'Capabilities: who could send what'), capabilityRows),
  },
  words: capabilityWords,
  things: capabilityThings,
});
