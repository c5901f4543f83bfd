const string = { type: 'string' };
const integer = { type: 'integer' };
const stringOrNull = { type: ['string', 'null'] };
const object = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
});

const nullable = (schema: object) => ({ oneOf: [schema, { type: 'null' }] });

const facts = { type: 'array', items: object({ position: integer, type: string }) };
const replayed = {
  type: 'boolean',
  description:
    'true：此键已用过，这是第一次的答复 / true: the key was used before, and this is its first answer',
};
const refusal = {
  code: { type: 'string', description: '固定不变的代码 / Stable' },
  field: { ...stringOrNull, description: '路径，如 lots.0.amount / A path' },
  rule: stringOrNull,
  parameters: { type: 'object' },
};
const problem = object({
  type: { type: 'string', format: 'uri' },
  title: string,
  status: integer,
  detail: string,
  ...refusal,
  errors: {
    type: 'array',
    description: '全部问题，不止第一个 / Everything that is wrong, not only the first',
    items: object({ ...refusal, title: string, detail: string, whatToDo: string }),
  },
  messages: object({ zh: string, en: string }),
});

export const components = {
  securitySchemes: {
    token: { type: 'http', scheme: 'bearer', description: 'Authorization: Bearer tz_…' },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: 'tongzhou-session',
      description: '网页登录；写操作须来自本站 / A browser’s session; what writes must come from this site',
    },
  },
  schemas: {
    Problem: problem,
    Visitor: object({ organisation: string, seat: string, name: string }),
    Done: object({ result: { type: 'object' }, facts, replayed }),
    BatchAnswer: object({
      done: integer,
      refused: integer,
      answers: {
        type: 'array',
        items: {
          anyOf: [
            object({ ok: { const: true }, status: integer, result: { type: 'object' }, facts, replayed }),
            object({ ok: { const: false }, status: integer, code: string }),
          ],
        },
      },
    }),
    Answer: object(
      {
        data: {},
        position: {
          ...integer,
          description: '截至账本的第几条 / The point of the journal for which it holds',
        },
        now: { type: 'string', format: 'date-time', description: '系统时钟 / The system’s clock' },
      },
      ['data'],
    ),
    Health: object({
      status: { enum: ['ok', 'degraded'] },
      position: integer,
      logSize: { type: ['integer', 'null'] },
      logLag: nullable({ facts: integer, seconds: integer }),
      witnesses: {
        type: 'array',
        items: object({
          name: string,
          lastSize: { type: ['integer', 'null'] },
          lastCosignedAt: { type: ['string', 'null'], format: 'date-time' },
          lastError: { type: ['string', 'null'] },
        }),
      },
      damagedAt: { type: ['integer', 'null'] },
      integrity: nullable({
        state: { enum: ['waiting', 'ok', 'differs', 'failed'] },
        checkedAt: { type: ['string', 'null'], format: 'date-time' },
        took: { type: ['integer', 'null'], description: '毫秒 / milliseconds' },
        found: { type: 'array', items: string },
      }),
      database: string,
      exercise: { type: 'boolean' },
      clock: { type: 'string', format: 'date-time' },
      memoryMiB: integer,
    }),
  },
};
