import { readFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';

it('the example of the README is the one that is type-checked and runs here', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const example = await readFile(new URL('./readme-example.ts', import.meta.url), 'utf8');
  expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``);

  const print = vi.spyOn(console, 'log').mockImplementation(() => {});
  await import('./readme-example.ts');
  expect(print.mock.calls.slice(-2)).toEqual([
    [2, 1],
    [1, 2],
  ]);
  print.mockRestore();
});
