import { both, type Words } from '../../kernel/words/words.ts';
import type { EVIDENCE_KINDS, GIFT_MODES, QuarantineReason } from './facts.ts';
import type { EarmarkAnswer } from './state.ts';

const evidenceKind: Words<(typeof EVIDENCE_KINDS)[number]> = {
  'label-photo': both('标签照片', 'photo of the label'),
  'test-report': both('检验报告', 'test report'),
  'device-registration': both('医疗器械注册证', 'device registration'),
  certificate: both('合格证', 'certificate'),
  'customs-paper': both('报关单', 'customs paper'),
};

const giftMode: Words<(typeof GIFT_MODES)[number]> = {
  directed: both('定向捐赠', 'directed gift'),
  discretionary: both('统筹使用', 'at the receiver’s discretion'),
};

export const earmarkAnswer: Words<EarmarkAnswer['answer']> = {
  kept: both('仍给该机构', 'it stays with that facility'),
  lifted: both('可用于任何需要', 'it may go to whoever needs it'),
  redirected: both('改给另一机构', 'another facility shall have it'),
};

export const quarantineReason: Words<QuarantineReason | 'held'> = {
  'no-evidence': both('没有标准凭证', 'no evidence of its standard'),
  'evidence-differs-from-claim': both('凭证与申报不符', 'the evidence differs from the claim'),
  'papers-contradict': both('凭证互相矛盾', 'its papers contradict each other'),
  'papers-changed': both('凭证有变动', 'its papers have changed'),
  'large-intake': both('数量较大，须另一人查验', 'a large intake, for somebody else to inspect'),
  expired: both('已过有效期', 'expired'),
  held: both('封存待查', 'held for inspection'),
};

const lotStatus: Words<'quarantine' | 'accepted' | 'rejected'> = {
  quarantine: both('待查验', 'in quarantine'),
  accepted: both('合格', 'accepted'),
  rejected: both('拒收', 'rejected'),
};

/** The words of its lists. */
export const donationWords = { evidenceKind, giftMode, quarantineReason, lotStatus, earmarkAnswer };

/** What a refusal may be about, and in which states it can be. */
export const donationThings = {
  paper: { name: both('凭证', 'paper') },
  donation: { name: both('捐赠', 'gift') },
  lot: { name: both('批次', 'lot'), states: lotStatus },
  gift: { name: both('收据', 'receipt') },
  earmark: {
    name: both('指定用途', 'direction of the gift'),
    states: {
      directed: both('定向', 'directed'),
      discretionary: both('非定向', 'not directed'),
      asked: both('已征询', 'asked'),
      unasked: both('尚未征询', 'not asked'),
    },
  },
  receipt: { name: both('收据', 'receipt') },
};

type DonationThings = typeof donationThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends DonationThings {}
}
