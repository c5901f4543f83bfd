import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../scripts/folder-cycles.mjs');

function look(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'tongzhou-rooms-'));
  const all = { 'package.json': '{ "imports": { "#b/*": "./src/b/*" } }', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, join(root, 'src')], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('scripts/folder-cycles.mjs', () => {
  it('lets values flow one way, and types both', () => {
    const { status, said } = look({
      'src/a/one.ts': "import { two } from '../b/two.ts';\nexport const one = two;\nexport type One = 1;\n",
      'src/b/two.ts': "import type { One } from '../a/one.ts';\nexport const two: One = 1;\n",
      'src/index.ts': "export { one } from './a/one.ts';\nexport { type One } from './a/one.ts';\n",
    });
    expect([status, said]).toEqual([0, '1 source trees, 0 cycles between rooms\n']);
  });

  it('finds folders that depend on each other although no two files do', () => {
    const { status, said } = look({
      'src/a/one.ts': "import { two } from '../b/two.ts';\nexport const one = two;\n",
      'src/a/base.ts': 'export const base = 1;\n',
      'src/b/two.ts': 'export const two = 2;\n',
      'src/b/three.ts': "import { base } from '../a/base.ts';\nexport const three = base;\n",
    });
    expect(status).toBe(1);
    expect(said).toMatch(/src: a, b depend on each other/);
    expect(said).toContain('b/three.ts → a/base.ts');
  });

  it('reads Svelte files, names of the package’s own, and imports at run time', () => {
    const { status, said } = look({
      'src/a/One.svelte': '<script lang="ts">\n  import { two } from "#b/two.ts";\n</script>\n<p>{two}</p>\n',
      'src/b/two.ts': "export const two = async () => import('../a/One.svelte');\n",
    });
    expect([status, said.includes('a, b depend on each other')]).toEqual([1, true]);
  });

  it('looks into each folder: rooms of one concept are rooms too', () => {
    const { status, said } = look({
      'src/concepts/gift/facts.ts':
        "import { evolve } from '../need/evolve.ts';\nexport const facts = evolve;\n",
      'src/concepts/need/evolve.ts': 'export const evolve = 1;\n',
      'src/concepts/need/rules.ts':
        "import { facts } from '../gift/facts.ts';\nexport const rules = facts;\n",
    });
    expect(status).toBe(1);
    expect(said).toMatch(/concepts: gift, need depend on each other/);
  });
});
