import { commands } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';

/** Where an input names a legal basis. */
function basesIn(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    name === 'legalBasis' ? [[...at, name]] : basesIn(each, [...at, name]),
  );
}

function withBasis(input: unknown, path: readonly string[], basis: string): unknown {
  const copy = structuredClone(input) as Record<string, unknown>;
  const whole = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((inner, name) => inner[name] as Record<string, unknown>, copy);
  whole[path.at(-1) as string] = basis;
  return copy;
}

const places = [...commands.values()].flatMap((command) =>
  basesIn(command.example).map((path) => [command, path] as const),
);

describe('a legal basis', () => {
  it('is asked for by what is done in the law’s name', () => {
    expect(places.map(([{ name }]) => name)).toEqual(
      expect.arrayContaining([
        'mandate.grant',
        'incident.declare',
        'organisation.close',
        'organisation.merge',
      ]),
    );
  });

  it.each(places.map(([command, path]) => [`${command.name} ${path.join('.')}`, command, path] as const))(
    'names a paper that others can find: %s',
    (_name, { schema, example }, path) => {
      expect(schema.safeParse(withBasis(example, path, '突发事件应对法')).success).toBe(true);
      for (const basis of ['abc', 'x', '…', '123', ' - '])
        expect(schema.safeParse(withBasis(example, path, basis)).success, basis).toBe(false);
    },
  );
});
