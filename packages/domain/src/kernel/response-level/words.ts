import { both, type Words } from '../words/words.ts';
import type { RESPONSE_LEVELS } from './response-level.ts';

const responseLevel: Words<(typeof RESPONSE_LEVELS)[number]> = {
  I: both('一级响应', 'level I response'),
  II: both('二级响应', 'level II response'),
  III: both('三级响应', 'level III response'),
  IV: both('四级响应', 'level IV response'),
};

/** The words of its lists. */
export const responseLevelWords = { responseLevel };
