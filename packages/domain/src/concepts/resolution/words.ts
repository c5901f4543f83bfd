import { both, type Words } from '../../kernel/words/words.ts';
import type { DECIDING_WAYS, PRESENCES } from './facts.ts';

const presence: Words<(typeof PRESENCES)[number]> = {
  present: both('到会', 'present'),
  absent: both('未到会', 'absent'),
};

const decidingWay: Words<(typeof DECIDING_WAYS)[number]> = {
  together: both('集体讨论一致', 'all agreed'),
  'by-vote': both('表决', 'by vote'),
  'by-one': both('一方拍板', 'one decided'),
};

/** The words of its lists. */
export const resolutionWords = { presence, decidingWay };

/** What a refusal may be about. */
export const resolutionThings = {
  resolution: { name: both('集体决定', 'decision of a leading group') },
  'resolution-word': { name: both('对集体决定的表态', 'word on a decision') },
};

type ResolutionThings = typeof resolutionThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends ResolutionThings {}
}
