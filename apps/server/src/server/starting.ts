import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readiness } from '../watch/readiness.ts';

const RETRY_AFTER = { 'retry-after': '5', 'cache-control': 'no-store' };

/** What a server answers that is still reading its journal: how far it is, and to people that they come back. */
export function whileStarting(
  readiness: Readiness,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { status } = readiness;
  if (/^\/(readyz|healthz|api|log)(\/|\?|$)/.test(request.url ?? '/')) {
    response.writeHead(503, { ...RETRY_AFTER, 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(status));
    return;
  }
  response.writeHead(503, { ...RETRY_AFTER, refresh: '5', 'content-type': 'text/plain; charset=utf-8' });
  response.end(
    '系统正在启动，请稍候，页面会自动刷新。\nThis site is starting. Please wait: this page loads itself again.\n',
  );
}
