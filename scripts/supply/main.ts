// `npm run sbom [-- FILE]`: checks the packages of others in the product, asks for advisories, and writes the bill of materials.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { askAdvisories, sayAdvisories } from './advisories.ts';
import { billOf } from './bom.ts';
import { faultsOf } from './check.ts';
import { productPackages, ROOT, readLock } from './packages.ts';

const lock = readLock();
const faults = faultsOf(lock);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const advisories = askAdvisories();
const bill = billOf(productPackages(lock), { version, advisories });
const file = resolve(
  process.env.INIT_CWD ?? ROOT,
  process.argv[2] ?? join(ROOT, 'dist', 'tongzhou.cdx.json'),
);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${bill.components.length} packages of others, licence and hash each: ${file}`);
console.log(`advisories ${sayAdvisories(advisories)}`);
process.exit(advisories.state === 'checked' && advisories.found.length > 0 ? 1 : 0);
