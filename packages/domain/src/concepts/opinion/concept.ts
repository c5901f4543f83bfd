import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import { answerOpinion, noticeOpinion, recordConference } from './commands.ts';
import { evolveOpinion } from './evolve.ts';
import { opinionFacts } from './facts.ts';
import { opinionFormRules } from './form-rules.ts';
import { opinionFirstSeats } from './parties.ts';
import { emptyOpinionRecords } from './state.ts';
import { opinionRows } from './view.ts';
import { opinionThings } from './words.ts';

export const opinion = concept({
  name: 'opinion',
  facts: opinionFacts,
  evolve: evolveOpinion,
  records: emptyOpinionRecords,
  commands: [noticeOpinion, answerOpinion, recordConference],
  views: {
    opinions: view(
      both('舆情与新闻发布会', 'What the public asked and was told; press conferences'),
      opinionRows,
    ),
  },
  firstSeats: opinionFirstSeats,
  formRules: opinionFormRules,
  things: opinionThings,
});
