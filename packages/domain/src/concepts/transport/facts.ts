import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, instant, shortText, sourceText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** A year of minutes, and once around the earth: what is beyond is a slip of the keyboard. */
const minutes = z.int().min(0).max(525_600);
const kilometres = z.int().min(0).max(40_075);

/** The way between two areas. One at the level of prefectures holds for their counties too, unless these have their own. */
export const routeSchema = z.strictObject({
  from: areaCodeSchema,
  to: areaCodeSchema,
  kilometres,
  minutes,
  /** False: nothing can pass, and no allocation sends anything this way. */
  open: z.boolean(),
  /** False: it holds in both directions. */
  oneWay: z.boolean(),
});

export const transportFacts = {
  /** What the roads are like. A later statement about the same two areas takes the place of the earlier. */
  'routes.stated': fact({
    title: both('通报道路', 'Roads stated'),
    under: 'transport',
    schema: z.strictObject({
      routes: z.array(routeSchema).min(1).max(200),
      /** Measured, computed (how), or reported by whom. */
      source: sourceText,
    }),
  }),
  /** A carrier offers so much a day, from one area to another (and all within them). */
  'transport.offered': fact({
    title: both('提供运力', 'Transport offered'),
    under: 'transport',
    schema: z.strictObject({
      offer: identifier,
      carrier: identifier,
      from: areaCodeSchema,
      to: areaCodeSchema,
      kilogramsPerDay: z.int().min(1).max(100_000_000),
      validFrom: instant,
      /** Null: until it is ended. */
      validUntil: instant.nullable(),
    }),
  }),
  'transport.ended': fact({
    title: both('终止运力', 'Transport ended'),
    under: 'transport',
    schema: z.strictObject({ offer: identifier, reason: shortText }),
  }),
};

type TransportFacts = typeof transportFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends TransportFacts {}
}
