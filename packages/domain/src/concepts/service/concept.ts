import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { listService } from './commands.ts';
import { evolveService } from './evolve.ts';
import { serviceFacts } from './facts.ts';
import { emptyServiceRecords } from './state.ts';
import { serviceRows } from './view.ts';
import { serviceWords } from './words.ts';

export const service = concept({
  name: 'service',
  facts: serviceFacts,
  evolve: evolveService,
  records: emptyServiceRecords,
  commands: [listService],
  views: { services: view(both('登记的服务', 'Services on record'), serviceRows) },
  words: serviceWords,
});
