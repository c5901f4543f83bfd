import { pushSchema } from '../../notification/push/routes.ts';
import { mailSchema, seenSchema } from '../../notification/routes.ts';
import { webhookKindsSchema, webhookSchema } from '../../notification/webhook/routes.ts';
import { answerOf, inPath, text } from './operations.ts';
import { json, type Paths, problems, SIGNED_IN, schemaOf } from './parts.ts';

/** What is told, and by which way. */
export const noticePaths = (): Paths => ({
  '/api/v1/notices': {
    get: {
      operationId: 'notices.list',
      summary: '本席位的通知，新的在前 / One’s own notices, the latest first',
      tags: ['notices'],
      security: SIGNED_IN,
      parameters: [{ name: 'before', in: 'query', schema: { type: 'integer', minimum: 1 } }],
      responses: {
        200: { description: '通知 / The notices', content: answerOf('notices.list') },
        ...problems(401),
      },
    },
  },
  '/api/v1/notices/stream': {
    get: {
      operationId: 'notices.stream',
      summary:
        '实时通知（SSE；断线后按 Last-Event-ID 续传） / Notices as they come (server-sent events; goes on from Last-Event-ID)',
      tags: ['notices'],
      security: SIGNED_IN,
      parameters: [
        { name: 'after', in: 'query', schema: { type: 'integer', minimum: 0 } },
        { name: 'Last-Event-ID', in: 'header', schema: { type: 'integer', minimum: 0 } },
      ],
      responses: {
        200: text('text/event-stream', '事件 notice / Events named notice'),
        ...problems(401, 429),
      },
    },
  },
  '/api/v1/notices/seen': {
    post: {
      operationId: 'notices.seen',
      summary: '标记已读 / Mark as seen, up to a number',
      tags: ['notices'],
      security: SIGNED_IN,
      requestBody: { required: true, content: json(schemaOf(seenSchema), { number: 120 }) },
      responses: { 204: { description: '已标记 / Marked' }, ...problems(401, 403, 422) },
    },
  },
  '/api/v1/notices/mail': {
    get: {
      operationId: 'notices.mail',
      summary: '本席位的邮件提醒设置 / What one’s seat wants by e-mail',
      tags: ['notices'],
      security: SIGNED_IN,
      responses: {
        200: { description: '设置 / Settings', content: answerOf('notices.mail') },
        ...problems(401),
      },
    },
    post: {
      operationId: 'notices.set-mail',
      summary:
        '设置邮件提醒与免打扰时段（本站时间；I级警报不受限） / E-mail and quiet hours (by the site’s clock; an alarm of level I comes all the same)',
      tags: ['notices'],
      security: SIGNED_IN,
      requestBody: {
        required: true,
        content: json(schemaOf(mailSchema), { mode: 'all', quiet: { from: 1_320, until: 420 } }),
      },
      responses: { 204: { description: '已设置 / Set' }, ...problems(401, 403, 404, 422) },
    },
  },
  '/api/v1/notices/push': {
    get: {
      operationId: 'notices.devices',
      summary:
        '接收推送的设备，及订阅用的公钥 / The browsers on which one’s seat is told, and the public key to subscribe with',
      tags: ['notices'],
      security: SIGNED_IN,
      responses: {
        200: { description: '公钥与设备 / Key and devices', content: answerOf('notices.devices') },
        ...problems(401),
      },
    },
    post: {
      operationId: 'notices.add-device',
      summary:
        '添加接收推送的浏览器（Web Push，RFC 8030/8291；与 Webhook 一样不得指向内网） / A browser to be told on (Web Push); never inside the network',
      tags: ['notices'],
      security: SIGNED_IN,
      requestBody: {
        required: true,
        content: json(schemaOf(pushSchema), {
          endpoint: 'https://updates.push.services.example.org/wpush/v2/gAAAA',
          keys: {
            p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
            auth: 'BTBZMqHH6r4Tts7J_aSIgg',
          },
        }),
      },
      responses: {
        201: { description: '编号 / Its id', content: answerOf('notices.add-device') },
        ...problems(401, 403, 404, 422),
      },
    },
  },
  '/api/v1/notices/push/{id}': {
    delete: {
      operationId: 'notices.remove-device',
      summary: '移除设备 / Removes a browser',
      tags: ['notices'],
      security: SIGNED_IN,
      parameters: [inPath('id')],
      responses: { 204: { description: '已移除 / Removed' }, ...problems(401, 403, 404) },
    },
  },
  '/api/v1/webhooks': {
    get: {
      operationId: 'webhooks.list',
      summary: '本机构的 Webhook / One’s organisation’s webhooks',
      tags: ['notices'],
      security: SIGNED_IN,
      responses: { 200: { description: 'Webhooks', content: answerOf('webhooks.list') }, ...problems(401) },
    },
    post: {
      operationId: 'webhooks.add',
      summary:
        '添加 Webhook（按 Standard Webhooks 签名；密钥只显示一次） / A webhook, signed by Standard Webhooks; its secret is shown once',
      tags: ['notices'],
      security: SIGNED_IN,
      requestBody: {
        required: true,
        content: json(schemaOf(webhookSchema), {
          url: 'https://stock.example.org/tongzhou',
          kinds: ['order.issued'],
        }),
      },
      responses: {
        201: { description: '编号与密钥 / Its id and secret', content: answerOf('webhooks.add') },
        ...problems(401, 403, 422),
      },
    },
  },
  '/api/v1/webhooks/dead-letters': {
    get: {
      operationId: 'webhooks.dead-letters',
      summary: '已放弃的投递 / What was given up',
      tags: ['notices'],
      security: SIGNED_IN,
      responses: {
        200: { description: '投递 / Deliveries', content: answerOf('webhooks.dead-letters') },
        ...problems(401),
      },
    },
  },
  '/api/v1/webhooks/{id}/send-again': {
    post: {
      operationId: 'webhooks.send-again',
      summary: '重新投递已放弃的，并重新启用 / Sends again what was given up, and opens the webhook again',
      tags: ['notices'],
      security: SIGNED_IN,
      parameters: [inPath('id')],
      responses: {
        200: { description: '数量 / How many', content: answerOf('webhooks.send-again') },
        ...problems(401, 403, 404),
      },
    },
  },
  '/api/v1/webhooks/{id}/rotate-secret': {
    post: {
      operationId: 'webhooks.rotate-secret',
      summary:
        '更换密钥（只显示一次；24小时内新旧密钥同时签名） / A new secret, shown once; for 24 hours both sign',
      tags: ['notices'],
      security: SIGNED_IN,
      parameters: [inPath('id')],
      responses: {
        200: { description: '新密钥 / The new secret', content: answerOf('webhooks.rotate-secret') },
        ...problems(401, 403, 404),
      },
    },
  },
  '/api/v1/webhooks/{id}/kinds': {
    post: {
      operationId: 'webhooks.choose-kinds',
      summary: '选择通知种类（null 为全部） / Which kinds it brings (null: all)',
      tags: ['notices'],
      security: SIGNED_IN,
      parameters: [inPath('id')],
      requestBody: {
        required: true,
        content: json(schemaOf(webhookKindsSchema), { kinds: ['order.issued', 'duty.breached'] }),
      },
      responses: { 204: { description: '已更改 / Changed' }, ...problems(401, 403, 404, 422) },
    },
  },
  '/api/v1/webhooks/{id}': {
    delete: {
      operationId: 'webhooks.remove',
      summary: '删除 Webhook 及待投递的内容 / Removes a webhook with all that waits for it',
      tags: ['notices'],
      security: SIGNED_IN,
      parameters: [inPath('id')],
      responses: { 204: { description: '已删除 / Removed' }, ...problems(401, 403, 404) },
    },
  },
});
