import { commands, PUBLISHED_VIEWS, statedRecordSchema } from '@tongzhou/domain';
import { z } from 'zod';
import { importSchema } from './imports.ts';

const PROBLEM = {
  description: 'RFC 9457 problem details / 问题说明',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The OpenAPI 3.1 document, made from the same schemas that check the input. */
export function openApiDocument(): object {
  const paths: Record<string, object> = {};
  for (const command of commands.values()) {
    paths[`/api/v1/commands/${command.name}`] = {
      post: {
        operationId: command.name,
        summary: `${command.summary.en} ${command.summary.zh}`,
        description: `Needs a mandate with the function \`${command.function}\`.`,
        tags: ['commands'],
        security: [{ token: [] }, { session: [] }],
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: { type: 'string', maxLength: 200 },
            description: 'The same key and body: one effect, and the same answer again.',
          },
          {
            name: 'Accept-Language',
            in: 'header',
            required: false,
            schema: { type: 'string', examples: ['zh', 'en'] },
          },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: schemaOf(command.schema) } },
        },
        responses: {
          201: {
            description: 'Done',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Done' } } },
          },
          401: PROBLEM,
          403: PROBLEM,
          409: PROBLEM,
          413: PROBLEM,
          422: PROBLEM,
        },
      },
    };
  }
  for (const view of PUBLISHED_VIEWS) {
    paths[`/api/v1/incidents/{incident}/${view}`] = {
      get: {
        operationId: `published.${view}`,
        summary: `Published view: ${view}`,
        tags: ['published'],
        parameters: [{ name: 'incident', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: { description: 'The view, with the position and moment for which it holds' },
          404: PROBLEM,
        },
      },
    };
  }
  const page = [
    { name: 'after', in: 'query', schema: { type: 'integer', minimum: 0 } },
    { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 1000 } },
  ];
  const simple = (summary: string, tag: string, parameters: object[] = []) => ({
    get: { summary, tags: [tag], parameters, responses: { 200: { description: 'OK' } } },
  });
  const post = (summary: string, schema: object) => ({
    post: {
      summary,
      tags: ['commands'],
      security: [{ token: [] }],
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: { 200: { description: 'OK' }, 401: PROBLEM, 413: PROBLEM, 422: PROBLEM },
    },
  });
  Object.assign(paths, {
    '/api/v1/incidents': simple('Incidents', 'published'),
    '/api/v1/items': simple('Item catalogue', 'published'),
    '/api/v1/areas': simple('Areas', 'published'),
    '/api/v1/facts': simple('Public facts of all incidents, in order', 'published', page),
    '/api/v1/batches': post('Up to 5,000 commands, answered in order', {
      type: 'object',
      properties: {
        commands: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              input: { type: 'object' },
              idempotencyKey: { type: 'string' },
            },
            required: ['name', 'input'],
          },
        },
      },
      required: ['commands'],
    }),
    '/api/v1/imports/needs': post('Import a need snapshot', schemaOf(importSchema)),
    '/api/v1/records/check': post(
      'Could this typed donation record be published?',
      schemaOf(statedRecordSchema),
    ),
    '/log/checkpoint': simple('Signed checkpoint (C2SP tlog-checkpoint)', 'log'),
    '/log/key': simple('Verifier key', 'log'),
    '/log/tile/{path}': simple('Hash tiles and entry bundles (C2SP tlog-tiles)', 'log', [
      { name: 'path', in: 'path', required: true, schema: { type: 'string' } },
    ]),
    '/log/proof/{position}': simple('.tlog-proof of a fact', 'log', [
      { name: 'position', in: 'path', required: true, schema: { type: 'integer' } },
    ]),
    '/log/fact/{position}': simple('Log entry of a fact', 'log', [
      { name: 'position', in: 'path', required: true, schema: { type: 'integer' } },
    ]),
    '/healthz': simple('Health', 'operation'),
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tongzhou 同舟',
      version: '1',
      description: 'Crisis coordination that anyone can check. 人人可核验的危机协同。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'tongzhou-session' },
      },
      schemas: {
        Done: {
          type: 'object',
          properties: {
            result: { type: 'object' },
            facts: {
              type: 'array',
              items: {
                type: 'object',
                properties: { position: { type: 'integer' }, type: { type: 'string' } },
              },
            },
            replayed: {
              type: 'boolean',
              description: 'true: this key was used before, and this is its first answer',
            },
          },
        },
        Problem: {
          type: 'object',
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            code: { type: 'string' },
            field: { type: ['string', 'null'] },
            rule: { type: ['string', 'null'] },
            errors: { type: 'array', items: { type: 'object' } },
            messages: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } },
          },
        },
      },
    },
  };
}

const schemaOf = (schema: z.ZodType): object =>
  z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' });
