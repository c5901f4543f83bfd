import { type CommandName, PUBLISHED_VIEWS } from '@tongzhou/domain';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { generateAnswers } from '../../src/api/openapi/answers/generate.ts';
import { answerSchemas } from '../../src/api/openapi/answers/read.ts';
import { openApiDocument } from '../../src/api/openapi/document.ts';
import { queries } from '../../src/api/query/queries.ts';
import { Application } from '../../src/application/application.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { type Services, servicesOf } from '../../src/services.ts';
import { dataFolder } from '../support/databases.ts';

const INCIDENT = 'hubei-2020';
const document = closed(JSON.parse(JSON.stringify(openApiDocument()))) as ReturnType<typeof openApiDocument>;
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(document, 'api');

/** The schema of an operation's answer, which knows every property: what is not told of in it is a fault. */
function answerOf(path: string, method: 'get' | 'post', status: number): ValidateFunction {
  const at = ['paths', path, method, 'responses', String(status), 'content', 'application/json', 'schema'];
  const pointer = at.map((each) => encodeURIComponent(each.replaceAll('~', '~0').replaceAll('/', '~1')));
  return ajv.compile({ $ref: `api#/${pointer.join('/')}` });
}

/** Published schemas leave room for what comes later; here an object has no other properties than those told of. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const each = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closed(inner)]));
  const isObject = each.type === 'object' && !('additionalProperties' in each);
  return isObject ? { ...each, additionalProperties: false } : each;
}

const faults = (validate: ValidateFunction, answer: unknown): unknown[] =>
  validate(answer)
    ? []
    : (validate.errors ?? [])
        .slice(0, 5)
        .map(({ instancePath, message, params }) => [instancePath, message, params]);

let application: Application;
let services: Services;
let api: ReturnType<typeof createApi>;
const done: { readonly name: string; readonly answer: object }[] = [];

beforeAll(async () => {
  application = await Application.open({ folder: dataFolder() });
  const { execute } = application;
  // Every command of the exercise, with what it came to.
  application.execute = async (...command) => {
    const outcome = await execute.apply(application, command);
    if (outcome.ok) {
      const { result, facts, replayed } = outcome;
      done.push({ name: command[1], answer: JSON.parse(JSON.stringify({ result, facts, replayed })) });
    }
    return outcome;
  };
  await loadScenario(application, INCIDENT);
  services = await servicesOf(application);
  api = createApi(services);
});
afterAll(() => application.close());

describe('what the API answers', () => {
  it('is described by schemas that are as new as the types they are made from', () => {
    expect(answerSchemas, 'run npm run openapi').toEqual(generateAnswers());
  });

  it.each(PUBLISHED_VIEWS)('is, for the view %s of the exercise, what its schema says', async (view) => {
    const response = await api.request(`/api/v1/incidents/${INCIDENT}/${view}`);
    expect(response.status).toBe(200);
    const validate = answerOf(`/api/v1/incidents/{incident}/${view}`, 'get', 200);
    expect(faults(validate, await response.json())).toEqual([]);
  });

  const own = queries.map(({ path }) => path).filter((path) => path in answerSchemas.queries);
  it.each(own)('is, for %s, what its schema says', async (path) => {
    const incident = application.state.incidents.get(INCIDENT);
    const first = (map: ReadonlyMap<string, unknown> | undefined) => map?.keys().next().value ?? '-';
    const values: Record<string, string> = {
      incident: INCIDENT,
      organisation: first(application.state.organisations),
      account: first(application.state.ledger.accounts),
      lot: first(incident?.lots),
      shipment: first(incident?.shipments),
      run: first(incident?.runs),
      plan: first(application.state.plans),
      version: '1',
    };
    const address = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? '-'));
    const asked = path.endsWith('/goods-check')
      ? '?what=KN95&count=5&paper=test-report&standard=GB 2626'
      : '';
    const response = await api.request(`/api/v1${address}${asked}`);
    const validate = answerOf(`/api/v1${path}`, 'get', 200);
    // The exercise follows no plan.
    if (/\/-(\/|$)/.test(address)) return expect(response.status).toBe(404);
    expect(response.status).toBe(200);
    expect(faults(validate, await response.json())).toEqual([]);
  });

  it('is, for the health of the server and the review of the response, what their schemas say', async () => {
    const health = await api.request('/healthz');
    expect(faults(answerOf('/healthz', 'get', 200), await health.json())).toEqual([]);
    const path = '/api/v1/incidents/{incident}/after-action';
    const review = await api.request(path.replace('{incident}', INCIDENT));
    expect(faults(answerOf(path, 'get', 200), await review.json())).toEqual([]);
  });

  it('is, for every command of the exercise, what its schema says', () => {
    expect(done.length).toBeGreaterThan(100);
    const names = [...new Set(done.map(({ name }) => name))] as CommandName[];
    expect(names.length).toBeGreaterThan(25);
    for (const name of names) {
      const validate = answerOf(`/api/v1/commands/${name}`, 'post', 201);
      for (const each of done.filter((one) => one.name === name))
        expect([name, faults(validate, each.answer)]).toEqual([name, []]);
    }
  });

  it('is, for each line of a batch, what its schema says', async () => {
    const actor = { organisation: 'wuhan-union', seat: 'seat-of-a-batch' };
    const token = await services.identity.createToken(actor, 'batch');
    const need = {
      incident: INCIDENT,
      facility: actor.organisation,
      item: 'mask-medical-protective',
      setting: 'isolation',
      quantity: { kind: 'exact', amount: 500 },
    };
    const commands = [
      { name: 'need.state', input: need },
      { name: 'need.state', input: { ...need, item: 'unheard-of' } },
      { name: 'need.unheard-of', input: {} },
    ];
    const response = await api.request('/api/v1/batches', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ commands }),
    });
    const answer = (await response.json()) as { answers: { ok: boolean }[] };
    expect(answer.answers.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(faults(answerOf('/api/v1/batches', 'post', 200), answer)).toEqual([]);
  });

  it('is held to its schema closely: a property more, or one less, is noticed', async () => {
    const response = await api.request(`/api/v1/incidents/${INCIDENT}/needs`);
    const answer = (await response.json()) as { data: Record<string, unknown>[] };
    const validate = answerOf('/api/v1/incidents/{incident}/needs', 'get', 200);
    const [first = {}, ...rest] = answer.data;
    const { item: _item, ...less } = first;
    for (const row of [{ ...first, more: 1 }, less, { ...first, quantity: { kind: 'perhaps' } }])
      expect(faults(validate, { ...answer, data: [row, ...rest] })).not.toEqual([]);
  });

  it('leaves nothing of a query open, and names what it has a name for', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      if (!methods.get?.tags.includes('queries')) continue;
      const answer = methods.get.responses[200] as { content?: Record<string, { schema: object }> };
      const schema = answer.content?.['application/json']?.schema;
      if (schema) expect([path, schema]).not.toEqual([path, { type: 'object' }]);
    }
    expect(document.components.schemas).toHaveProperty('NeedRow.properties.runOutHours');
    expect(document.components.schemas).toHaveProperty('Quantity.anyOf');
  });
});
