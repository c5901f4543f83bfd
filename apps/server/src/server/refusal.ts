import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Both, type ProblemCode, problemSentences, readerLanguageOf, say } from '@tongzhou/messages';

/** An answer of the server itself, before pages and API or in place of theirs. */
export type ServerRefusal = {
  readonly code: ProblemCode;
  readonly status: number;
  /** Seconds; null: it is not worth asking again, somebody has to look. */
  readonly retry: number | null;
  /** What has happened, where that is more than the code says. */
  readonly why?: Both | null;
  readonly parameters?: Readonly<Record<string, unknown>>;
};

const isForPrograms = (url: string): boolean => /^\/(api|log)(\/|\?|$)/.test(url);

/** For programs a problem (RFC 9457), for people a page in both languages, which loads itself again where that helps. */
export function refuseWith(refusal: ServerRefusal, request: IncomingMessage, response: ServerResponse): void {
  const { code, status, retry, why = null, parameters = {} } = refusal;
  const again = retry === null ? {} : { 'retry-after': String(retry) };
  const headers = { ...again, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  if (isForPrograms(request.url ?? '/')) {
    const language = readerLanguageOf(request.headers['accept-language']);
    const { title, detail, whatToDo } = problemSentences[code];
    const whole = (each: typeof language) =>
      [title, why, detail, whatToDo]
        .flatMap((part) => (part === null ? [] : say(part, each)))
        .join(each === 'zh' ? '' : ' ');
    response.writeHead(status, {
      ...headers,
      'access-control-allow-origin': '*',
      'content-type': 'application/problem+json; charset=utf-8',
    });
    response.end(
      JSON.stringify({
        type: `urn:tongzhou:problem:${code}`,
        title: say(title, language),
        status,
        detail: whole(language),
        code,
        ...{ field: null, rule: null, parameters, errors: [] },
        messages: { zh: whole('zh'), en: whole('en') },
      }),
    );
    return;
  }
  // A form that was sent is not sent again by a page that loads itself.
  const reloads = retry !== null && request.method === 'GET';
  response.writeHead(status, {
    ...headers,
    ...(reloads ? { refresh: String(retry) } : {}),
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(pageOf(code, status, why));
}

/** Whatever comes to be answered: where `refusal` says one when the answer begins, that is said instead. */
export function insteadOf(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: () => ServerRefusal | null,
): void {
  const { writeHead, write, end } = response;
  response.writeHead = ((...said: Parameters<typeof writeHead>) => {
    const refused = response.headersSent ? null : refusal();
    if (refused === null) return writeHead.apply(response, said);
    Object.assign(response, { writeHead, write, end });
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    refuseWith(refused, request, response);
    Object.assign(response, { write: () => true, end: () => response, writeHead: () => response });
    return response;
  }) as typeof writeHead;
}

const STYLE =
  'body{margin:0;font:1rem/1.6 system-ui,sans-serif}main{max-width:38rem;margin:0 auto;padding:2rem 1.25rem}h1{font-size:1.35rem;line-height:1.3;margin:2rem 0 .5rem}p{margin:.5rem 0}';

function pageOf(code: ProblemCode, status: number, why: Both | null): string {
  const { title, detail, whatToDo } = problemSentences[code];
  const inOne = (language: 'zh' | 'en') =>
    `<section lang="${language}"><h1>${escaped(say(title, language))}</h1>${[why, detail, whatToDo]
      .flatMap((part) => (part === null ? [] : `<p>${escaped(say(part, language))}</p>`))
      .join('\n')}</section>`;
  return `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>同舟 Tongzhou · ${status}</title><style>${STYLE}</style></head>
<body><main>${inOne('zh')}
${inOne('en')}</main></body></html>
`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
