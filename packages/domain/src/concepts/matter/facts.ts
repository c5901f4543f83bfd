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

/** Who runs what a security incident befell: the hours to report it follow from that. */
export const OPERATORS = ['critical-infrastructure', 'central-organ', 'other'] as const;
/** A written agreement with a donor, public information, a verification for the World Health Organization. */
export const REQUESTS = ['donation-agreement', 'public-information', 'who-verification'] as const;

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
    schema: z.strictObject({ ...stated, grade: z.enum(EVENT_GRADES), operator: z.enum(OPERATORS) }),
  }),
  /** Of the same matter: it is dealt with, and its final report is due. */
  'security-incident.ended': fact({
    title: both('网络安全事件处置结束', 'Security incident dealt with'),
    under: null,
    schema: z.strictObject(stated),
  }),
  /** A flaw of a network product or service that the organisation offers (网络数据安全管理条例 10). */
  'product-flaw.found': fact({
    title: both('发现产品安全缺陷', 'Flaw of a product found'),
    under: null,
    schema: z.strictObject({ ...stated, publicInterest: z.boolean() }),
  }),
  /** Sensitive personal data, automated decisions, or data handed on (个人信息保护法 55): it is assessed first. */
  'sensitive-processing.begun': fact({
    title: both('开始处理敏感个人信息', 'Processing of sensitive data begun'),
    under: null,
    schema: z.strictObject(stated),
  }),
  /** Somebody asked for what a law obliges the organisation to give. */
  'request.received': fact({
    title: both('收到依法提出的请求', 'Request under a law received'),
    under: null,
    schema: z.strictObject({ ...stated, asks: z.enum(REQUESTS) }),
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
  'product-flaw.found',
  'sensitive-processing.begun',
  'request.received',
] as const satisfies readonly MatterKind[];

type MatterFacts = typeof matterFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends MatterFacts {}
}
