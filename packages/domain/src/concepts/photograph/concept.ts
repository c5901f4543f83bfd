import { concept } from '../../kernel/concept/concept.ts';
import { photographRefusals } from './refusals.ts';
import { rememberPhotograph } from './rule.ts';
import { emptyPhotographs } from './state.ts';

/** What photographs show: each is remembered where it was first shown, whatever for. */
export const photograph = concept({
  name: 'photograph',
  register: emptyPhotographs,
  follow: rememberPhotograph,
  refusals: photographRefusals,
});
