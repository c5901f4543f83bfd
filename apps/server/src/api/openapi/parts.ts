import { z } from 'zod';

export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
};
/** Address → method, in lower case → operation. */
export type Paths = Record<string, Record<string, Operation>>;

export const PROBLEM = {
  description: '问题说明（RFC 9457） / Problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

export const problems = (...statuses: number[]): Record<string, object> =>
  Object.fromEntries(statuses.map((status) => [String(status), PROBLEM]));

/** Either way to say who acts. */
export const SIGNED_IN = [{ token: [] }, { session: [] }] as const;

export const ACCEPT_LANGUAGE = {
  name: 'Accept-Language',
  in: 'header',
  required: false,
  description: '出错时用哪种语言说明 / The language of problems',
  schema: { type: 'string', examples: ['zh', 'en'] },
};

export const json = (schema: object, example?: unknown): object => ({
  'application/json': example === undefined ? { schema } : { schema, example },
});

/** The schema that checks the input, as JSON Schema (2020-12, OpenAPI 3.1's own). */
export function schemaOf(schema: z.ZodType): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
  });
  return rest;
}
