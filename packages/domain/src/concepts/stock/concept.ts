import { concept } from '../../kernel/concept/concept.ts';
import { stockAgeing } from './ageing.ts';
import { stockCharter } from './charter.ts';
import { explainIdleLot, recordLoss, reportUse } from './commands.ts';
import { recordCount, settleCount } from './count.ts';
import { evolveStock } from './evolve.ts';
import { stockFacts } from './facts.ts';
import { holdLot } from './hold.ts';
import { stockFirstSeats } from './parties.ts';
import { emptyStockRecords } from './state.ts';

export const stock = concept({
  name: 'stock',
  facts: stockFacts,
  evolve: evolveStock,
  records: emptyStockRecords,
  commands: [reportUse, recordLoss, explainIdleLot, holdLot, recordCount, settleCount],
  views: { ageing: stockAgeing },
  firstSeats: stockFirstSeats,
  charter: stockCharter,
});
