import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { basisSchema, calendarDate, identifier, instant, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';
import { EVENT_GRADES } from '../incident/facts.ts';

/** What an organisation states of itself; no name and no number of a person belongs in the note. */
const stated = {
  matter: identifier,
  organisation: identifier,
  note: shortText,
  /** When it was found, or when it happened. */
  foundAt: instant,
};

/** Matters that a law obliges somebody to report: they begin the clocks, so whoever has one states it of itself. */
export const matterFacts = {
  /** Personal data leaked, were changed or lost. */
  'breach.found': fact({
    title: both('发现个人信息泄露', 'Breach of personal data found'),
    under: null,
    schema: z.strictObject({ ...stated, persons: z.int().min(0).max(2_000_000_000).nullable() }),
  }),
  'security-incident.found': fact({
    title: both('发生网络安全事件', 'Security incident found'),
    under: null,
    schema: z.strictObject({ ...stated, grade: z.enum(EVENT_GRADES) }),
  }),
  'serious-incident.found': fact({
    title: both('发生严重事件', 'Serious incident found'),
    under: null,
    schema: z.strictObject(stated),
  }),
  /** A major change of assets, investment or transaction of a charity. */
  'transaction.made': fact({
    title: both('重大资产变动、投资或交易', 'Major transaction made'),
    under: null,
    schema: z.strictObject({ ...stated, relatedParty: z.boolean() }),
  }),
  /** Property taken for the response: of an organisation, or of so many owners who are not named. */
  'requisition.made': fact({
    title: both('征用', 'Property requisitioned'),
    under: null,
    schema: z.strictObject({
      ...stated,
      from: identifier.nullable(),
      owners: z.int().min(1).max(100_000_000),
      /** The law or the decision under which it was taken (应对法 12). */
      legalBasis: basisSchema,
      /** The last day for which it is needed, as foreseen; null: not said. */
      until: calendarDate.nullable(),
    }),
  }),
  /** Of the same matter: it is no longer needed. */
  'requisition.ended': fact({
    title: both('征用结束', 'Requisition ended'),
    under: null,
    schema: z.strictObject(stated),
  }),
};

export type MatterKind = keyof typeof matterFacts;
/** Those that begin a matter, as opposed to ending one. */
export const MATTER_KINDS = [
  'breach.found',
  'security-incident.found',
  'serious-incident.found',
  'transaction.made',
  'requisition.made',
] as const satisfies readonly MatterKind[];

type MatterFacts = typeof matterFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends MatterFacts {}
}
