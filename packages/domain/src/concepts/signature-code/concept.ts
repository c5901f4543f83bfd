import { concept } from '../../kernel/concept/concept.ts';
import { signatureCodeCharter } from './charter.ts';
import { cancelSignatureCodes, issueSignatureCodes } from './commands.ts';
import { evolveSignatureCode } from './evolve.ts';
import { signatureCodeFacts } from './facts.ts';
import { signatureCodeFormRules } from './form-rules.ts';
import { signatureCodeRefusals } from './refusals.ts';
import { emptySignatureCodeRecords } from './state.ts';
import { signatureCodeThings, signatureCodeWords } from './words.ts';

export const signatureCode = concept({
  name: 'signature-code',
  facts: signatureCodeFacts,
  evolve: evolveSignatureCode,
  records: emptySignatureCodeRecords,
  commands: [issueSignatureCodes, cancelSignatureCodes],
  charter: signatureCodeCharter,
  formRules: signatureCodeFormRules,
  words: signatureCodeWords,
  things: signatureCodeThings,
  refusals: signatureCodeRefusals,
});
