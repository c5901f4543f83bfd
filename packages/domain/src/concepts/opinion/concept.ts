import { concept } from '../../kernel/concept/concept.ts';
import { answerOpinion, noticeOpinion, recordConference } from './commands.ts';
import { evolveOpinion } from './evolve.ts';
import { opinionFacts } from './facts.ts';
import { opinionFirstSeats } from './parties.ts';
import { emptyOpinionRecords } from './state.ts';
import { opinionRows } from './view.ts';

export const opinion = concept({
  name: 'opinion',
  facts: opinionFacts,
  evolve: evolveOpinion,
  records: emptyOpinionRecords,
  commands: [noticeOpinion, answerOpinion, recordConference],
  views: { opinions: opinionRows },
  firstSeats: opinionFirstSeats,
});
