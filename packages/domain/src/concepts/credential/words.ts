import { both, type Words } from '../../kernel/words/words.ts';
import type { CredentialStanding } from './holds.ts';
import type { CredentialKind } from './kinds.ts';

export const credentialKind: Words<CredentialKind> = {
  registration: both('法人登记', 'legal registration'),
  'public-fundraising': both('公开募捐资格', 'qualification for public fundraising'),
  medical: both('医疗资质', 'medical licence'),
  transport: both('运输资质', 'transport licence'),
  'psychological-support': both('心理援助资质', 'qualification for psychological support'),
  training: both('培训', 'training'),
  exercise: both('演练', 'exercise'),
  'red-cross': both('红十字会', 'Red Cross society'),
};

export const credentialStanding: Words<CredentialStanding | 'missing'> = {
  confirmed: both('已核验', 'confirmed'),
  unchecked: both('尚未核验', 'not checked yet'),
  expired: both('已过期', 'expired'),
  revoked: both('已注销', 'revoked'),
  refused: both('核验未通过', 'refused'),
  missing: both('未提交', 'never presented'),
};

/** The words of its lists. */
export const credentialWords = { credentialKind, credentialStanding };

/** What a refusal may be about, and in which states it can be. */
export const credentialThings = {
  credential: { name: both('资质', 'credential'), states: credentialStanding },
};

type CredentialThings = typeof credentialThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends CredentialThings {}
}
