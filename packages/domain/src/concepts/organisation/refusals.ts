import { type Sayers, said } from '../../kernel/refusal/sentence.ts';

/** The ways in which it says no, with the parameters that each sentence needs. */
type OrganisationRefusals = {
  'registered-before': { organisation: string };
  'no-health-facility': { organisation: string };
};

export const organisationRefusals: Sayers<keyof OrganisationRefusals> = {
  'registered-before': ({ organisation }, { name }) => {
    const { zh, en } = name('organisation', organisation);
    return said(
      ['登记册中已有同名机构，或已有此代码。', 'The register has an organisation of this name or code.'],
      [`${zh}（${organisation}）。`, `${en} (${organisation}).`],
      [
        '是同一家的，不必再登记；确为另一家的，请确认。',
        'If it is the same, leave it; if it is another one, confirm.',
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
