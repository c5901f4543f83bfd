import { clock } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const releaseCharter = {
  publicationHours: clock(both('物资公示的间隔', 'Time between public reports on goods'), 720),
};

type ReleaseCharter = typeof releaseCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends ReleaseCharter {}
}
