import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licenceOf } from '../supply/licences.ts';
import { type Lock, productPackages, ROOT } from '../supply/packages.ts';

/** Every package of others in the product, with its licence and the words of it that its author asks to be carried along. */
export function licenceTexts(lock: Lock): string {
  return productPackages(lock)
    .map((one) => {
      const texts = readdirSync(join(ROOT, one.place), { withFileTypes: true })
        .filter((entry) => entry.isFile() && /^(licen[cs]e|notice|copying)/i.test(entry.name))
        .map(({ name }) => readFileSync(join(ROOT, one.place, name), 'utf8').trim());
      return [`${one.name} ${one.version}: ${licenceOf(one)}`, ...texts].join('\n\n');
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n');
}
