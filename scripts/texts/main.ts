import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { textsFolder } from '../../apps/server/src/texts/texts-folder.ts';
import { allPairs } from './all-pairs.ts';
import { done, merged, readTexts, writeTexts } from './file.ts';

/**
 *   npm run texts -- export fr [Français]   writes or completes the file of a language
 *   npm run texts -- status                 how much of each language is done
 */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = textsFolder(process.env.TONGZHOU_DATA ?? join(root, '.tongzhou'));
const [act, language = '', name] = process.argv.slice(2);

if (act === 'export' && /^[a-z]{2,8}$/.test(language) && language !== 'zh' && language !== 'en') {
  const path = join(folder, `${language}.json`);
  const own = name ?? new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  const file = merged(allPairs(root), readTexts(path), language, own);
  writeTexts(path, file);
  const { translated, total } = done(file);
  console.log(`${path}: ${total} texts, ${translated} translated; what is not stays English`);
} else if (act === 'status') {
  const pairs = allPairs(root);
  const files = existsSync(folder) ? readdirSync(folder).filter((each) => each.endsWith('.json')) : [];
  if (files.length === 0) console.log(`no further language in ${folder}; zh and en have ${pairs.size} texts`);
  for (const each of files) {
    const before = readTexts(join(folder, each));
    if (!before) continue;
    const { translated, total } = done(merged(pairs, before, before.language, before.name));
    console.log(
      `${before.language} ${before.name}: ${translated} of ${total} (${share(translated, total)} %)`,
    );
  }
} else {
  console.error(
    'npm run texts -- export LANGUAGE [NAME] | status   (LANGUAGE: two to eight letters, not zh or en)',
  );
  process.exitCode = 2;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((100 * part) / whole);
}
