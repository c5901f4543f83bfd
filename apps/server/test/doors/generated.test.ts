import { type CommandName, commands } from '@tongzhou/domain';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_BYTES_MAX } from '../../src/api/commands.ts';
import { openApiDocument } from '../../src/api/openapi/document.ts';
import { whyNotTaken } from '../../src/http/storable.ts';
import { servicesOf } from '../../src/services.ts';
import { openSite, type Site } from '../api/support.ts';
import { INCIDENT, SEATS } from '../support/small-world.ts';
import * as generate from './support/generate.ts';
import { openPages, pageRoutes, readForm } from './support/pages.ts';
import { changedSince, sharedNow } from './support/shared.ts';
import { crawl, described, type Endpoint, endpointsOf, fill, type PostedForm } from './support/targets.ts';

/**
 * Whatever stands open is thrown at: every command, every endpoint of the router, every route of the pages and every form that a
 * page shows. Nothing is named here: what is added tomorrow is under it (the last tests invent some and see them found).
 */
const LONG = process.env.TONGZHOU_LONG === '1';
const THROWS = Number(process.env.TONGZHOU_THROWS ?? (LONG ? 1_000_000 : 6_000));
const SEED = Number(process.env.TONGZHOU_SEED ?? 17);
const ANSWER_MS_MAX = 5_000;
/** Whose mandates stay as they are, so that the control command can be taken to the end. */
const READERS = [null, 'lead', 'receiver', 'renai', 'gate'] as const;
type Reader = (typeof READERS)[number];

/** Ids of the small world by the names of the fields that take them. */
const WORLD = {
  ...{ incident: INCIDENT, facility: 'union', place: 'hall-a', receiver: 'red-cross', organisation: 'union' },
  ...{
    item: 'mask-medical-protective',
    claimedItem: 'goggles',
    holder: 'renai',
    owner: 'red-cross',
    area: '420000',
  },
};

type Fault = { readonly target: string; readonly seed: number; readonly why: string };
type Thrown = { readonly target: string; readonly status: number };
/** Throws once, with numbers of its own. */
type Throw = (random: generate.Random) => Promise<Thrown> | Thrown;

/** Throws so many times, each with a seed of its own, and says what broke. */
async function throwAt(name: string, count: number, once: Throw): Promise<Fault[]> {
  const faults: Fault[] = [];
  let slowest = 0;
  let slowestAt = '';
  const before = sharedNow();
  const began = performance.now();
  const byStatus = new Map<number, number>();
  for (let n = 0; n < count; n += 1) {
    const seed = (SEED * 1_000_003 + n * 7919) >>> 0;
    const at = performance.now();
    let target = name;
    try {
      const thrown = await once(generate.randomOf(seed));
      target = thrown.target;
      byStatus.set(thrown.status, (byStatus.get(thrown.status) ?? 0) + 1);
      if (thrown.status >= 500) faults.push({ target, seed, why: String(thrown.status) });
    } catch (error) {
      faults.push({
        target,
        seed,
        why: error instanceof Error ? String(error.stack).slice(0, 600) : JSON.stringify(error),
      });
    }
    const took = performance.now() - at;
    if (took > slowest) {
      slowest = took;
      slowestAt = `${target}, seed ${seed}`;
    }
    if (took > ANSWER_MS_MAX) faults.push({ target, seed, why: `${Math.round(took)} ms` });
    // Poison is looked for often enough to say after which throw it was there.
    if (n % 5_000 === 4_999) {
      const changed = changedSince(before);
      if (changed.length > 0) faults.push({ target, seed, why: `changed: ${changed.join(', ')}` });
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (faults.length >= 20) break;
  }
  const changed = changedSince(before);
  if (changed.length > 0) faults.push({ target: name, seed: SEED, why: `changed: ${changed.join(', ')}` });
  const statuses = [...byStatus].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
  console.log(
    `${name}: ${count} thrown in ${Math.round((performance.now() - began) / 1_000)} s, slowest ${Math.round(slowest)} ms at ${slowestAt} (${statuses.join(', ')})`,
  );
  return faults;
}

const ofShare = (share: number): number => Math.max(1, Math.round(THROWS * share));

async function answered(target: string, asking: Response | Promise<Response>): Promise<Thrown> {
  const response = await asking;
  // A stream would go on; of everything else all is made.
  if (/event-stream/.test(response.headers.get('content-type') ?? '')) await response.body?.cancel();
  else await response.arrayBuffer();
  return { target, status: response.status };
}

describe('whatever is thrown at what stands open', () => {
  let site: Site;
  let page: (request: Request) => Promise<Response>;
  let addresses: readonly string[] = [];
  let broken: readonly string[] = [];
  let forms: readonly (PostedForm & { readonly reader: string | null })[] = [];
  /** Pages are for people: who reads them has signed in. */
  const cookies = new Map<Reader, string>();
  const unheard: unknown[] = [];
  const hear = (error: unknown) => unheard.push(error);
  const knownIds = [INCIDENT, 'mask-medical-protective', '420000', 'red-cross', 'union', 'hall-a'];

  beforeAll(async () => {
    process.env.TONGZHOU_LOG = 'off';
    process.env.TONGZHOU_WORK_LIMITS = 'off';
    site = await openSite();
    // As a server does: what is committed gets into the log, else /healthz rightly says that it does not.
    site.log.start();
    for (const reader of READERS) if (reader !== null) cookies.set(reader, await signedIn(reader));
    page = await openPages(await servicesOf(site.application, { identity: site.identity, log: site.log }));
    ({ broken, addresses, forms } = await crawl(
      async (address, reader) => {
        const response = await page(request(address, reader as Reader));
        return { status: response.status, text: await response.text() };
      },
      READERS,
      LONG ? 400 : 60,
    ));
    process.on('unhandledRejection', hear);
  });
  afterAll(async () => {
    process.off('unhandledRejection', hear);
    await site.log.stop();
    await site.application.close();
  });

  async function signedIn(reader: NonNullable<Reader>): Promise<string> {
    const person = { email: `${reader}@example.org`, password: 'a sentence that nobody has heard' };
    await site.identity.createAccount({ ...person, ...SEATS[reader], name: reader });
    const entered = await site.identity.signIn({ ...person, headers: new Headers() });
    if (!entered.ok) throw new Error(entered.reason);
    return entered.setCookie.map((cookie) => cookie.split(';')[0]).join('; ');
  }

  function request(address: string, reader: Reader, init: RequestInit = {}, origin = true): Request {
    const headers = new Headers(init.headers);
    if (origin && !headers.has('origin')) headers.set('origin', 'http://site');
    if (reader !== null) headers.set('cookie', cookies.get(reader) as string);
    return new Request(`http://site${address}`, { ...init, headers });
  }

  /** A page, a query and a command as on any day. */
  async function control(): Promise<void> {
    for (const address of ['/zh/help', '/en/sign-in', '/zh/join', `/en/incidents/${INCIDENT}/needs`])
      expect([address, (await page(request(address, null))).status]).toEqual([address, 200]);
    expect((await site.ask('/api/v1/incidents')).status).toBe(200);
    const stated = await site.send('union', 'need.state', {
      ...{ incident: INCIDENT, facility: 'union', item: 'goggles', setting: 'isolation' },
      ...{ quantity: { kind: 'exact', amount: 10 } },
    });
    expect([stated.body.detail, stated.status]).toEqual([undefined, 201]);
  }

  /** Something that is known, something that is not, or what breaks an address. */
  const step = (random: generate.Random) =>
    random() < 0.3 ? generate.pick(random, knownIds) : generate.pieceOf(random);

  test('commands decide or refuse', async () => {
    const all = [...commands.values()];
    const faults = await throwAt('commands', ofShare(0.45), (random) => {
      const { name, example } = generate.pick(random, all);
      const said = random() < 0.3 ? withKnownIds(random, example) : example;
      const actor = SEATS[generate.pick(random, READERS.slice(1)) as keyof typeof SEATS];
      const text = JSON.stringify(generate.strange(random, said)) ?? 'null';
      const input: unknown = JSON.parse(text);
      // As a body comes in: what the door does not let in goes no further.
      if (text.length > COMMAND_BYTES_MAX || whyNotTaken(text, input)) return { target: name, status: 400 };
      const outcome = site.application.tryOut(actor, name as CommandName, input);
      return { target: name, status: outcome.ok ? 201 : 422 };
    });
    expect(faults).toEqual([]);
    await control();
  });

  /** Ids of the small world in the places of those of the example, so that what comes behind the register is reached. */
  function withKnownIds(random: generate.Random, example: unknown): unknown {
    return JSON.parse(JSON.stringify(example), (name, value) => {
      if (typeof value === 'string' && name in WORLD) return WORLD[name as keyof typeof WORLD];
      if (typeof value === 'string' && /^[a-z]+(-[a-z0-9]+)+$/.test(value) && random() < 0.4)
        return generate.pick(random, knownIds);
      return value;
    });
  }

  test('forms are read', async () => {
    const names = [...commands.keys(), ...generate.INHERITED];
    const shown = forms.map(({ fields }) => fields);
    const faults = await throwAt('forms', ofShare(0.35), (random) => {
      const posted = new FormData();
      if (random() < 0.7) posted.set('command', generate.pick(random, names));
      const fields = shown.length > 0 && random() < 0.7 ? generate.pick(random, shown) : [];
      for (const [name, value] of generate.formOf(random, fields)) posted.append(name, value);
      const { input } = readForm(posted);
      return { target: 'readForm', status: Object.keys(input).length > 0 ? 200 : 204 };
    });
    expect(faults).toEqual([]);
  });

  test('the API answers or refuses', async () => {
    const endpoints = endpointsOf(site.api);
    const faults = await throwAt('API', ofShare(0.19), atEndpoints(site.api, endpoints));
    expect(faults).toEqual([]);
    await control();
  });

  function atEndpoints(api: Pick<Hono, 'request'>, endpoints: readonly Endpoint[]): Throw {
    const document = openApiDocument();
    const known = endpoints.map((each) => ({ ...each, ...described(document, each) }));
    return (random) => {
      const { method: own, path, names, example } = generate.pick(random, known);
      const method = random() < 0.85 ? own : generate.methodOf(random);
      const isCommand = path.endsWith('/commands/:name');
      const [name, command] = generate.pick(random, [...commands]);
      const filled =
        isCommand && random() < 0.9 ? path.replace(':name', name) : fill(path, () => step(random));
      const address = `${filled}${generate.queryOf(random, names)}`;
      const headers = new Headers(generate.headersOf(random));
      const reader = generate.pick(random, READERS);
      if (reader !== null) headers.set('cookie', cookies.get(reader) as string);
      const init: RequestInit = { method, headers };
      if (method !== 'GET' && method !== 'HEAD') {
        if (!headers.has('content-type')) headers.set('content-type', generate.typeOf(random));
        init.body = generate.bodyOf(
          random,
          generate.strange(random, isCommand ? command.example : example),
        ) as BodyInit;
      }
      const target = `${method} ${path}`;
      let asked: Request;
      try {
        asked = new Request(`http://site${address}`, init);
      } catch {
        // What no client can send is sent over HTTP, as bytes.
        return { target, status: 0 };
      }
      return answered(target, api.request(asked));
    };
  }

  test('every page that links lead to is shown to whoever follows them', () => {
    expect(broken).toEqual([]);
    expect(addresses.length).toBeGreaterThan(15);
    expect(forms.length).toBeGreaterThan(15);
  });

  test('a token opens no page and sends no form: pages are for people', async () => {
    const authorization = `Bearer ${site.tokens.lead}`;
    const session = cookies.get('lead') as string;
    const origin = 'http://site';
    for (const [path, init] of [
      ['/zh/work', {}],
      [`/en/incidents/${INCIDENT}/needs`, {}],
      ...['everywhere', 'session-end', 'password'].map(
        (action) => [`/en/work/account?/${action}`, { method: 'POST', body: new URLSearchParams() }] as const,
      ),
    ] as const) {
      const asked = new Request(`http://site${path}`, { ...init, headers: { authorization, origin } });
      expect([path, (await page(asked)).status]).toEqual([path, 403]);
    }
    const own = new Request('http://site/zh/work', { headers: { cookie: session } });
    expect((await page(own)).status).toBe(200);
  });

  test('pages answer or refuse', async () => {
    const routes = (await pageRoutes()).map(({ id }) => id.replace('[lang=lang]', 'zh'));
    const faults = await throwAt('pages', ofShare(0.01), atPages(page, routes));
    expect(faults).toEqual([]);
    await control();
  });

  function atPages(ask: (asked: Request) => Promise<Response>, routes: readonly string[]): Throw {
    // The names that pages look for in an address, as the forms and links of the crawl have them, and any other.
    const names = [
      'before',
      'item',
      'at',
      'q',
      'city',
      'page',
      'next',
      'code',
      'state',
      'list',
      'from',
      '/default',
      '/x',
    ];
    return (random) => {
      const reader = generate.pick(random, READERS);
      const known = random() < 0.6 && addresses.length > 0;
      const path = known
        ? bent(random, generate.pick(random, addresses))
        : fill(generate.pick(random, routes), () => step(random));
      const posted = forms.length > 0 && random() < 0.4 ? generate.pick(random, forms) : null;
      const address = posted?.action ?? `${path}${generate.queryOf(random, names)}`;
      const headers = new Headers(generate.headersOf(random));
      const isPost = posted !== null || random() < 0.2;
      const init: RequestInit = { headers };
      if (isPost) {
        init.method = 'POST';
        const form = generate.formOf(random, posted?.fields ?? []);
        if (random() < 0.85) init.body = form;
        else {
          headers.set('content-type', generate.typeOf(random));
          init.body = generate.bodyOf(random, Object.fromEntries(form)) as BodyInit;
        }
      }
      const target = `${isPost ? 'POST' : 'GET'} ${address.slice(0, 200)}`;
      let asked: Request;
      try {
        asked = request(address, (posted?.reader ?? reader) as Reader, init);
      } catch {
        return { target, status: 0 };
      }
      return answered(target, ask(asked));
    };
  }

  /** An address that exists, with one of its steps made strange. */
  function bent(random: generate.Random, address: string): string {
    const steps = address.split('/');
    if (random() < 0.4) steps[2 + Math.floor(random() * (steps.length - 2))] = step(random);
    return steps.join('/');
  }

  test('nobody was left unheard', async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(unheard).toEqual([]);
  });

  test('an endpoint that nobody thought of is found, and so is its fault', async () => {
    const invented = new Hono();
    invented.route('/', site.api);
    const counts: Record<string, number> = {};
    invented.get('/api/v1/invented/:name', (context) => {
      const name = context.req.param('name');
      counts[name] = (counts[name] ?? 0) + 1;
      if (typeof counts[name] !== 'number' || Number.isNaN(counts[name])) throw new Error('poisoned');
      return context.json(counts);
    });
    const added = endpointsOf(invented).filter(
      ({ path }) => !endpointsOf(site.api).some((each) => each.path === path),
    );
    expect(added).toEqual([{ method: 'GET', path: '/api/v1/invented/:name' }]);
    const heard = console.error;
    console.error = () => {};
    const faults = await throwAt('an invented endpoint', 3_000, atEndpoints(invented, added)).finally(() => {
      console.error = heard;
    });
    expect(faults.some(({ target }) => target.endsWith('/api/v1/invented/:name'))).toBe(true);
  });

  test('a page that nobody thought of is found', async () => {
    const ids = (await pageRoutes()).map(({ id }) => id);
    const asked = new Set<string>();
    const routes = [...ids, '/[lang=lang]/invented/[id]'].map((id) => id.replace('[lang=lang]', 'zh'));
    await throwAt(
      'an invented page',
      2_000,
      atPages(async ({ url }) => {
        asked.add(new URL(url).pathname.split('/').slice(0, 3).join('/'));
        return new Response('');
      }, routes),
    );
    expect([...asked]).toContain('/zh/invented');
  });

  test('poison is noticed', () => {
    const before = sharedNow();
    const call = Object.getOwnPropertyDescriptor(Object.prototype.hasOwnProperty, 'call');
    Object.assign(Object.prototype.hasOwnProperty, { call: 'x' });
    const changed = changedSince(before);
    Reflect.deleteProperty(Object.prototype.hasOwnProperty, 'call');
    expect(call).toBeUndefined();
    expect(changed).toEqual(['hasOwnProperty.call']);
  });
});
