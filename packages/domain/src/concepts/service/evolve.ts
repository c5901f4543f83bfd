import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';

export const evolveService: Evolvers<'service.listed'> = {
  'service.listed'(state, fact) {
    const { service, ...listing } = fact.data;
    must(state.incidents, fact.incident, 'incident').services.set(service, {
      id: service,
      ...listing,
      listedAt: fact.at,
    });
  },
};
