import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, instant, longText, sha256Schema, shortText } from '../../kernel/fact/fields.ts';
import { bilingualSchema, both } from '../../kernel/words/words.ts';
import { credentialEvidence } from '../credential/facts.ts';

/**
 * What has been noticed, as far as a law's clock depends on it. The first four are those of Decree 376, art. 19; a disease is
 * named by how it is managed (甲类, 乙类, 丙类), not by its name.
 */
export const EVENT_KINDS = [
  'unexplained-group-illness',
  'infectious-outbreak',
  'pathogen-loss',
  'major-poisoning',
  'class-a-disease',
  'class-b-or-c-disease',
  'disaster',
  'accident',
  'security',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const REPORT_CHANNELS = ['network', 'telephone', 'fax', 'paper'] as const;
export const VERIFICATION_OUTCOMES = ['confirmed', 'disproved', 'unclear'] as const;

const words = z.strictObject({ event: identifier, text: longText, salt: sha256Schema });

/**
 * That something was noticed, when, and who told whom when: the record shows whether it was reported in time. What the
 * report says in words stays with those who know of it until the competent authority publishes it; its seal binds it.
 */
export const eventFacts = {
  'event.noticed': fact({
    title: both('登记发现的事件', 'Event noticed'),
    under: null,
    schema: z.strictObject({
      event: identifier,
      organisation: identifier,
      kind: z.enum(EVENT_KINDS),
      area: areaCodeSchema,
      /** From here the hours of the law count. */
      noticedAt: instant,
      paper: credentialEvidence.nullable(),
      /** Of the words in `event.described` (seal.ts): all see that there are some, and can check later which. */
      seal: sha256Schema.optional(),
    }),
  }),
  /** What was noticed, in words: not public. */
  'event.described': fact({
    title: both('事件报告的内容（不公开）', 'What a report says (not public)'),
    under: null,
    isPublic: false,
    schema: words,
  }),
  /** The same words, published by whoever may publish. */
  'event.disclosed': fact({
    title: both('公布事件报告的内容', 'What a report says, published'),
    under: 'approve-release',
    schema: words,
  }),
  'event.reported': fact({
    title: both('报告事件', 'Event reported'),
    under: null,
    schema: z.strictObject({
      event: identifier,
      /** Exactly one of the two: an organisation on the register, or an office above it that the register does not know. */
      to: identifier.nullable(),
      office: bilingualSchema.nullable(),
      channel: z.enum(REPORT_CHANNELS),
      /** The number under which it was received. */
      reference: shortText.nullable(),
      /** It is the notification of the World Health Organization (IHR 2005, art. 6); `office` names the point of contact. */
      notifies: z.literal('who').optional(),
      /** Did the receiver know nothing of it until now? */
      isNew: z.boolean(),
    }),
  }),
  'event.verified': fact({
    title: both('核实事件', 'Event verified'),
    under: null,
    schema: z.strictObject({
      event: identifier,
      outcome: z.enum(VERIFICATION_OUTCOMES),
      note: shortText,
    }),
  }),
  /** Is it one of which the World Health Organization must be notified (IHR 2005, annex 2)? */
  'event.assessed': fact({
    title: both('按《国际卫生条例》评估', 'Event assessed under the International Health Regulations'),
    under: null,
    schema: z.strictObject({ event: identifier, mustNotify: z.boolean(), note: shortText }),
  }),
  /** It is over, or stable: what is reported daily is reported no more. */
  'event.ended': fact({
    title: both('事件平息', 'Event over'),
    under: null,
    schema: z.strictObject({ event: identifier, reason: shortText }),
  }),
};

type EventFacts = typeof eventFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends EventFacts {}
}
