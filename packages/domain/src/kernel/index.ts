export * from './area/area.ts';
export * from './area/find.ts';
export * from './area/scale.ts';
export * from './area/within.ts';
export * from './canonical/canonical.ts';
export * from './canonical/compare.ts';
export { firstDifference } from './canonical/difference.ts';
export * from './charter/charter.ts';
export { type AskBack, askBack, confirmation, confirmedFact, confirmedField } from './command/asked-back.ts';
export * from './command/command.ts';
export * from './command/context.ts';
export { drawing } from './command/drawing.ts';
export { personalDataRefusals } from './command/fields.ts';
export * from './command/functions.ts';
export {
  CLOSING_LINES,
  type ClosingLine,
  INCIDENT_PHASES,
  type IncidentPhase,
  phaseOf,
} from './command/phase.ts';
export { CLOCK, MACHINE, RETENTION } from './command/seats.ts';
export { heirOf } from './command/standing.ts';
export * from './country/country.ts';
export * from './duty/duty.ts';
export { type Prerequisite, prerequisitesOf } from './duty/prerequisite.ts';
export { type DecisionRecord, RULES } from './fact/decision.ts';
export * from './fact/fact.ts';
export { calendarDate, fileSchema } from './fact/fields.ts';
export { filesIn } from './fact/free-texts.ts';
export { momentOf } from './fact/moment.ts';
export { unpackInput } from './fact/packed-input.ts';
export { sealedText, sealOf } from './fact/seal.ts';
export type { DateFault, PublicPersonalData } from './form/form-sentences.ts';
export * from './form/index.ts';
export * from './item/index-of-items.ts';
export * from './item/item.ts';
export * from './item/items-named.ts';
export * from './item/registration.ts';
export * from './money/currency.ts';
export * from './notice/notice.ts';
export type { TimedMatter } from './notice/timed.ts';
export * from './ports/elsewhere.ts';
export * from './ports/integer-program.ts';
export * from './quantity/quantity.ts';
export * from './refusal/codes.ts';
export * from './refusal/refusal.ts';
export * from './refusal/sentence.ts';
export * from './response-level/response-level.ts';
export * from './state/draft.ts';
export * from './state/evolvers.ts';
export type { Groups, Lists } from './state/lists.ts';
export * from './state/must.ts';
export * from './state/ordered.ts';
export type { PageAsked, PageOf } from './state/page.ts';
export * from './state/state.ts';
export { isOrganisationCode } from './text/check-characters.ts';
export { writeCode } from './text/code.ts';
export { containsPersonalData, findPersonalData, redact } from './text/find.ts';
export type { PersonalDataKind, PersonalDatum } from './text/kinds.ts';
export * from './time/clock.ts';
export * from './time/time.ts';
export * from './view/viewpoint.ts';
export * from './words/things.ts';
export * from './words/words.ts';
