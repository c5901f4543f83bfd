import { concept } from '../../kernel/concept/concept.ts';
import { transferCharter } from './charter.ts';
import { evolveTransfer } from './evolve.ts';
import { endPromises } from './expire.ts';
import { transferFacts } from './facts.ts';
import { transferFormRules } from './form-rules.ts';
import { transferFirstSeats } from './parties.ts';
import { postTransfers } from './post.ts';
import { transferRefusals } from './refusals.ts';
import { reverseTransfer } from './reverse.ts';
import { emptyTransferRecords } from './state.ts';
import { transferThings } from './words.ts';

export const transfer = concept({
  name: 'transfer',
  facts: transferFacts,
  evolve: evolveTransfer,
  records: emptyTransferRecords,
  commands: [postTransfers, reverseTransfer],
  deeds: [endPromises],
  firstSeats: transferFirstSeats,
  charter: transferCharter,
  formRules: transferFormRules,
  things: transferThings,
  refusals: transferRefusals,
});
