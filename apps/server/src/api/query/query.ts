import type { Bilingual, Result } from '@tongzhou/domain';
import type { z } from 'zod';
import type { Application } from '../../application/application.ts';

/** A question that anyone may ask: one GET route, described in the OpenAPI document by the same words. */
export type Query<Parameters = unknown> = {
  /** Below `/api/v1`, as OpenAPI writes it: `/incidents/{incident}/needs`. */
  readonly path: string;
  readonly summary: Bilingual;
  /** Those of the path and those of the query, as they arrive: texts. */
  readonly parameters: z.ZodObject;
  /** JSON, or why there is none. */
  answer(application: Application, parameters: Parameters): Result<unknown> | Promise<Result<unknown>>;
};

/** The parameters' type follows from their schema alone. */
export const defineQuery = <Schema extends z.ZodObject>(
  query: Omit<Query<z.output<Schema>>, 'parameters'> & { readonly parameters: Schema },
): Query => query as Query;
