import { commandPaths } from './command-paths.ts';
import { components } from './components.ts';
import { filePaths } from './file-paths.ts';
import { noticePaths } from './notice-paths.ts';
import { otherPaths } from './other-paths.ts';
import type { Paths } from './parts.ts';
import { queryPaths } from './query-paths.ts';

const DESCRIPTION = `人人可核验的危机协同。写入须登录或带令牌，读取公开数据无需登录。时间为 ISO 8601，数量为物资的最小计量单位的整数，金额为货币最小单位的整数。
Crisis coordination that anyone can check. Writing needs a session or a token; public data needs neither. Moments are ISO 8601; amounts are whole base units of the item, money whole minor units of the currency.`;

/** The OpenAPI 3.1 document, made from the same schemas that check the input. */
export function openApiDocument(): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tongzhou 同舟',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'identity', description: '登录与令牌 / Signing in, tokens' },
      { name: 'commands', description: '操作 / Commands' },
      { name: 'queries', description: '查询 / Queries' },
      { name: 'imports', description: '导入与核对 / Imports and checks' },
      { name: 'files', description: '凭证、照片与表格 / Papers, photographs and sheets' },
      { name: 'persons', description: '个人信息 / Personal data of those who give' },
      { name: 'log', description: '公开日志 / The public log' },
      { name: 'operation', description: '运行 / Operation' },
      { name: 'notices', description: '通知与订阅 / Notices, and who else is told' },
    ],
    paths: { ...commandPaths(), ...queryPaths(), ...otherPaths(), ...filePaths(), ...noticePaths() },
    components,
  };
}

export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: { title: string; version: string; description: string; license: object };
  readonly servers: readonly object[];
  readonly tags: readonly { name: string; description: string }[];
  readonly paths: Paths;
  readonly components: typeof components;
};
