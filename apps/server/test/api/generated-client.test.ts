import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/api/openapi/document.ts';
import { INCIDENT, SEATS } from '../support/small-world.ts';
import { listen, openSite, type Site } from './support.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const FOLDER = join(ROOT, '.cache', `generated-client-${process.pid}`);
const PASSWORD = 'a hospital’s own passphrase';

/** What somebody writes who has nothing of ours but the document. */
const PROGRAM = `
import createClient from 'openapi-fetch';
import type { paths } from './api.d.ts';

export async function run(baseUrl: string, email: string, password: string, incident: string) {
  const client = createClient<paths>({ baseUrl });
  const signedIn = await client.POST('/api/v1/sign-in', { body: { email, password } });
  if (!signedIn.data) throw new Error(signedIn.error.detail);
  const organisation: string = signedIn.data.organisation;
  const cookie = signedIn.response.headers.get('set-cookie')?.split(';')[0] ?? '';
  const asBrowser = { cookie, origin: baseUrl };
  const made = await client.POST('/api/v1/tokens', { body: { label: 'stock', days: 1, functions: ['state-need'] }, headers: asBrowser });
  if (!made.data) throw new Error(made.error.detail);
  const token: string = made.data.token;

  const stated = await client.POST('/api/v1/commands/need.state', {
    headers: { authorization: \`Bearer \${token}\` },
    body: {
      incident,
      facility: organisation,
      item: 'mask-medical-protective',
      setting: 'isolation',
      quantity: { kind: 'exact', amount: 1200 },
    },
  });
  if (!stated.data) throw new Error(stated.error.messages.en);
  const facts: string[] = stated.data.facts.map(({ type }) => type);

  const needs = await client.GET('/api/v1/incidents/{incident}/needs', { params: { path: { incident } } });
  if (!needs.data) throw new Error('no needs');
  const rows = needs.data.data.map((row) => {
    const amount: number | null = row.quantity.kind === 'exact' ? row.quantity.amount : null;
    const hours: number | null = row.runOutHours;
    // @ts-expect-error a need has no such field
    row.colour;
    return { facility: row.facility.name.en, item: row.item.id, amount, hours };
  });
  // @ts-expect-error no such command
  void (() => client.POST('/api/v1/commands/need.forget', {}));
  return { organisation, facts, position: needs.data.position, rows };
}
`;

let site: Site;
let door: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  site = await openSite();
  door = await listen(site);
  await site.identity.createAccount({
    email: 'union@example.org',
    name: 'Union',
    password: PASSWORD,
    ...SEATS.union,
  });
  await mkdir(FOLDER, { recursive: true });
  const document = JSON.parse(JSON.stringify(openApiDocument()));
  await writeFile(join(FOLDER, 'api.d.ts'), astToString(await openapiTS(document)));
  await writeFile(join(FOLDER, 'program.ts'), PROGRAM);
});
afterAll(async () => {
  await door?.close();
  await site?.application.close();
  await rm(FOLDER, { recursive: true, force: true });
});

describe('a client that is generated from the OpenAPI document', () => {
  it('compiles, with the fields of commands and answers typed', () => {
    const program = ts.createProgram([join(FOLDER, 'program.ts')], {
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.NodeNext,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      types: [],
    });
    const found = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
      const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    expect(found).toEqual([]);
  });

  it('signs in, states a need, and reads it in the needs of the incident', async () => {
    const { run } = (await import(pathToFileURL(join(FOLDER, 'program.ts')).href)) as {
      run: (...words: string[]) => Promise<Record<string, unknown>>;
    };
    expect(await run(door.url, 'union@example.org', PASSWORD, INCIDENT)).toMatchObject({
      organisation: 'union',
      facts: ['need.stated'],
      rows: [{ facility: 'union', item: 'mask-medical-protective', amount: 1200, hours: null }],
    });
  });
});
