/**
 * What a credential proves. Registration 法人登记; qualification for public fundraising 公开募捐资格 (慈善法 22); the licence of
 * a medical institution 医疗机构执业许可; of road transport 道路运输经营许可; psychological support; training done; exercises
 * taken part in; that it is a society of the Red Cross (红十字会法 22 obliges it to an audit).
 */
export const CREDENTIAL_KINDS = [
  'registration',
  'public-fundraising',
  'medical',
  'transport',
  'psychological-support',
  'training',
  'exercise',
  'red-cross',
] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];
