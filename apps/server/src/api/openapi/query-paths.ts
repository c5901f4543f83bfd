import { queries } from '../query/queries.ts';
import { ACCEPT_LANGUAGE, json, type Paths, PROBLEM, schemaOf } from './parts.ts';

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: '上次答复的 ETag / The ETag of an earlier answer',
  schema: { type: 'string' },
};

type ObjectSchema = { properties?: Record<string, object>; required?: string[] };

/** One path for each query of the registry. */
export function queryPaths(): Paths {
  const paths: Paths = {};
  for (const { path, summary, parameters } of queries) {
    const { properties = {}, required = [] } = schemaOf(parameters) as ObjectSchema;
    paths[`/api/v1${path}`] = {
      get: {
        operationId: `query${path.replace(/[/{}]+/g, '.').replace(/\.$/, '')}`,
        summary: `${summary.zh} / ${summary.en}`,
        tags: ['queries'],
        parameters: [
          ...Object.entries(properties).map(([name, schema]) => ({
            name,
            in: path.includes(`{${name}}`) ? 'path' : 'query',
            required: path.includes(`{${name}}`) || required.includes(name),
            schema,
          })),
          IF_NONE_MATCH,
          ACCEPT_LANGUAGE,
        ],
        responses: {
          200: {
            description: '答复 / The answer',
            headers: { ETag: { schema: { type: 'string' } } },
            content: json({ $ref: '#/components/schemas/Answer' }),
          },
          304: { description: '没有变化 / Nothing has changed' },
          404: PROBLEM,
          422: PROBLEM,
        },
      },
    };
  }
  return paths;
}
