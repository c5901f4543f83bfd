import type { Section } from '#form/section.ts';

/**
 * Who of one's own organisation does what. The room is the page of the people behind the seats (`views/account/people-page.svelte`),
 * whose forms name them; this is its door.
 */
export const peopleSection: Section = {
  id: 'people',
  order: 15.5,
  may: 'whoever is signed in',
  needsNoIncident: true,
  title: ['人员分工', 'People and roles'],
  intro: [
    '谁来、谁走、各自办理什么。收货、查验、出库、签收，提出、批准，起草、签发，申请、付款，各由不同的人办理。',
    'Who comes, who goes, and who does what. Receiving, inspecting, releasing and confirming, proposing and approving, drafting and publishing, requesting and paying are different people.',
  ],
  make: () => [],
};
