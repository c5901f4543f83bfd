// `npm run release [-- FOLDER]`: the product and the libraries that stand alone, as tarballs that npm installs.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT } from '../supply/packages.ts';
import { LIBRARIES, stageLibrary } from './library.ts';
import { packed } from './packed.ts';
import { stageProduct } from './product.ts';

const folder = resolve(process.env.INIT_CWD ?? ROOT, process.argv[2] ?? join(ROOT, 'dist', 'release'));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const stage = mkdtempSync(join(tmpdir(), 'tongzhou-release-'));
try {
  const product = join(stage, 'product');
  await stageProduct(product);
  const files = [packed(product, folder)];
  for (const name of LIBRARIES) {
    const library = join(stage, name);
    stageLibrary(name, library);
    files.push(packed(library, folder));
  }
  for (const { name, bytes, unpackedBytes } of files)
    console.log(`${name}  ${megabytes(bytes)} MB, unpacked ${megabytes(unpackedBytes)} MB`);
  console.log(`\n${folder}\nbill of materials: npm run sbom -- ${join(folder, 'tongzhou.cdx.json')}`);
  console.log(`then sign it:       npm run -s tongzhou -- release sign ${folder} --key-file FILE`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
