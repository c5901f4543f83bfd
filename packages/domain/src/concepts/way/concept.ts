import { concept } from '../../kernel/concept/concept.ts';
import { rememberWays } from './remember.ts';
import { emptyWays } from './state.ts';

/** The way of what was given: it states nothing of its own, and keeps of every fact what it meant for a lot or a gift of money. */
export const way = concept({ name: 'way', records: emptyWays, follow: rememberWays });
