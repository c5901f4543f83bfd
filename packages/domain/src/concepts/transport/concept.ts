import { concept } from '../../kernel/concept/concept.ts';
import { endTransport, offerTransport, stateRoutes } from './commands.ts';
import { evolveTransport } from './evolve.ts';
import { transportFacts } from './facts.ts';
import { emptyTransportRecords } from './state.ts';
import { transportView } from './view.ts';

export const transport = concept({
  name: 'transport',
  facts: transportFacts,
  evolve: evolveTransport,
  records: emptyTransportRecords,
  commands: [stateRoutes, offerTransport, endTransport],
  views: { transport: transportView },
});
