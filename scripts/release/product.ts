import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { type Lock, ROOT, readLock, type Said } from '../supply/packages.ts';
import { licenceTexts } from './licence-texts.ts';
import { type Pins, pinsOf } from './pins.ts';

/** Of an installed product, beside its code: read by it where they lie. */
const CARRIED = [
  'apps/server/src/database/migrations',
  'apps/server/src/api/openapi/answers/schemas.json',
  'apps/web/build',
  'data',
  'scenarios',
  'deploy',
  'docs',
  'LICENSE',
];

/** 76 MB of all weights and formats, of which the papers read these: carried within the tarball, with their licence (OFL 1.1). */
const FONTS = '@fontsource/noto-sans-sc';
const isReadOfFonts = (path: string) =>
  /^(package\.json|LICENSE|(400|700)\.css|files\/[\w-]+-(400|700)-normal\.woff)$/.test(path);

/**
 * Packages of others that read files of their own while they run: npm installs them. All else is in the bundle, so that what was signed is what runs.
 */
const BESIDE = ['@electric-sql/pglite', 'highs', 'pdfkit', FONTS];

/** Where the bundle lies below the product. */
const DIST = 'dist';

/**
 * Lays the product out in a folder as it will be installed: JavaScript made of our own sources and most packages of others (and one file for each
 * thread of its own), what they read, a manifest that names the rest, and the exact versions of that.
 */
export async function stageProduct(folder: string): Promise<void> {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  await bundle(join(folder, DIST));
  for (const path of CARRIED) carry(path, folder);
  carryFonts(folder);
  cpSync(join(ROOT, 'scripts/release/tongzhou.mjs'), join(folder, 'bin/tongzhou.mjs'));
  cpSync(join(ROOT, 'scripts/release/PRODUCT.md'), join(folder, 'README.md'));

  const lock = readLock();
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), licenceTexts(lock));
  const { dependencies, packages } = pinsOf(lock, [...BESIDE, ...besideThePages(lock)]);
  const { version, license } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const manifest = {
    name: 'tongzhou',
    version,
    description: 'Crisis coordination that anyone can check',
    license,
    type: 'module',
    bin: { tongzhou: 'bin/tongzhou.mjs' },
    engines: { node: '>=20' },
    dependencies,
    bundleDependencies: [FONTS],
  };
  writeJson(join(folder, 'package.json'), manifest);
  writeJson(join(folder, 'npm-shrinkwrap.json'), {
    name: manifest.name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': manifest, ...inBundle(packages) },
  });
}

/** What the built pages still take from outside themselves. */
function besideThePages(lock: Lock): string[] {
  const server = join(ROOT, 'apps/web/build/server');
  const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => readFileSync(join(server, path), 'utf8'));
  return Object.keys(lock['apps/web']?.dependencies ?? {}).filter((name) =>
    sources.some((source) => source.includes(`from "${name}`) || source.includes(`import("${name}`)),
  );
}

/**
 * Our sources in one file. Each of them finds what it reads from where it lies in the tree, so that `import.meta.url` stays what it was there;
 * a source that is run as a thread of its own becomes a file of its own.
 */
async function bundle(folder: string): Promise<void> {
  const places: Plugin = {
    name: 'places-of-the-sources',
    transform(code, id) {
      if (!code.includes('import.meta.') || id.includes('/node_modules/') || id.startsWith('\0')) return null;
      const threads = code.replace(
        /new URL\(\s*'(\.[^']+\.ts)',\s*import\.meta\.url,?\s*\)/g,
        (_, source: string) => {
          const path = join(dirname(id), source);
          const file = this.emitFile({ type: 'chunk', id: path, name: basename(path, '.ts') });
          return `new URL(import.meta.ROLLUP_FILE_URL_${file})`;
        },
      );
      const place = JSON.stringify(`../${relative(ROOT, id)}`);
      // What a package of ours is made of is here what the bundle is made of.
      const made = threads.replace(
        /import\.meta\.resolve\('@tongzhou\/[\w-]+'\)/g,
        `new URL('./', import.meta.url).href`,
      );
      return made.replaceAll(/(?<!'\.\/', )import\.meta\.url/g, `new URL(${place}, import.meta.url).href`);
    },
  };
  const build = await rolldown({
    input: { tongzhou: join(ROOT, 'apps/cli/src/main.ts') },
    cwd: ROOT,
    platform: 'node',
    transform: { target: 'node24' },
    external: (id) => BESIDE.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [places],
  });
  await build.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await build.close();
}

/** A file or a folder of the checkout, without tests and what only a developer reads. */
function carry(path: string, folder: string): void {
  cpSync(join(ROOT, path), join(folder, path), {
    recursive: true,
    filter: (source) =>
      !/\.test\.ts$|\.map$|\/\.tongzhou-built$|\/docs\/(decisions|mutants\.md|benchmarks\.md|adding-a-concept\.md)/.test(
        source,
      ),
  });
}

function carryFonts(folder: string): void {
  const from = join(ROOT, 'node_modules', FONTS);
  for (const path of readdirSync(from, { recursive: true, encoding: 'utf8' }).filter(isReadOfFonts))
    cpSync(join(from, path), join(folder, 'node_modules', FONTS, path));
}

/** What comes within the tarball is not fetched. */
function inBundle(packages: Pins['packages']): Pins['packages'] {
  const place = `node_modules/${FONTS}`;
  const { resolved: _, integrity: __, ...said } = packages[place] as Said & { resolved?: string };
  return { ...packages, [place]: { ...said, inBundle: true } };
}

const writeJson = (file: string, value: unknown): void =>
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
