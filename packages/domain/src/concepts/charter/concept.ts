import { concept } from '../../kernel/concept/concept.ts';
import { adoptCharter } from './commands.ts';
import { evolveCharter } from './evolve.ts';
import { charterFacts } from './facts.ts';
import { charterFormRules } from './form-rules.ts';
import { charterRefusals } from './refusals.ts';
import { emptyCharterRecords } from './state.ts';
import { charterThings } from './words.ts';

export const charter = concept({
  name: 'charter',
  facts: charterFacts,
  evolve: evolveCharter,
  records: emptyCharterRecords,
  commands: [adoptCharter],
  formRules: charterFormRules,
  things: charterThings,
  refusals: charterRefusals,
});
