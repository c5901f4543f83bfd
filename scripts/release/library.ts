import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../supply/packages.ts';

/** Packages that know nothing of the rest, and are of use without it. */
export const LIBRARIES = ['tlog', 'flow'];

type Manifest = {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
};

/** Lays a library out in a folder: JavaScript with its types, its readme, and a manifest that points at them. */
export function stageLibrary(name: string, folder: string): void {
  const source = join(ROOT, 'packages', name);
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Manifest;
  const others = Object.keys(manifest.dependencies ?? {}).filter((each) => each.startsWith('@tongzhou/'));
  if (others.length > 0) throw new Error(`${name} does not stand alone: it needs ${others.join(', ')}`);
  mkdirSync(folder, { recursive: true });
  compile(Object.values(manifest.exports), source, folder);
  cpSync(join(source, 'README.md'), join(folder, 'README.md'));
  cpSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
  const exports = Object.fromEntries(
    Object.entries(manifest.exports).map(([key, path]) => {
      const built = path.replace(/^\.\/src\//, './dist/').replace(/\.ts$/, '');
      return [key, { types: `${built}.d.ts`, default: `${built}.js` }];
    }),
  );
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ ...manifest, exports, engines: { node: '>=20' } }, null, 2)}\n`,
  );
}

function compile(entries: readonly string[], source: string, folder: string): void {
  const base = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(base, ts.sys, ROOT);
  const program = ts.createProgram(
    entries.map((entry) => join(source, entry)),
    {
      ...options,
      target: ts.ScriptTarget.ES2022,
      noEmit: false,
      allowImportingTsExtensions: false,
      declaration: true,
      rootDir: join(source, 'src'),
      outDir: join(folder, 'dist'),
    },
  );
  const { diagnostics } = program.emit();
  const faults = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (faults.length > 0)
    throw new Error(
      ts.formatDiagnostics(faults, {
        getCurrentDirectory: () => ROOT,
        getCanonicalFileName: (file) => file,
        getNewLine: () => '\n',
      }),
    );
}
