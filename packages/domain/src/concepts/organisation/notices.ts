import type { Tellers } from '../../kernel/notice/notice.ts';

/** Whoever is renamed hears of it before it is so, and the register’s authority, whose second person has to look. */
export const noticesOfOrganisations: Tellers<'organisation-rename.proposed' | 'organisation.renamed'> = {
  'organisation-rename.proposed': (state, { data }) => [
    {
      kind: 'organisation-rename.proposed',
      urgency: 'normal',
      organisations: [
        ...new Set([data.organisation, ...(state.authority === null ? [] : [state.authority])]),
      ],
      title: {
        zh: `有人提出把“${data.from.zh}”更名为“${data.to.zh}”`,
        en: `“${data.from.en}” may be renamed “${data.to.en}”`,
      },
      path: '/work/register',
    },
  ],
  'organisation.renamed': (_state, { data }) => [
    {
      kind: 'organisation.renamed',
      urgency: 'normal',
      organisations: [data.organisation],
      title: {
        zh: `“${data.from.zh}”已更名为“${data.to.zh}”`,
        en: `“${data.from.en}” is now “${data.to.en}”`,
      },
      path: '/work/register',
    },
  ],
};
