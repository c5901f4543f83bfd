import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ProblemCode, problemSentences, readerLanguageOf, say } from '@tongzhou/messages';
import type { Fence } from '../journal/fence.ts';

const DOUBT_MS_MAX = 3_000;
const RETRY_SECONDS = 2;

const isHealth = (url: string): boolean => /^\/(healthz|readyz)(\/|\?|$)/.test(url);
const isForPrograms = (url: string): boolean => /^\/(api|log)(\/|\?|$)/.test(url);

type Next = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Before everything that answers: while what this server knows may not be what the database holds, nobody is told anything
 * but that. An answer that was under way when the server stopped is not given either.
 */
export async function onlyWhatHolds(
  fence: Fence,
  request: IncomingMessage,
  response: ServerResponse,
  next: Next,
): Promise<void> {
  if (isHealth(request.url ?? '/')) {
    next(request, response);
    return;
  }
  if (fence.isInDoubt) await fence.settled(DOUBT_MS_MAX);
  if (fence.stopped !== null || fence.isInDoubt) {
    refuse(fence, request, response);
    return;
  }
  const { writeHead, write, end } = response;
  response.writeHead = ((...said: Parameters<typeof writeHead>) => {
    if (fence.stopped === null || response.headersSent) return writeHead.apply(response, said);
    Object.assign(response, { writeHead, write, end });
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    refuse(fence, request, response);
    Object.assign(response, { write: () => true, end: () => response, writeHead: () => response });
    return response;
  }) as typeof writeHead;
  next(request, response);
}

function refuse(fence: Fence, request: IncomingMessage, response: ServerResponse): void {
  const { stopped } = fence;
  const code: ProblemCode = stopped ? 'record-stopped' : 'record-unsure';
  const why = stopped?.says ?? null;
  // What has stopped for good is not worth asking again: somebody has to look.
  const again = stopped ? {} : { 'retry-after': String(RETRY_SECONDS) };
  const headers = { ...again, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  if (isForPrograms(request.url ?? '/')) {
    const language = readerLanguageOf(request.headers['accept-language']);
    const { title, detail, whatToDo } = problemSentences[code];
    const whole = (each: typeof language) =>
      [title, why, detail, whatToDo]
        .flatMap((part) => (part === null ? [] : say(part, each)))
        .join(each === 'zh' ? '' : ' ');
    response.writeHead(503, {
      ...headers,
      'access-control-allow-origin': '*',
      'content-type': 'application/problem+json; charset=utf-8',
    });
    response.end(
      JSON.stringify({
        type: `urn:tongzhou:problem:${code}`,
        title: say(title, language),
        status: 503,
        detail: whole(language),
        code,
        ...{ field: null, rule: null, parameters: stopped ? { why: stopped.code } : {}, errors: [] },
        messages: { zh: whole('zh'), en: whole('en') },
      }),
    );
    return;
  }
  response.writeHead(503, {
    ...headers,
    ...(stopped ? {} : { refresh: String(RETRY_SECONDS) }),
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(pageOf(code, why));
}

const STYLE =
  'body{margin:0;font:1rem/1.6 system-ui,sans-serif}main{max-width:38rem;margin:0 auto;padding:2rem 1.25rem}h1{font-size:1.35rem;line-height:1.3;margin:2rem 0 .5rem}p{margin:.5rem 0}';

function pageOf(code: ProblemCode, why: (typeof problemSentences)[ProblemCode]['title'] | null): string {
  const { title, detail, whatToDo } = problemSentences[code];
  const inOne = (language: 'zh' | 'en') =>
    `<section lang="${language}"><h1>${escaped(say(title, language))}</h1>${[why, detail, whatToDo]
      .flatMap((part) => (part === null ? [] : `<p>${escaped(say(part, language))}</p>`))
      .join('\n')}</section>`;
  return `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>同舟 Tongzhou · 503</title><style>${STYLE}</style></head>
<body><main>${inOne('zh')}
${inOne('en')}</main></body></html>
`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
