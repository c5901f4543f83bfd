import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { basisSchema, identifier, instant, longText, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

export const PRESENCES = ['present', 'absent'] as const;
/** All who were there agreed; it was voted on; one of them decided. */
export const DECIDING_WAYS = ['together', 'by-vote', 'by-one'] as const;

const participant = z.strictObject({
  organisation: identifier,
  /** Null: the minutes name none. */
  seat: identifier.nullable(),
  presence: z.enum(PRESENCES),
});
export const participantGiven = participant.extend({
  seat: participant.shape.seat.default(null),
  presence: participant.shape.presence.default('present'),
});

/** What the minutes say. Organisations and seats: the name of a person has no place in it. */
export const minutes = {
  /** What was to be decided, in a line. */
  matter: shortText,
  /** The words that were decided. */
  text: longText,
  /** The law or the order under which the group may decide it. */
  legalBasis: basisSchema,
  decidedAt: instant,
  participants: z.array(participant).min(1).max(60),
  way: z.enum(DECIDING_WAYS),
  decidedBy: z.array(identifier).min(1).max(60),
  signedBy: identifier,
  /** Who disagreed as the minutes have it; what a dissenter states itself is a fact of its own. */
  dissents: z.array(z.strictObject({ organisation: identifier, words: shortText })).max(60),
  /** Who was told of it, or was to be. */
  informed: z.array(identifier).max(200),
};

const ofOne = { resolution: identifier, organisation: identifier };

/**
 * What a leading group (领导小组) decided: its minutes are one organisation's word, and nobody is on record as having agreed but by
 * an act of its own. Put right in a new version; the old one stays.
 */
export const resolutionFacts = {
  'resolution.recorded': fact({
    title: both('记录集体决定', 'Decision of a leading group recorded'),
    under: 'coordinate',
    schema: z.strictObject({ resolution: identifier, group: identifier, ...minutes }),
  }),
  'resolution.corrected': fact({
    title: both('更正集体决定的记录', 'Record of a decision put right'),
    under: 'coordinate',
    schema: z.strictObject({
      resolution: identifier,
      /** Of the record: 2 for the first correction. */
      version: z.int().min(2).max(1_000),
      reason: shortText,
      ...minutes,
    }),
  }),
  /** By one that took part: it was there, and this was decided. Holds for the version that it names. */
  'resolution.confirmed': fact({
    title: both('参会方确认集体决定', 'Decision confirmed by one that took part'),
    under: null,
    schema: z.strictObject({ ...ofOne, version: z.int().min(1).max(1_000) }),
  }),
  /** By the dissenter itself, whenever it says so. */
  'resolution.dissented': fact({
    title: both('对集体决定声明异议', 'Dissent from a decision stated'),
    under: null,
    schema: z.strictObject({ ...ofOne, words: shortText }),
  }),
  /** By one that was to be informed: now it knows. */
  'resolution.acknowledged': fact({
    title: both('确认知悉集体决定', 'Decision acknowledged'),
    under: null,
    schema: z.strictObject(ofOne),
  }),
  /** What was done because of it, by the places of those facts in the log. */
  'resolution.carried-out': fact({
    title: both('说明集体决定的落实', 'What carries a decision out'),
    under: 'coordinate',
    schema: z.strictObject({ resolution: identifier, acts: z.array(z.int().min(1)).min(1).max(50) }),
  }),
};

type ResolutionFacts = typeof resolutionFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends ResolutionFacts {}
}
