import { FIGURES, type FigureName, itemLabel, type Viewpoint } from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import { say } from '#texts/words.ts';

const nameOf = (reference: string): [name: FigureName, argument: string] => {
  const [name = '', argument = ''] = reference.split(':');
  return [name as FigureName, argument];
};

/** What a figure is called, with what it is asked of. */
export function figureWords(view: Viewpoint, reference: string, language: ReaderLanguage): string {
  const [name, argument] = nameOf(reference);
  const { of, name: words } = FIGURES[name];
  const about = of === 'item' ? say(itemLabel(view, argument).name, language) : argument;
  return about === '' ? say(words, language) : `${say(words, language)} · ${about}`;
}

/** The page of the incident that shows the same figure as it is now. */
export function figurePage(reference: string): string {
  const [name, argument] = nameOf(reference);
  if (name.startsWith('needs.')) return `needs?item=${encodeURIComponent(argument)}`;
  return name.startsWith('goods.') || name === 'shipments.count' ? 'deliveries' : '';
}
