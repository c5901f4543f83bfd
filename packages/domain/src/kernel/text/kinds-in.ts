import { findPersonalData } from './find.ts';
import type { PersonalDataKind } from './kinds.ts';
import { remembered } from './remembered.ts';

/**
 * Which kinds of personal data a text holds, each once. One word is asked about several times in a decision: as it was sent, and
 * as it stands in each fact.
 */
export const kindsIn = remembered((text: string): readonly PersonalDataKind[] => [
  ...new Set(findPersonalData(text).map(({ kind }) => kind)),
]);
