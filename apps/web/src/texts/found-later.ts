import type { Both, ReaderLanguage } from '@tongzhou/messages';
import { say } from './words.ts';

type Named = { readonly name: Both };

/** Goods that left as one thing, and whose rest was found to be less, or was rejected, afterwards. */
export function foundLater(
  later: { readonly item: Named | null },
  sentAs: Named,
  language: ReaderLanguage,
): string {
  const [was, is] = [say(sentAs.name, language), later.item && say(later.item.name, language)];
  if (language === 'zh') return `按${was}发出；余货后经查验${is === null ? '被拒收' : `认定为${is}`}`;
  return `Sent as ${was}; the rest was later ${is === null ? 'rejected' : `found to be ${is}`}`;
}
