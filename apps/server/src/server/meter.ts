import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemSentences, readerLanguageOf, say } from '@tongzhou/messages';
import { addressOfRequest } from '../http/door/address.ts';
import { LIMITS } from '../http/door/limits.ts';
import { networkOf } from '../http/door/network.ts';
import { WorkBudget } from '../http/door/work-budget.ts';
import { WorkClock } from '../http/door/work-clock.ts';
import type { Identity } from '../identity/index.ts';

type Next = (request: IncomingMessage, response: ServerResponse) => void;
type Known = Pick<Identity, 'actorOf'>;
type Measures = { readonly now?: () => number; readonly clock?: Pick<WorkClock, 'begin' | 'busy'> };

/** What is read from the disk and sent as it is; asked by whoever watches the server. */
const isFree = (url: string): boolean =>
  /^\/_app\/|^\/(?:healthz|readyz)(?:$|\?)|^\/[\w-]+\.(?:js|svg|css|woff2|ico|png)(?:$|\?)/.test(url);

/**
 * Before the pages and the API: counts what each account, and each network of strangers, has done here, in milliseconds of work,
 * and while the machine is busy tells whoever has had more than his share to come back later.
 */
export class Meter {
  readonly #identity: Known;
  readonly #strangers = new WorkBudget(LIMITS.stranger);
  readonly #accounts = new WorkBudget(LIMITS.account);
  readonly #now: () => number;
  readonly #clock: Pick<WorkClock, 'begin' | 'busy'>;

  constructor(identity: Known, { now = Date.now, clock = new WorkClock() }: Measures = {}) {
    this.#identity = identity;
    this.#now = now;
    this.#clock = clock;
  }

  /** Hands on what may go on. */
  pass(request: IncomingMessage, response: ServerResponse, next: Next): void {
    if (isFree(request.url ?? '/')) {
      next(request, response);
      return;
    }
    const end = this.#clock.begin();
    void this.#payer(request).then(({ budget, key }) => {
      const waitSeconds = this.#clock.busy >= LIMITS.busyFrom ? budget.waitSeconds(key, this.#now()) : 0;
      budget.spend(key, LIMITS.unknownMs, this.#now());
      let isCounted = false;
      const count = () => {
        if (isCounted) return;
        isCounted = true;
        budget.spend(key, end() - LIMITS.unknownMs, this.#now());
      };
      // A stream stays open for hours: what it costs is its beginning.
      if (/\/stream(?:$|\?)/.test(request.url ?? '')) setImmediate(count);
      response.once('close', count);
      if (waitSeconds > 0) tooMany(request, response, waitSeconds);
      else next(request, response);
    });
  }

  async #payer(request: IncomingMessage) {
    const { authorization, cookie } = request.headers;
    const shown = new Headers();
    if (authorization) shown.set('authorization', authorization);
    if (cookie) shown.set('cookie', cookie);
    const visitor = authorization || cookie ? await this.#identity.actorOf(shown).catch(() => null) : null;
    if (visitor) return { budget: this.#accounts, key: visitor.seat };
    return { budget: this.#strangers, key: networkOf(addressOfRequest(request)) };
  }
}

/** For programs a problem, for people a page that loads itself again. */
function tooMany(request: IncomingMessage, response: ServerResponse, waitSeconds: number): void {
  const { title, detail, whatToDo } = problemSentences['too-many-requests'];
  const headers = { 'retry-after': String(waitSeconds), 'cache-control': 'no-store', connection: 'close' };
  if (/^\/(api|log)(\/|\?|$)/.test(request.url ?? '/')) {
    const language = readerLanguageOf(request.headers['accept-language']);
    response.writeHead(429, { ...headers, 'content-type': 'application/problem+json; charset=utf-8' });
    const body = {
      type: 'urn:tongzhou:problem:too-many-requests',
      title: say(title, language),
      status: 429,
      detail: `${say(detail, language)} ${say(whatToDo, language)}`,
      code: 'too-many-requests',
      ...{ field: null, rule: null, parameters: { waitSeconds }, errors: [] },
      messages: {
        zh: `${say(title, 'zh')}${say(whatToDo, 'zh')}`,
        en: `${say(title, 'en')} ${say(whatToDo, 'en')}`,
      },
    };
    response.end(JSON.stringify(body));
    return;
  }
  response.writeHead(429, {
    ...headers,
    refresh: String(waitSeconds),
    'content-type': 'text/html; charset=utf-8',
  });
  response.end(pageOf(waitSeconds));
}

const pageOf = (waitSeconds: number): string => `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>同舟 Tongzhou · 请稍候 Please wait</title></head>
<body><main><h1>请稍候</h1>
<p>此刻访问的人很多，而您所在的网络或账户刚才请求得也较多。约 ${waitSeconds} 秒后本页会自动重新打开；填写的内容没有提交，请届时再提交一次。</p>
<h1 lang="en">Please wait</h1>
<p lang="en">Many people are here at this moment, and your network or account has just asked for a great deal. This page opens again by itself in about ${waitSeconds} seconds. A form that you sent was not taken: send it again then.</p>
</main></body></html>
`;
