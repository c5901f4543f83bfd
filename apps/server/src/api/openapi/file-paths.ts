import { fileErasureSchema } from '../../file/routes.ts';
import { answerOf, get, inPath, post } from './operations.ts';
import { json, type Paths, problems, SIGNED_IN, schemaOf } from './parts.ts';

const fingerprint = inPath('hash', { type: 'string', pattern: '^[0-9a-f]{64}$' });
const bytes = { schema: { type: 'string', format: 'binary' } };

/** Papers, photographs and sheets, which the record names by their fingerprints. */
export const filePaths = (): Paths => ({
  '/api/v1/files': {
    post: {
      operationId: 'files.put',
      summary:
        '上传凭证、照片或表格（照片去掉位置信息；类型以内容为准） / Sends a paper, photograph or sheet: a picture loses its position, the type is that of its content',
      tags: ['files'],
      security: SIGNED_IN,
      parameters: [
        {
          name: 'incident',
          in: 'query',
          required: false,
          schema: { type: 'string' },
          description:
            '所属事件；登记类文件可省略 / Whose period of retention it has; none for papers of the register',
        },
      ],
      requestBody: { required: true, content: { 'application/octet-stream': bytes } },
      responses: {
        201: {
          description: '指纹，命令中用它指明文件 / The fingerprint, by which commands name it',
          content: answerOf('files.put'),
        },
        ...problems(401, 404, 413, 422, 429),
      },
    },
  },
  '/api/v1/files/{hash}': {
    get: {
      operationId: 'files.read',
      summary:
        '文件内容：仅上传机构和负责查验的机构；后者每次查看均留痕 / Its bytes: for the organisation that sent it and for those who look at papers, of whom each reading leaves a line',
      tags: ['files'],
      security: SIGNED_IN,
      parameters: [fingerprint],
      responses: {
        200: { description: '文件 / The file', content: { '*/*': bytes } },
        ...problems(401, 403, 404),
      },
    },
  },
  '/api/v1/files/{hash}/about': get(
    'files.about',
    '文件是否还在、由谁上传、何时因何删除（公开） / Whether it is still there, who sent it, when and why it went (public)',
    'files',
    { description: '持有者 / Who holds it', content: answerOf('files.about') },
    [fingerprint],
  ),
  '/api/v1/files/{hash}/erase': {
    post: {
      ...post(
        'files.erase',
        '删除文件：记录引用过的须两人 / Erases a file; one that the record names takes two people',
        'files',
        json(schemaOf(fileErasureSchema), { reason: 'unlawful' }),
        answerOf('files.erase'),
        SIGNED_IN,
      ).post,
      parameters: [fingerprint],
    },
  },
});
