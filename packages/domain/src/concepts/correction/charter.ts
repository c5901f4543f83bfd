import { hoursOr } from '../../kernel/charter/charter.ts';
import { both } from '../../kernel/words/words.ts';

/** Terms of the charter that are read here. */
export const correctionCharter = {
  correctionConfirmHours: hoursOr(
    48,
    both(
      '提出的更正须在多少小时内由另一人复核',
      'Hours within which a second person ends a proposed correction',
    ),
  ),
};

type CorrectionCharter = typeof correctionCharter;
declare module '../../kernel/charter/charter.ts' {
  interface CharterParameters extends CorrectionCharter {}
}
