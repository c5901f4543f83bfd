import { concept } from '../../kernel/concept/concept.ts';
import { makeRecommendation } from './commands.ts';
import { evolveRecommendation } from './evolve.ts';
import { recommendationFacts } from './facts.ts';
import { emptyRecommendationRecords } from './state.ts';
import { recommendationThings } from './words.ts';

export const recommendation = concept({
  name: 'recommendation',
  facts: recommendationFacts,
  evolve: evolveRecommendation,
  records: emptyRecommendationRecords,
  commands: [makeRecommendation],
  things: recommendationThings,
});
