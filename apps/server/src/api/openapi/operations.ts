import { answerSchemas } from './answers/read.ts';
import { json, type Operation, problems, type SIGNED_IN } from './parts.ts';

export const ref = (name: string) => json({ $ref: `#/components/schemas/${name}` });
/** By operation. */
export const answerOf = (operation: string): object => {
  const found = answerSchemas.others[operation];
  if (!found) throw new Error(`nothing is known of the answers of ${operation}: run npm run openapi`);
  return json(found);
};
export const text = (type: string, description: string) => ({
  description,
  content: { [type]: { schema: { type: 'string' } } },
});
export const inPath = (name: string, schema: object = { type: 'string' }) => ({
  name,
  in: 'path',
  required: true,
  schema,
});
export const position = inPath('position', { type: 'integer', minimum: 1 });

export const post = (
  operationId: string,
  summary: string,
  tag: string,
  content: object,
  answer: object,
  security?: typeof SIGNED_IN,
): { post: Operation } => ({
  post: {
    operationId,
    summary,
    tags: [tag],
    ...(security ? { security } : {}),
    requestBody: { required: true, content },
    responses: {
      200: { description: '答复 / The answer', content: answer },
      ...problems(400, 401, 403, 413, 422, 429, 503),
    },
  },
});

export const get = (
  operationId: string,
  summary: string,
  tag: string,
  answer: object,
  parameters: readonly object[] = [],
): { get: Operation } => ({
  get: { operationId, summary, tags: [tag], parameters, responses: { 200: answer, ...problems(404) } },
});
