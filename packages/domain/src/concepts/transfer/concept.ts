import { concept } from '../../kernel/concept/concept.ts';
import { transferCharter } from './charter.ts';
import { evolveTransfer } from './evolve.ts';
import { transferFacts } from './facts.ts';
import { transferFirstSeats } from './parties.ts';
import { postTransfers } from './post.ts';
import { reverseTransfer } from './reverse.ts';
import { emptyTransferRecords } from './state.ts';

export const transfer = concept({
  name: 'transfer',
  facts: transferFacts,
  evolve: evolveTransfer,
  records: emptyTransferRecords,
  commands: [postTransfers, reverseTransfer],
  firstSeats: transferFirstSeats,
  charter: transferCharter,
});
