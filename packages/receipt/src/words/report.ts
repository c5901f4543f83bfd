import { type Both, type Language, say, wordsFor } from '@tongzhou/messages';
import type { VerifiedReceipt } from '../verify/verify-receipt.ts';
import { type GiftLine, giftLines } from './gift-words.ts';
import { sayVerified } from './meaning.ts';
import type { Names } from './names.ts';
import { TITLES } from './titles.ts';

/** A section of the report: a heading, and lines below it. */
export type ReportSection = {
  readonly title: string;
  readonly lines: readonly (string | GiftLine)[];
};

const HEAD = { pinned: TITLES.holds, site: TITLES.siteWord, receipt: TITLES.whole };

/** All that there is to tell of a receipt that holds, in the order in which a person should read it. */
export function reportOf(
  receipt: VerifiedReceipt,
  names: Names,
  language: Language,
): { readonly title: string; readonly sections: readonly ReportSection[] } {
  const { checked, shows, showsNot } = sayVerified(receipt);
  const sayAll = (all: readonly Both[]) => all.map((each) => say(each, language));
  return {
    title: say(HEAD[receipt.keyFrom], language),
    sections: [
      { title: say(TITLES.entry, language), lines: contentLines(receipt, names, language) },
      { title: say(TITLES.checked, language), lines: sayAll(checked) },
      { title: say(TITLES.shows, language), lines: sayAll(shows) },
      { title: say(TITLES.showsNot, language), lines: sayAll(showsNot) },
    ],
  };
}

function contentLines({ content }: VerifiedReceipt, names: Names, language: Language) {
  if (content.kind === 'gift') return giftLines(content.gift, names, language);
  if (content.kind === 'unreadable') return [say(TITLES.unreadable, language)];
  return [
    `${say(TITLES.otherFact, language)} ${say(wordsFor('factType', content.type), language)} (${content.type})`,
  ];
}

/** The same as plain text, for a terminal. */
export function reportText(receipt: VerifiedReceipt, names: Names, language: Language): string {
  const { title, sections } = reportOf(receipt, names, language);
  const colon = language === 'zh' ? '：' : ': ';
  const lines = sections.flatMap((section) => [
    '',
    section.title,
    ...section.lines.map((line) =>
      typeof line === 'string' ? `  · ${line}` : `  ${line.label}${colon}${line.text}`,
    ),
  ]);
  return [title, ...lines].join('\n');
}
