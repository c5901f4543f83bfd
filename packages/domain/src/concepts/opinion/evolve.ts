import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { opinionFacts } from './facts.ts';

export const evolveOpinion: Evolvers<keyof typeof opinionFacts> = {
  'opinion.noticed'(state, { incident, at, actor, data }) {
    const { opinion, ...noticed } = data;
    const { organisation, seat } = actor;
    const { opinions, opinionsInOrder } = must(state.incidents, incident, 'incident');
    opinionsInOrder.push(opinion);
    opinions.set(opinion, { id: opinion, ...noticed, at, organisation, seat, answers: [] });
  },
  'opinion.answered'(state, { incident, at, data }) {
    const { opinions } = must(state.incidents, incident, 'incident');
    must(opinions, data.opinion, 'opinion').answers.push({
      answer: data.answer,
      release: data.release ?? null,
      at,
    });
  },
  'press-conference.held'(state, { incident, at, actor, data }) {
    const { conference, release = null, ...held } = data;
    const { conferences } = must(state.incidents, incident, 'incident');
    conferences.set(conference, { id: conference, ...held, release, at, organisation: actor.organisation });
  },
};
