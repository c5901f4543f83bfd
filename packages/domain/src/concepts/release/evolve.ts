import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';

export const evolveRelease: Evolvers<'release.drafted' | 'release.published' | 'release.declined'> = {
  'release.drafted'(state, fact) {
    const { release, ...drafted } = fact.data;
    must(state.incidents, fact.incident, 'incident').releases.set(release, {
      id: release,
      ...drafted,
      draftedAt: fact.at,
      draftedBy: fact.actor.organisation,
      draftedBySeat: fact.actor.seat,
      draftPosition: fact.position,
      status: 'drafted',
      number: null,
      publishedAt: null,
      publishedContent: null,
      publishedBy: null,
      correctedBy: null,
    });
  },
  'release.published'(state, fact) {
    const { releases, releasesByNumber } = must(state.incidents, fact.incident, 'incident');
    releasesByNumber.set(fact.data.number, fact.data.release);
    const release = must(releases, fact.data.release, 'release');
    release.status = 'published';
    release.number = fact.data.number;
    release.publishedAt = fact.at;
    release.publishedContent = fact.data.content;
    const { organisation, seat } = fact.actor;
    release.publishedBy = { organisation, seat, position: fact.position };
    if (release.corrects) must(releases, release.corrects, 'release').correctedBy = release.id;
  },
  'release.declined'(state, fact) {
    must(must(state.incidents, fact.incident, 'incident').releases, fact.data.release, 'release').status =
      'declined';
  },
};
