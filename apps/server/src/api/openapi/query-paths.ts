import { queries } from '../query/queries.ts';
import { answerSchemas } from './answers/read.ts';
import { ACCEPT_LANGUAGE, json, type Paths, PROBLEM, schemaOf } from './parts.ts';

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: '上次答复的 ETag / The ETag of an earlier answer',
  schema: { type: 'string' },
};

type ObjectSchema = { properties?: Record<string, object>; required?: string[] };

/** By its path, or by the name of the view that it publishes. */
function answerOf(path: string): object {
  const view = path.slice('/incidents/{incident}/'.length);
  const found = answerSchemas.queries[path] ?? answerSchemas.published[view];
  if (!found) throw new Error(`nothing is known of the answers of ${path}: run npm run openapi`);
  return found;
}

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
            content: json(answerOf(path)),
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
