import type { Bilingual, Result } from '@tongzhou/domain';
import type { z } from 'zod';
import type { Application } from '../../application/application.ts';

/** A question that anyone may ask: one GET route, described in the OpenAPI document by the same words. */
export type Query<Path extends string = string, Parameters = unknown, Answer = unknown> = {
  /** Below `/api/v1`, as OpenAPI writes it: `/incidents/{incident}/needs`. */
  readonly path: Path;
  readonly summary: Bilingual;
  /** Those of the path and those of the query, as they arrive: texts. */
  readonly parameters: z.ZodObject;
  /** JSON, or why there is none. */
  answer(application: Application, parameters: Parameters): Result<Answer> | Promise<Result<Answer>>;
};

/** The parameters' type follows from their schema alone, and that of the answer from what answers. */
export const defineQuery = <const Path extends string, Schema extends z.ZodObject, Answer>(
  query: Omit<Query<Path, z.output<Schema>, Answer>, 'parameters'> & { readonly parameters: Schema },
): Query<Path, z.output<Schema>, Answer> => query;

/** Path of each query → what it answers where there is an answer. */
export type AnswersOf<Queries extends readonly Query<string, never>[]> = {
  readonly [Q in Queries[number] as Q['path']]: Extract<
    Awaited<ReturnType<Q['answer']>>,
    { ok: true }
  >['value'];
};
