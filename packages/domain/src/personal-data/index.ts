export { isOrganisationCode } from './check-characters.ts';
export { containsPersonalData, findPersonalData, redact } from './find.ts';
export type { PersonalDataKind, PersonalDatum } from './kinds.ts';
