import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { confirmedFact } from '../../kernel/command/asked-back.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { basisSchema, calendarDate, identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { RESPONSE_LEVELS } from '../../kernel/response-level/response-level.ts';
import { bilingualSchema, both } from '../../kernel/words/words.ts';

export const INCIDENT_TYPES = ['public-health', 'natural', 'accident', 'social-safety'] as const;
/** 突发事件应对法 (2024) Art. 3: 特别重大, 重大, 较大, 一般. */
export const EVENT_GRADES = ['exceptionally-major', 'major', 'larger', 'ordinary'] as const;
/** Art. 63: red is the highest. */
export const ALERT_COLOURS = ['red', 'orange', 'yellow', 'blue'] as const;

/** What starting a response says beside its level (突发事件应对法 2024, 72(2)); absent: not said. */
const terms = {
  /** The last day for which it is expected to be needed. */
  expectedUntil: calendarDate.nullable().optional(),
  measures: shortText.nullable().optional(),
};

export const incidentFacts = {
  'incident.declared': fact({
    title: both('宣布突发事件', 'Incident declared'),
    under: 'coordinate',
    schema: z.strictObject({
      incident: identifier,
      name: bilingualSchema,
      type: z.enum(INCIDENT_TYPES),
      area: areaCodeSchema,
      /** An exercise is marked as such everywhere. */
      exercise: z.boolean(),
      eventGrade: z.enum(EVENT_GRADES).nullable(),
      alertColour: z.enum(ALERT_COLOURS).nullable(),
      responseLevel: z.enum(RESPONSE_LEVELS).nullable(),
      ...terms,
      legalBasis: basisSchema,
      beganAt: instant,
      /** The incident that it is a part of, in a jurisdiction of its own. Absent: it stands alone. */
      within: identifier.optional(),
      /** The one that was declared by mistake and undone, in whose place this stands. */
      insteadOf: identifier.optional(),
      confirmed: confirmedFact,
    }),
  }),
  'incident.level-changed': fact({
    title: both('调整响应级别', 'Response level changed'),
    under: 'coordinate',
    schema: z.strictObject({
      incident: identifier,
      responseLevel: z.enum(RESPONSE_LEVELS),
      ...terms,
      reason: shortText,
    }),
  }),
  /** How long the response is expected to last, and what is done: said afterwards, or anew where it lasts longer. */
  'incident.terms-stated': fact({
    title: both('说明响应期限与措施', 'Term and measures of the response stated'),
    under: 'coordinate',
    schema: z.strictObject({
      incident: identifier,
      expectedUntil: calendarDate,
      measures: shortText,
      reason: shortText,
    }),
  }),
  /** Raised by one person at once; another has looked and stands by it. */
  'incident.level-confirmed': fact({
    title: both('复核响应级别', 'Response level confirmed'),
    under: 'coordinate',
    schema: z.strictObject({ incident: identifier, responseLevel: z.enum(RESPONSE_LEVELS) }),
  }),
  /** Nobody else stood by it in time: it is again what it was. */
  'incident.level-lapsed': fact({
    title: both('响应级别因无人复核恢复', 'Raised level lapsed unconfirmed'),
    under: null,
    schema: z.strictObject({ incident: identifier, responseLevel: z.enum(RESPONSE_LEVELS).nullable() }),
  }),
  /** How grave the event is, and how great the danger: two judgements, neither of them the level of the response. */
  'incident.assessed': fact({
    title: both('评定事件等级与预警', 'Grade and alert assessed'),
    under: 'coordinate',
    schema: z.strictObject({
      incident: identifier,
      eventGrade: z.enum(EVENT_GRADES).nullable(),
      alertColour: z.enum(ALERT_COLOURS).nullable(),
      reason: shortText,
    }),
  }),
};

type IncidentFacts = typeof incidentFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends IncidentFacts {}
}
