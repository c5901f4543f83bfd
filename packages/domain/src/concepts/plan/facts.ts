import { z } from 'zod';
import { areaCodeSchema } from '../../kernel/area/area.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { RESPONSE_LEVELS } from '../../kernel/response-level/response-level.ts';
import { both } from '../../kernel/words/words.ts';
import { planTerms } from './terms.ts';

const count = z.int().min(0).max(10_000_000);

/** How much of a plan's work there is, by its parts, in the order in which they are carried out. */
export const amountsSchema = z.strictObject({
  mandates: count,
  duties: count,
  needs: count,
  tasks: count,
  releases: count,
});
export type Amounts = z.infer<typeof amountsSchema>;

/** One batch: at most so many rows, so that the fact fits an entry of the log (65,535 bytes). */
export const ROWS_PER_FACT = 250;

const batch = {
  activation: identifier,
  plan: identifier,
  version: z.int().min(1),
  entry: identifier,
};
/** Of the first row; the others follow. Ids are made of it: `activation.m12`. */
const first = z.int().min(0);
const rows = <Row extends z.ZodType>(row: Row) => z.array(row).min(1).max(ROWS_PER_FACT);
/** Of what an activation opened. */
const left = z.strictObject({ tasks: count, needs: count });
const load = z.int().min(0).max(10_000_000).nullable();

export const planFacts = {
  'plan.proposed': fact({
    title: both('提出预案', 'Plan proposed'),
    under: 'coordinate',
    schema: z.strictObject({
      proposal: identifier,
      terms: planTerms,
      /** The version that it changes; 0: the first. */
      changesVersion: z.int().min(0),
      reason: shortText,
      /** Recommendations that it answers. */
      answers: z.array(identifier).max(50),
    }),
  }),
  'plan.adopted': fact({
    title: both('通过预案', 'Plan adopted'),
    under: 'coordinate',
    schema: z.strictObject({ proposal: identifier, plan: identifier, version: z.int().min(1) }),
  }),
  'plan.declined': fact({
    title: both('不予通过预案', 'Plan declined'),
    under: 'coordinate',
    schema: z.strictObject({ proposal: identifier, reason: shortText }),
  }),
  'plan.activated': fact({
    title: both('启动预案', 'Plan activated'),
    under: 'coordinate',
    schema: z.strictObject({
      activation: identifier,
      plan: identifier,
      version: z.int().min(1),
      level: z.enum(RESPONSE_LEVELS),
      /** What there was to do at that moment. */
      amounts: amountsSchema,
    }),
  }),
  /** The terms stand in the plan; a row says who and where. Id of row n: `<activation>.m<first + n>`. */
  'plan.mandates-granted': fact({
    title: both('按预案授予职责', 'Mandates granted by plan'),
    under: 'coordinate',
    schema: z.strictObject({
      ...batch,
      grantedUnder: identifier,
      from: instant,
      until: instant.nullable(),
      first,
      rows: rows(z.strictObject({ holder: identifier, area: areaCodeSchema })),
    }),
  }),
  'plan.duties-opened': fact({
    title: both('按预案开始义务', 'Duties opened by plan'),
    under: 'coordinate',
    schema: z.strictObject({
      ...batch,
      duty: identifier,
      organisations: rows(identifier),
    }),
  }),
  /** Base units by the plan's rate; null: the facility has not said how many it cares for, and nobody guesses. */
  'plan.needs-stated': fact({
    title: both('按预案测算需求', 'Needs estimated by plan'),
    under: 'state-need',
    schema: z.strictObject({
      ...batch,
      rows: rows(z.strictObject({ facility: identifier, patients: load, amount: load, usePerDay: load })),
    }),
  }),
  /** Id of row n: `<activation>.t<first + n>`. */
  'plan.tasks-opened': fact({
    title: both('按预案发布任务', 'Tasks opened by plan'),
    under: 'open-task',
    schema: z.strictObject({
      ...batch,
      from: instant,
      until: instant,
      first,
      /** For how many mandates it is done with these rows; more than they where some have such a task still. */
      handled: z.int().min(1),
      rows: z.array(z.strictObject({ organisation: identifier, area: areaCodeSchema })).max(ROWS_PER_FACT),
    }),
  }),
  /** The draft itself is a fact of its own; a second pair of eyes publishes it. */
  'plan.release-drafted': fact({
    title: both('按预案起草通告', 'Notice drafted by plan'),
    under: 'draft-release',
    schema: z.strictObject({ ...batch, release: identifier }),
  }),
  'plan.carried-out': fact({
    title: both('预案全部就位', 'Plan carried out'),
    under: 'coordinate',
    schema: z.strictObject({
      activation: identifier,
      plan: identifier,
      version: z.int().min(1),
      /** What was done in all. */
      amounts: amountsSchema,
    }),
  }),
  /** Started by one person at once; another has looked and stands by it. */
  'plan.activation-confirmed': fact({
    title: both('复核启动预案', 'Activation confirmed'),
    under: 'coordinate',
    schema: z.strictObject({ activation: identifier, plan: identifier }),
  }),
  /** Nobody else stood by it in time: the mandates that it gave end, what nobody took of its tasks and needs is closed, and what is not done yet is not done. */
  'plan.activation-lapsed': fact({
    title: both('预案启动因无人复核失效', 'Activation lapsed unconfirmed'),
    under: null,
    schema: z.strictObject({
      activation: identifier,
      plan: identifier,
      /** What it had opened and nobody had taken: closed with it. */
      closed: left,
      /** What somebody had taken: it stays. */
      kept: left,
    }),
  }),
  /** Another organisation goes on where the one that began cannot. */
  'plan.taken-over': fact({
    title: both('接手启动预案', 'Activation taken over'),
    under: 'coordinate',
    schema: z.strictObject({ activation: identifier, plan: identifier, reason: shortText }),
  }),
};

type PlanFacts = typeof planFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends PlanFacts {}
}
