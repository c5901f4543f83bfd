import { commands, type MandateFunction } from '@tongzhou/domain';
import { labels } from '@tongzhou/messages';
import { doneOf, resultOf } from './components.ts';
import { ACCEPT_LANGUAGE, json, type Paths, problems, SIGNED_IN, schemaOf } from './parts.ts';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    '建议使用：同一个键和同样的内容只生效一次，重试得到第一次的答复 / Recommended: the same key and body have one effect, and a retry gets the first answer',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

/** One path for each command of the domain: a new command is documented by being one. */
export function commandPaths(): Paths {
  const paths: Paths = {};
  for (const command of commands.values()) {
    const { name, summary, function: wanted, schema } = command;
    paths[`/api/v1/commands/${name}`] = {
      post: {
        operationId: name,
        summary: `${summary.zh} / ${summary.en}`,
        description: whoMay(wanted),
        tags: ['commands'],
        security: SIGNED_IN,
        parameters: [IDEMPOTENCY_KEY, ACCEPT_LANGUAGE],
        requestBody: {
          required: true,
          content: json(schemaOf(schema), command.example),
        },
        responses: {
          201: { description: '已完成 / Done', content: json(doneOf(resultOf(name))) },
          ...problems(400, 401, 403, 404, 409, 413, 422, 429, 503),
        },
      },
    };
  }
  return paths;
}

function whoMay(wanted: MandateFunction | null): string {
  if (wanted === null) return '只能由当事机构自己办理 / Only by the organisation concerned.';
  const words = labels.mandateFunction[wanted];
  return `需要职能“${words.zh}” / Needs a mandate with the function “${words.en}” (\`${wanted}\`).`;
}
