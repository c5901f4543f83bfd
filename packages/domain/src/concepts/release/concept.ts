import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { releaseCharter } from './charter.ts';
import { declineRelease, draftGoodsReport, draftNotice, publishRelease } from './commands.ts';
import { evolveRelease } from './evolve.ts';
import { releaseFacts } from './facts.ts';
import { goodsRows } from './goods-report.ts';
import { releaseNoticeKinds } from './notice-kinds.ts';
import { noticesOfReleases } from './notices.ts';
import { releaseFirstSeats } from './parties.ts';
import { releaseRefusals } from './refusals.ts';
import { emptyReleaseRecords } from './state.ts';
import { releaseRows } from './view.ts';
import { releaseThings, releaseWords } from './words.ts';

export const release = concept({
  name: 'release',
  facts: releaseFacts,
  evolve: evolveRelease,
  records: emptyReleaseRecords,
  commands: [draftGoodsReport, draftNotice, publishRelease, declineRelease],
  views: {
    goods: view(both('物资收发存', 'Goods in, out and held'), goodsRows),
    releases: view(both('公示', 'Releases'), releaseRows),
  },
  notices: noticesOfReleases,
  noticeKinds: releaseNoticeKinds,
  firstSeats: releaseFirstSeats,
  charter: releaseCharter,
  words: releaseWords,
  things: releaseThings,
  refusals: releaseRefusals,
});
