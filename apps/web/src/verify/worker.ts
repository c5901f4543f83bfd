// First: what follows takes the platform's cryptography as it finds it.
import './ed25519-fallback.ts';
import type { Answer, Asked, Finding } from './protocol.ts';
import { checkCode } from './tasks/code.ts';
import { checkCompare } from './tasks/compare.ts';
import { faultFinding } from './tasks/fault.ts';
import { checkReceipt } from './tasks/receipt.ts';

// One task a worker: the page ends the worker to stop the task. Hashing a whole log here keeps the page responsive.
const post = (answer: Answer): void => postMessage(answer);

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  let finding: Finding;
  try {
    finding = await perform(data);
  } catch (error) {
    finding = faultFinding(error, data.language);
  }
  post({ kind: 'finding', finding });
});

async function perform(asked: Asked): Promise<Finding> {
  switch (asked.kind) {
    case 'receipt':
      return checkReceipt(asked);
    case 'code':
      return checkCode(asked);
    case 'compare':
      return checkCompare(asked);
    case 'audit': {
      // Every rule of every command, the areas and the duties: fetched when somebody audits, and not with the page.
      const { checkAudit } = await import('./tasks/audit.ts');
      return checkAudit(asked, (progress) => post({ kind: 'progress', progress }));
    }
  }
}
