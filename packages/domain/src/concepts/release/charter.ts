import { z } from 'zod';
import { parameter } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const releaseCharter = {
  publicationHours: parameter(
    both('物资公示的间隔', 'Time between public reports on goods'),
    both('小时', 'hours'),
    z.int().min(1).max(720),
  ),
};

type ReleaseCharter = typeof releaseCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends ReleaseCharter {}
}
