import { error } from '@sveltejs/kit';
import {
  itemLabel,
  type NoticeField,
  type NoticePart,
  partsOfNotice,
  releaseRows,
  saidAs,
  type Viewpoint,
} from '@tongzhou/domain';
import type { ReaderLanguage } from '@tongzhou/messages';
import type { Asked } from '#page/page.ts';
import { say } from '#texts/words.ts';
import { figurePage, figureWords } from './figure-words.ts';

export const load = ({ view, incident, id, language }: Asked) => {
  const release = releaseRows(view, incident.id).find((each) => String(each.number) === id);
  if (!release) error(404, { message: 'release' });
  const rows = release.content.kind === 'goods-report' ? release.content.rows : [];
  return {
    release,
    goods: rows.map(({ item, ...row }) => ({ ...row, ...itemLabel(view, item) })),
    notice: release.content.kind === 'notice' ? noticeOf(view, release.content, language) : null,
  };
};

type Notice = Extract<ReturnType<typeof releaseRows>[number]['content'], { kind: 'notice' }>;

function noticeOf(view: Viewpoint, content: Notice, language: ReaderLanguage) {
  // Which of the two texts whoever reads is shown.
  const field = say({ zh: 'body.zh', en: 'body.en' }, language) as NoticeField;
  return {
    paragraphs: paragraphs(partsOfNotice(content, field)),
    figures: content.figures.map(({ reference, value }) => ({
      reference,
      words: figureWords(view, reference, language),
      said: saidAs(reference, value),
      page: figurePage(reference),
    })),
    numbers: content.numbers,
  };
}

const linked = ({ text, reference }: NoticePart) => ({
  text,
  page: reference === null ? null : figurePage(reference),
});

function paragraphs(parts: readonly NoticePart[]): ReturnType<typeof linked>[][] {
  const all: NoticePart[][] = [[]];
  for (const part of parts)
    for (const [index, text] of part.text.split('\n').entries()) {
      if (index > 0) all.push([]);
      if (text !== '') all.at(-1)?.push({ ...part, text });
    }
  return all.map((each) => each.map(linked));
}
