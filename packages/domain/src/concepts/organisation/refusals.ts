import { type Sayers, said } from '../../kernel/refusal/sentence.ts';
import type { Likeness } from './same.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type OrganisationRefusals = {
  'registered-before': { organisation: string; asked: string };
  'name-alike': { organisation: string; asked: string; likeness: Likeness };
  'credit-code-taken': { organisation: string };
  'no-health-facility': { organisation: string };
  'organisation-ended': { organisation: string; into: string | null };
};

const LIKE: Readonly<Record<Likeness, readonly [string, string]>> = {
  'looks-alike': [
    '此名称与登记册中的另一名称看上去相同。',
    'To a reader this name is the same as one on the register.',
  ],
  'one-character': [
    '此名称与登记册中的另一名称只差一个字。',
    'This name differs by one character from one on the register.',
  ],
  'holds-it': [
    '此名称中包含登记册上另一机构的名称。',
    'This name holds the whole name of another on the register.',
  ],
};

export const organisationRefusals: Sayers<keyof OrganisationRefusals> = {
  'registered-before': ({ organisation, asked }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      ['登记册中已有同名机构。', 'The register has an organisation of this name.'],
      [
        `填写的是「${asked}」，已登记的是「${zh}」（${organisation}）。`,
        `Written: “${asked}”. On the register: “${en}” (${zh}, ${organisation}).`,
      ],
      [
        '是同一家的，不必再登记；确为另一家的，请确认。',
        'If it is the same, leave it; if it is another one, confirm.',
      ],
    );
  },
  'name-alike': ({ organisation, asked, likeness }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      LIKE[likeness],
      [
        `填写的是「${asked}」，已登记的是「${zh}」（${organisation}）。`,
        `Written: “${asked}”. On the register: “${en}” (${zh}, ${organisation}).`,
      ],
      [
        '请逐字核对。同一家机构不必再登记；确为另一家的，请确认。',
        'Look at each character. If it is the same organisation, leave it; if it is another one, confirm.',
      ],
    );
  },
  'credit-code-taken': ({ organisation }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      ['此统一社会信用代码已经登记。', 'This social credit code is on the register already.'],
      [`${zh}（${organisation}）。`, `${en} (${organisation}).`],
      [
        '一个代码对应一家机构：请使用已登记的机构，或更正代码。',
        'One code is one organisation: use the one that is registered, or put the code right.',
      ],
    );
  },
  'organisation-ended': ({ organisation, into }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    const heir = into === null ? null : name('organisation', into);
    return heir
      ? said(
          ['该机构已并入另一机构。', 'The organisation has been merged into another.'],
          [`${zh} → ${heir.zh}（${into}）。`, `${en} → ${heir.en} (${into}).`],
          [`请改用 ${heir.zh}。`, `Use ${heir.en}.`],
        )
      : said(
          ['该机构已注销。', 'The organisation has been closed.'],
          [`${zh}。`, `${en}.`],
          [
            '注销有误的，请登记机关恢复。',
            'If that was a mistake, whoever keeps the register opens it again.',
          ],
        );
  },
  'no-health-facility': ({ organisation }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      ['只有医疗机构才有这种类别。', 'Only a health facility has such a class.'],
      [`${zh} 不是医疗机构。`, `${en} is none.`],
      ['请选择医疗机构。', 'Choose a health facility.'],
    );
  },
};

declare module '../../kernel/refusal/codes.ts' {
  interface RefusalParameters extends OrganisationRefusals {}
}
