import { statedRecordSchema } from '@tongzhou/domain';
import { textLookSchema } from '../../text-look/routes.ts';
import { batchSchema } from '../batches.ts';
import { importSchema } from '../imports.ts';
import { erasureSchema, holderSchema, readingSchema } from '../persons.ts';
import {
  codeSchema,
  newcomerSchema,
  newPasskeySchema,
  passkeyAnswerSchema,
  signInSchema,
  tokenSchema,
} from '../sessions.ts';
import { whatIfSchema } from '../what-if.ts';
import { answerOf, get, inPath, position, post, ref, text } from './operations.ts';
import { json, type Paths, problems, SIGNED_IN, schemaOf } from './parts.ts';

const batchExample = {
  commands: [
    {
      name: 'facility.resume-receiving',
      input: { incident: 'covid-2020', facility: 'wuhan-union' },
      idempotencyKey: 'resume-1',
    },
  ],
};

/** As the browser's `parseRequestOptionsFromJSON` and `parseCreationOptionsFromJSON` read it. */
const webAuthn = json({
  type: 'object',
  required: ['challenge'],
  properties: { challenge: { type: 'string' } },
  additionalProperties: true,
});

/** What is neither a command nor a query. */
export const otherPaths = (): Paths => ({
  '/api/v1/sign-in': post(
    'sign-in',
    '登录（设置会话 Cookie） / Sign in (sets the session cookie)',
    'identity',
    json(schemaOf(signInSchema), { email: 'someone@example.org', password: 'a long passphrase' }),
    answerOf('sign-in'),
  ),
  '/api/v1/newcomers': {
    post: {
      operationId: 'newcomers',
      summary:
        '为尚未登记的机构开户并登录，确认邮箱后可提交 organisation.apply / An account for an organisation that nobody knows yet, signed in; it may apply once its e-mail is confirmed',
      tags: ['identity'],
      requestBody: {
        required: true,
        content: json(schemaOf(newcomerSchema), {
          email: 'someone@example.org',
          name: '负责人 / the one in charge',
          password: 'a long passphrase',
        }),
      },
      responses: {
        201: { description: '席位 / The seat', content: answerOf('newcomers') },
        ...problems(400, 403, 409, 413, 422, 429),
      },
    },
  },
  '/api/v1/email/confirm': {
    post: {
      operationId: 'email.confirm',
      summary: '提交邮件中的六位验证码 / The six digits that came by e-mail',
      tags: ['identity'],
      security: SIGNED_IN,
      requestBody: { required: true, content: json(schemaOf(codeSchema), { code: '123456' }) },
      responses: { 204: { description: '已确认 / Confirmed' }, ...problems(400, 401, 403, 413, 422) },
    },
  },
  '/api/v1/email/code': {
    post: {
      operationId: 'email.code',
      summary: '重新发送邮箱验证码 / Another code for one’s e-mail',
      tags: ['identity'],
      security: SIGNED_IN,
      responses: { 202: { description: '已发送 / On its way' }, ...problems(401, 403, 429) },
    },
  },
  '/api/v1/sign-out': {
    post: {
      operationId: 'sign-out',
      summary: '退出 / Sign out',
      tags: ['identity'],
      security: SIGNED_IN,
      responses: { 204: { description: '已退出 / Signed out' }, ...problems(401, 403) },
    },
  },
  '/api/v1/me': get('me', '我是谁 / Who am I?', 'identity', {
    description: '席位 / The seat',
    content: answerOf('me'),
  }),
  '/api/v1/sign-in/code': post(
    'sign-in.code',
    '提交动态验证码或备用码，完成登录 / The code that completes a sign-in',
    'identity',
    json(schemaOf(codeSchema), { code: '123456' }),
    answerOf('sign-in.code'),
  ),
  '/api/v1/passkeys/challenge': {
    post: {
      operationId: 'passkeys.challenge',
      summary:
        '取得用通行密钥登录的挑战（WebAuthn 3，5.5） / What to sign with a passkey, in order to sign in',
      tags: ['identity'],
      responses: { 200: { description: '挑战 / The challenge', content: webAuthn }, ...problems(403, 429) },
    },
  },
  '/api/v1/passkeys/sign-in': post(
    'passkeys.sign-in',
    '用通行密钥登录 / Sign in with a passkey',
    'identity',
    json(schemaOf(passkeyAnswerSchema)),
    answerOf('passkeys.sign-in'),
  ),
  '/api/v1/passkeys/new': {
    post: {
      operationId: 'passkeys.new',
      summary: '取得登记通行密钥的参数（WebAuthn 3，5.4） / What a browser is asked to make a passkey with',
      tags: ['identity'],
      security: SIGNED_IN,
      responses: { 200: { description: '参数 / The parameters', content: webAuthn }, ...problems(401, 403) },
    },
  },
  '/api/v1/passkeys': {
    post: {
      operationId: 'passkeys.add',
      summary: '登记一把通行密钥 / Keep a passkey',
      tags: ['identity'],
      security: SIGNED_IN,
      requestBody: { required: true, content: json(schemaOf(newPasskeySchema)) },
      responses: { 204: { description: '已登记 / Kept' }, ...problems(400, 401, 403, 413, 422) },
    },
  },
  '/api/v1/sessions': {
    ...get('sessions', '本人的登录 / One’s own sign-ins', 'identity', {
      description: '浏览器 / Browsers',
      content: answerOf('sessions'),
    }),
    delete: {
      operationId: 'sessions.end-all',
      summary: '在所有地方退出 / Sign out everywhere',
      tags: ['identity'],
      security: SIGNED_IN,
      responses: { 204: { description: '已退出 / Signed out' }, ...problems(401, 403) },
    },
  },
  '/api/v1/sessions/{session}': {
    delete: {
      operationId: 'sessions.end',
      summary: '结束一个登录 / End one of them',
      tags: ['identity'],
      security: SIGNED_IN,
      parameters: [inPath('session')],
      responses: { 204: { description: '已结束 / Ended' }, ...problems(401, 403, 404) },
    },
  },
  '/api/v1/tokens': {
    ...get('tokens', '本席位的令牌 / The tokens of one’s seat', 'identity', {
      description: '令牌，不含令牌本身 / Without the tokens themselves',
      content: answerOf('tokens'),
    }),
    post: {
      operationId: 'tokens.create',
      summary:
        '为程序开具访问令牌：限定职能，最长 90 天，只显示一次；须本人登录，令牌不能开具令牌 / A token for a program: for the functions named, 90 days at most, shown once; made by a person, never by a token',
      tags: ['identity'],
      security: SIGNED_IN,
      requestBody: {
        required: true,
        content: json(schemaOf(tokenSchema), { label: 'stock system', days: 30, functions: ['keep-stock'] }),
      },
      responses: {
        201: { description: '令牌 / The token', content: answerOf('tokens.create') },
        ...problems(401, 403, 409, 422),
      },
    },
  },
  '/api/v1/tokens/{token}': {
    delete: {
      operationId: 'tokens.revoke',
      summary: '按编号收回本席位的一个令牌 / Take back a token of one’s seat, by its id',
      tags: ['identity'],
      security: SIGNED_IN,
      parameters: [inPath('token')],
      responses: { 204: { description: '已收回 / Taken back' }, ...problems(401, 403, 404) },
    },
  },
  '/api/v1/batches': post(
    'batches',
    '一次提交最多 5,000 个操作，逐个答复 / Up to 5,000 commands at once, each answered in its place',
    'commands',
    json(schemaOf(batchSchema), batchExample),
    ref('BatchAnswer'),
    SIGNED_IN,
  ),
  '/api/v1/imports/needs': post(
    'imports.needs',
    '导入需求快照 / Import a snapshot of needs',
    'imports',
    json(schemaOf(importSchema)),
    answerOf('imports.needs'),
    SIGNED_IN,
  ),
  '/api/v1/incidents/{incident}/what-if': {
    post: {
      ...post(
        'what-if',
        '换一种条款试算分配（不公布、不生效） / An allocation under other terms; publishes and promises nothing',
        'queries',
        json(schemaOf(whatIfSchema), { reservePercent: 20 }),
        answerOf('what-if'),
        SIGNED_IN,
      ).post,
      parameters: [inPath('incident')],
    },
  },
  '/api/v1/records/check': post(
    'records.check',
    '这份手填的捐赠记录能否公布？ / Could this typed donation record be published?',
    'imports',
    json(schemaOf(statedRecordSchema)),
    json({ type: 'object', properties: { publishable: { const: true } } }),
  ),
  '/api/v1/person/copy': post(
    'person.copy',
    '本人查阅、复制收据下保存的个人信息（个人信息保护法 第四十五条） / One’s own copy of what is held for a receipt (PIPL 45)',
    'persons',
    json(schemaOf(holderSchema), { receiptCode: 'TZ-7K4M-92QX', secret: '7K4M9-2QX7K-4M92Q-X7K4M' }),
    answerOf('person.copy'),
  ),
  '/api/v1/person/erase': post(
    'person.erase',
    '本人删除收据下保存的个人信息（第四十七条） / Erase what is held for one’s receipt (PIPL 47)',
    'persons',
    json(schemaOf(holderSchema), { receiptCode: 'TZ-7K4M-92QX', secret: '7K4M9-2QX7K-4M92Q-X7K4M' }),
    answerOf('person.erase'),
  ),
  '/api/v1/person/read': post(
    'person.read',
    '接收机构查看捐赠人（每次查看均留痕） / Staff of the receiver read who gave; every reading is written down',
    'persons',
    json(schemaOf(readingSchema), { receiptCode: 'TZ-7K4M-92QX', reason: 'issue-receipt' }),
    answerOf('person.read'),
    SIGNED_IN,
  ),
  '/api/v1/person/erase-for': post(
    'person.erase-for',
    '个人信息保护负责人提请删除，由本机构另一席位复核通过（countersignature.give）后销毁 / The officer for personal data asks for erasure; destroyed once another seat of the organisation has countersigned (countersignature.give)',
    'persons',
    json(schemaOf(erasureSchema), { receiptCode: 'TZ-7K4M-92QX', reason: 'person-asked' }),
    answerOf('person.erase-for'),
    SIGNED_IN,
  ),
  '/api/v1/person/records': {
    get: {
      operationId: 'person.records',
      summary: '本机构的查看与删除记录 / Who has read and what was erased, of one’s own organisation',
      tags: ['persons'],
      security: SIGNED_IN,
      responses: {
        200: { description: '记录 / The records', content: answerOf('person.records') },
        ...problems(401, 403),
      },
    },
  },
  '/api/v1/text-looks': {
    get: {
      operationId: 'text-looks',
      summary: '待复核的文字 / Texts that wait for a look',
      tags: ['persons'],
      security: SIGNED_IN,
      responses: {
        200: { description: '文字 / The texts', content: answerOf('text-looks') },
        ...problems(401, 403),
      },
    },
    post: {
      operationId: 'text-looks.ask',
      summary:
        '被认作含个人信息而退回的命令，连同内容请同事复核 / What was refused for its words, for a colleague to look at',
      tags: ['persons'],
      security: SIGNED_IN,
      requestBody: {
        required: true,
        content: json(schemaOf(textLookSchema), {
          command: 'opinion.notice',
          input: { incident: 'covid-2020', question: { zh: '运单 13800000001 已到' }, source: '热线' },
        }),
      },
      responses: {
        201: { description: '编号 / Its number', content: answerOf('text-looks.ask') },
        ...problems(400, 401, 403, 404, 413, 422, 429),
      },
    },
  },
  ...Object.fromEntries(
    (
      [
        ['pass', '复核通过：不含个人信息 / Pass it: nobody is in it', 200],
        ['send-back', '退回作者修改 / Send it back to its author', 200],
        ['hand-in', '作者提交已通过复核的内容 / Its author hands in what was passed', 201],
      ] as const
    ).map(([act, summary, status]) => [
      `/api/v1/text-looks/{look}/${act}`,
      {
        post: {
          parameters: [inPath('look')],
          operationId: `text-looks.${act}`,
          summary,
          tags: ['persons'],
          security: SIGNED_IN,
          responses: {
            [status]: { description: '已办 / Done', content: answerOf(`text-looks.${act}`) },
            ...problems(401, 403, 404, 409, 422),
          },
        },
      },
    ]),
  ),
  '/api/v1/text-looks/{look}': {
    delete: {
      parameters: [inPath('look')],
      operationId: 'text-looks.drop',
      summary: '作者撤回 / Its author takes it back',
      tags: ['persons'],
      security: SIGNED_IN,
      responses: { 204: { description: '已撤回 / Taken back' }, ...problems(401, 403) },
    },
  },
  '/api/v1/incidents/{incident}/needs.csv': get(
    'needs.csv',
    '需求表（CSV） / Needs as a table (CSV)',
    'queries',
    text('text/csv', 'RFC 4180'),
    [inPath('incident')],
  ),
  '/api/v1/incidents/{incident}/allocations/{run}/lines.csv': get(
    'allocation-lines.csv',
    '一个分配方案的逐行依据（CSV） / The lines of an allocation, each with what it was reckoned from (CSV)',
    'queries',
    text('text/csv', 'RFC 4180'),
    [inPath('incident'), inPath('run')],
  ),
  '/api/v1/incidents/{incident}/stream': get(
    'incident.stream',
    '公开记录有进展时告知（SSE） / Says when the public record has moved on (server-sent events)',
    'queries',
    text('text/event-stream', 'event: moved, data: position'),
    [inPath('incident')],
  ),
  '/api/v1/incidents/{incident}/after-action': get(
    'after-action',
    '复盘：义务、响应时间、缺口、保障、建议 / After action: duties, response times, gaps, coverage, recommendations',
    'queries',
    { description: '复盘 / The review', content: answerOf('after-action') },
    [inPath('incident')],
  ),
  '/api/v1/incidents/{incident}/after-action/{table}.csv': get(
    'after-action.csv',
    '复盘各表（CSV） / A table of the review (CSV): duties, responses, functions, coverage, recommendations',
    'queries',
    text('text/csv', 'RFC 4180'),
    [inPath('incident'), inPath('table')],
  ),
  '/api/v1/receipts/{code}': get(
    'receipts.find',
    '按编号查找收据及其文件 / A receipt by its code, and where its files are',
    'log',
    {
      description: '收据 / The receipt',
      content: json({
        type: 'object',
        properties: {
          code: { type: 'string' },
          position: { type: 'integer' },
          proof: { type: 'string' },
          pdf: { type: 'string' },
          entry: { type: 'string' },
        },
      }),
    },
    [inPath('code')],
  ),
  '/api/v1/receipts/{code}/receipt.pdf': get(
    'receipts.pdf',
    '收据（PDF，内附证明）；尚未进入日志时为 503 和 Retry-After / Receipt as a PDF that carries its proof; 503 and Retry-After while it is not in the log',
    'log',
    text('application/pdf', 'PDF/A-3b (ISO 19005-3)'),
    [
      inPath('code'),
      { name: 'language', in: 'query', required: false, schema: { type: 'string', enum: ['zh', 'en'] } },
    ],
  ),
  '/api/v1/incidents/{incident}/refunds/{id}/slip.pdf': get(
    'refunds.slip',
    '退款凭证（PDF，内附证明）；尚未进入日志时为 503 和 Retry-After / Slip of a refund as a PDF that carries its proof; 503 and Retry-After while it is not in the log',
    'log',
    text('application/pdf', 'PDF/A-3b (ISO 19005-3)'),
    [
      ...[inPath('incident'), inPath('id')],
      { name: 'language', in: 'query', required: false, schema: { type: 'string', enum: ['zh', 'en'] } },
    ],
  ),
  '/api/v1/receipts/{code}/receipt.tlog-proof': get(
    'receipts.proof',
    '离线证明，内含条目原文 / Offline proof that holds its entry',
    'log',
    text('text/plain', 'C2SP tlog-proof'),
    [inPath('code')],
  ),
  '/log/checkpoint': get(
    'log.checkpoint',
    '签名的检查点 / Signed checkpoint (C2SP tlog-checkpoint)',
    'log',
    text('text/plain', 'C2SP signed-note'),
  ),
  '/log/key': get('log.key', '验证公钥 / Verifier key', 'log', text('text/plain', 'C2SP vkey')),
  '/log/predecessor/{n}': get(
    'log.predecessor',
    '日志公开终止与接续的声明，由新旧两把密钥签署 / Statement of the nth end of a log that had lost entries, signed by the old key and the new',
    'log',
    text('text/plain', 'C2SP signed-note'),
    [inPath('n')],
  ),
  '/log/tile/{path}': get(
    'log.tile',
    '哈希块与条目块 / Hash tiles and entry bundles (C2SP tlog-tiles)',
    'log',
    text('application/octet-stream', 'C2SP tlog-tiles'),
    [inPath('path')],
  ),
  '/log/proof/{position}': get(
    'log.proof',
    '一条事实的离线证明 / Offline proof of a fact (.tlog-proof)',
    'log',
    text('text/plain', 'C2SP tlog-proof'),
    [position],
  ),
  '/log/fact/{position}': get(
    'log.fact',
    '一条事实的日志条目 / The log entry of a fact',
    'log',
    { description: 'RFC 8785', content: json({ type: 'object' }) },
    [position],
  ),
  '/healthz': get('health', '运行状况 / Is it well?', 'operation', {
    description: '200: 正常 / well; 503: 降级 / degraded',
    content: answerOf('health'),
  }),
  '/readyz': get('ready', '可以服务了吗？ / Does it serve yet?', 'operation', {
    description: '200: 可以服务 / it serves; 503: 仍在启动，说明进度 / still starting, and how far',
    content: answerOf('ready'),
  }),
});
