import { words } from '#texts/words.ts';

export const credentialTexts = words({
  title: ['资质', 'Credentials'],
  intro: [
    '由持有者提交，由其他机构核验；到期按时钟计算。',
    'Presented by their holder, checked by another; their expiry follows from the clock.',
  ],
  kind: ['种类', 'Kind'],
  issuer: ['出具机关', 'Issued by'],
  expires: ['有效期至', 'Good until'],
});
