import { concept } from '../../kernel/concept/concept.ts';
import { listService } from './commands.ts';
import { evolveService } from './evolve.ts';
import { serviceFacts } from './facts.ts';
import { emptyServiceRecords } from './state.ts';
import { serviceRows } from './view.ts';

export const service = concept({
  name: 'service',
  facts: serviceFacts,
  evolve: evolveService,
  records: emptyServiceRecords,
  commands: [listService],
  views: { services: serviceRows },
});
