import { concept } from '../../kernel/concept/concept.ts';
import { adoptCharter } from './commands.ts';
import { evolveCharter } from './evolve.ts';
import { charterFacts } from './facts.ts';
import { emptyCharterRecords } from './state.ts';

export const charter = concept({
  name: 'charter',
  facts: charterFacts,
  evolve: evolveCharter,
  records: emptyCharterRecords,
  commands: [adoptCharter],
});
