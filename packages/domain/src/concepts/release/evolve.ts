import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';

export const evolveRelease: Evolvers<'release.drafted' | 'release.published' | 'release.declined'> = {
  'release.drafted'(state, fact) {
    const { release, ...drafted } = fact.data;
    must(state.incidents, fact.incident, 'incident').releases.set(release, {
      id: release,
      ...drafted,
      draftedAt: fact.at,
      draftedBySeat: fact.actor.seat,
      draftPosition: fact.position,
      status: 'drafted',
      number: null,
      publishedAt: null,
      publishedContent: null,
      correctedBy: null,
    });
  },
  'release.published'(state, fact) {
    const releases = must(state.incidents, fact.incident, 'incident').releases;
    const release = must(releases, fact.data.release, 'release');
    release.status = 'published';
    release.number = fact.data.number;
    release.publishedAt = fact.at;
    release.publishedContent = fact.data.content;
    if (release.corrects) must(releases, release.corrects, 'release').correctedBy = release.id;
  },
  'release.declined'(state, fact) {
    must(must(state.incidents, fact.incident, 'incident').releases, fact.data.release, 'release').status =
      'declined';
  },
};
