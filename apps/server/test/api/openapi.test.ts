import { commands, PUBLISHED_VIEWS } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/api/openapi/document.ts';
import { readablePage } from '../../src/api/openapi/readable-page.ts';
import { queries } from '../../src/api/query/queries.ts';

// As it goes over the wire.
const document = JSON.parse(JSON.stringify(openApiDocument())) as ReturnType<typeof openApiDocument>;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1, and every operation has what the standard asks of one', () => {
    expect(document.openapi).toBe('3.1.0');
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const { path, method, operation } of operations) {
      expect(path).toMatch(/^\/[\w./{}-]*$/);
      expect(['get', 'post', 'put', 'delete']).toContain(method);
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[1-5]\d\d$/);
        expect(response).toHaveProperty('description');
      }
      for (const tag of operation.tags) expect(tags).toContain(tag);
      // OpenAPI 3.1.1, 4.8.12.1: each name in the path is a required parameter, and no other is in the path.
      const parameters = (operation.parameters ?? []) as {
        name: string;
        in: string;
        required?: boolean;
        schema: object;
      }[];
      const inPath = parameters.filter((each) => each.in === 'path');
      expect(inPath.map(({ name }) => name).sort()).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort(),
      );
      expect(inPath.every(({ required }) => required)).toBe(true);
      expect(new Set(parameters.map((each) => `${each.in} ${each.name}`)).size).toBe(parameters.length);
      expect(operation.summary).toMatch(/[一-鿿].* \/ /);
    }
  });

  it('refers to nothing that it does not hold', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      (match) => match[1] as string,
    );
    expect(refs.length).toBeGreaterThan(10);
    for (const ref of refs) {
      const at = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
      expect(at, ref).toBeDefined();
    }
    const schemes = Object.keys(document.components.securitySchemes);
    for (const { operation } of operations)
      for (const each of operation.security ?? [])
        expect(schemes).toEqual(expect.arrayContaining(Object.keys(each)));
  });

  it('describes every command, every query and every published view', () => {
    for (const name of commands.keys())
      expect(document.paths).toHaveProperty([`/api/v1/commands/${name}`, 'post']);
    for (const { path } of queries) expect(document.paths).toHaveProperty([`/api/v1${path}`, 'get']);
    for (const view of PUBLISHED_VIEWS)
      expect(document.paths).toHaveProperty([`/api/v1/incidents/{incident}/${view}`, 'get']);
  });

  it.each([...commands.values()])('has an example for $name that its schema takes', (command) => {
    const parsed = command.schema.safeParse(command.example);
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('reads as a page in both languages, without scripts or styles of its own', () => {
    const page = readablePage(openApiDocument());
    for (const name of commands.keys()) expect(page).toContain(`/api/v1/commands/${name}`);
    expect(page).toContain('提出需求 / State a need');
    expect(page).not.toMatch(/<script|<style|style=|javascript:/);
  });
});
