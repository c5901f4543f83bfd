import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { endTransport, offerTransport, stateRoutes } from './commands.ts';
import { evolveTransport } from './evolve.ts';
import { transportFacts } from './facts.ts';
import { emptyTransportRecords } from './state.ts';
import { transportView } from './view.ts';
import { transportThings } from './words.ts';

export const transport = concept({
  name: 'transport',
  facts: transportFacts,
  evolve: evolveTransport,
  records: emptyTransportRecords,
  commands: [stateRoutes, offerTransport, endTransport],
  views: {
    transport: view(
      both('道路、运力与在院病人', 'Roads, offers of transport, patients in care'),
      transportView,
    ),
  },
  things: transportThings,
});
