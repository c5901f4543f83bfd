import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { stockAgeing } from './ageing.ts';
import { stockCharter } from './charter.ts';
import { closeDays } from './close.ts';
import { closeRows } from './close-view.ts';
import { explainIdleLot, reportUse } from './commands.ts';
import { recordCount, retractCount, settleCount } from './count.ts';
import { evolveStock, rememberHands } from './evolve.ts';
import { stockFacts } from './facts.ts';
import { stockFormRules } from './form-rules.ts';
import { holdLot } from './hold.ts';
import { confirmLoss, refuseLoss, reportLoss } from './loss.ts';
import { moveLot } from './move.ts';
import { stockNoticeKinds } from './notice-kinds.ts';
import { noticesOfStock } from './notices.ts';
import { stockFirstSeats } from './parties.ts';
import { stockRefusals } from './refusals.ts';
import { emptyStockRecords } from './state.ts';
import { tallyOfGoods } from './tally.ts';
import { timedNoticesOfStock } from './timed-notices.ts';
import { stockThings, stockWords } from './words.ts';

export const stock = concept({
  name: 'stock',
  facts: stockFacts,
  evolve: evolveStock,
  records: emptyStockRecords,
  tally: tallyOfGoods,
  follow: rememberHands,
  deeds: [closeDays],
  commands: [
    reportUse,
    reportLoss,
    confirmLoss,
    refuseLoss,
    explainIdleLot,
    holdLot,
    moveLot,
    recordCount,
    settleCount,
    retractCount,
  ],
  views: {
    ageing: view(both('库存账龄与效期', 'Ageing of stock: since when, good until when'), stockAgeing),
    closes: view(
      both('库点日清', 'Each site’s latest daily close, and what is to be counted next'),
      closeRows,
    ),
  },
  notices: noticesOfStock,
  timedNotices: timedNoticesOfStock,
  noticeKinds: stockNoticeKinds,
  firstSeats: stockFirstSeats,
  charter: stockCharter,
  formRules: stockFormRules,
  words: stockWords,
  things: stockThings,
  refusals: stockRefusals,
});
