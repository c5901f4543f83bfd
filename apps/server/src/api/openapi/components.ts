import { commands } from '@tongzhou/domain';
import { answerSchemas } from './answers/read.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };
const stringOrNull = { type: ['string', 'null'] };
const object = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
});

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
  parameters: { type: 'object', additionalProperties: true },
};
const each = {
  ...refusal,
  title: string,
  detail: string,
  whatToDo: string,
  confirm: {
    type: 'string',
    description:
      '仅反问时有：确认无误就把它原样放进 confirmed 再提交 / Only of a question: sent again within `confirmed`, unchanged, it says that this is meant',
  },
};
const eachRequired = Object.keys(each).filter((name) => name !== 'confirm');
const problem = object({
  type: { type: 'string', format: 'uri' },
  title: string,
  status: integer,
  detail: string,
  ...refusal,
  errors: {
    type: 'array',
    description: '全部问题，不止第一个 / Everything that is wrong, not only the first',
    items: object(each, eachRequired),
  },
  messages: object({ zh: string, en: string }),
});

/** What a command comes to; an object where nothing more is known of it. */
export const resultOf = (command: string): object => {
  const done = answerSchemas.commands[command] ?? { type: 'object' };
  // Whoever signs gets the answer to what was asked for.
  if (command === 'countersignature.give') return { anyOf: answersOfTwo() };
  return commands.get(command)?.countersigned ? { anyOf: [done, ASKED] } : done;
};

const answersOfTwo = (): object[] =>
  [...commands.values()]
    .filter(({ countersigned }) => countersigned !== undefined)
    .map(({ name }) => answerSchemas.commands[name] ?? { type: 'object' });

/** Of what two people decide, where the first has asked: nothing has happened yet. */
const ASKED = {
  type: 'object',
  description:
    '已提请复核，另一人通过后才生效 / Asked for: it takes effect once a second person has countersigned',
  properties: { countersignature: { type: 'string' } },
  required: ['countersignature'],
};

/** The answer to a command that was done. */
export const doneOf = (result: object): object => object({ result, facts, replayed });

const results = [
  ...new Map(Object.values(answerSchemas.commands).map((each) => [JSON.stringify(each), each])).values(),
];

export const components = {
  securitySchemes: {
    token: { type: 'http', scheme: 'bearer', description: 'Authorization: Bearer tz_…' },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: 'tongzhou-session',
      description:
        '网页登录（加密连接下名为 __Host-tongzhou-session）；写操作须来自本站 / A browser’s session (by TLS its name is __Host-tongzhou-session); what writes must come from this site',
    },
  },
  schemas: {
    Problem: problem,
    /** With its sentences: `sayRefusalsWithin`. */
    Refusal: object(each, Object.keys(refusal)),
    CommandResult: results.length === 0 ? { type: 'object' } : { anyOf: [...results, ASKED] },
    BatchAnswer: object({
      done: integer,
      refused: integer,
      answers: {
        type: 'array',
        items: {
          anyOf: [
            object({
              ok: { const: true },
              status: integer,
              result: { $ref: '#/components/schemas/CommandResult' },
              facts,
              replayed,
            }),
            {
              ...object({ ok: { const: false }, ...problem.properties, id: string }, [
                'ok',
                'status',
                'code',
              ]),
              description:
                '被拒绝：问题说明；id：出错的编号 / Refused, with the problem; id: the number of a fault of our own',
            },
          ],
        },
      },
    }),
    ...answerSchemas.schemas,
  } as Readonly<Record<string, object>>,
};
