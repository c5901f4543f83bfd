import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { bilingualSchema } from '../../kernel/item/item.ts';

export const INCIDENT_TYPES = ['public-health', 'natural', 'accident', 'social-safety'] as const;
/** 突发事件应对法 (2024) Art. 3: 特别重大, 重大, 较大, 一般. */
export const EVENT_GRADES = ['exceptionally-major', 'major', 'larger', 'ordinary'] as const;
/** Art. 63: red is the highest. */
export const ALERT_COLOURS = ['red', 'orange', 'yellow', 'blue'] as const;
/** Art. 71: level I is the highest. Grade, colour and level are three different things and three fields. */
export const RESPONSE_LEVELS = ['I', 'II', 'III', 'IV'] as const;

export const incidentFacts = {
  'incident.declared': z.strictObject({
    incident: identifier,
    name: bilingualSchema,
    type: z.enum(INCIDENT_TYPES),
    area: areaCodeSchema,
    /** An exercise is marked as such everywhere. */
    exercise: z.boolean(),
    eventGrade: z.enum(EVENT_GRADES).nullable(),
    alertColour: z.enum(ALERT_COLOURS).nullable(),
    responseLevel: z.enum(RESPONSE_LEVELS).nullable(),
    legalBasis: shortText,
    beganAt: instant,
    /** The incident that it is a part of, in a jurisdiction of its own. Absent: it stands alone. */
    within: identifier.optional(),
  }),
  'incident.level-changed': z.strictObject({
    incident: identifier,
    responseLevel: z.enum(RESPONSE_LEVELS),
    reason: shortText,
  }),
  /** How grave the event is, and how great the danger: two judgements, neither of them the level of the response. */
  'incident.assessed': z.strictObject({
    incident: identifier,
    eventGrade: z.enum(EVENT_GRADES).nullable(),
    alertColour: z.enum(ALERT_COLOURS).nullable(),
    reason: shortText,
  }),
  'incident.closed': z.strictObject({ incident: identifier, reason: shortText }),
};
