import { type OverlayFile, overlayFile, type ReaderLanguage } from '@tongzhou/messages';
import { isWritten } from './language.ts';

/** Where the words stand that the one page with a script says: the site's head and foot, and its own. */
const SAID_THERE = /^web\/(texts|verify|views\/(verify|gift|ledger)|concepts\/plan\/texts)\b/;

/** Of a language that was laid over ours, what a browser needs; undefined for ours, which it has. */
export function inBrowser(language: ReaderLanguage): OverlayFile | undefined {
  const file = isWritten(language) ? undefined : overlayFile(language);
  if (!file) return undefined;
  const texts = Object.entries(file.texts).filter(([id, { to }]) => to !== '' && SAID_THERE.test(id));
  return { ...file, texts: Object.fromEntries(texts.map(([id, { zh, en, to }]) => [id, { zh, en, to }])) };
}
