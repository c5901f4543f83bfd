import type { IncomingMessage, ServerResponse } from 'node:http';
import { FAULTS } from '../fault/fault.ts';
import type { FaultBook } from '../fault/fault-book.ts';
import type { Fence } from '../journal/fence.ts';
import { isHealth } from './in-hand.ts';
import { insteadOf, refuseWith, type ServerRefusal } from './refusal.ts';

const DOUBT_MS_MAX = 3_000;
const RETRY_SECONDS = 2;

type Next = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Before everything that answers: while what this server knows may not be what the database holds, nobody is told anything
 * but that. An answer that was under way when the server stopped is not given either.
 */
export async function onlyWhatHolds(
  fence: Fence,
  faults: FaultBook,
  request: IncomingMessage,
  response: ServerResponse,
  next: Next,
): Promise<void> {
  if (isHealth(request.url ?? '/')) {
    next(request, response);
    return;
  }
  if (fence.isInDoubt) await fence.settled(DOUBT_MS_MAX);
  const refused = stoppedOf(fence) ?? (fence.isInDoubt ? doubtOf(faults) : null);
  if (refused) {
    refuseWith(refused, request, response);
    return;
  }
  insteadOf(request, response, () => stoppedOf(fence));
  next(request, response);
}

/** What has stopped for good is not worth asking again: somebody has to look. */
function stoppedOf({ stopped }: Fence): ServerRefusal | null {
  if (stopped === null) return null;
  const parameters = { why: stopped.code };
  return { code: 'record-stopped', status: 503, retry: null, why: stopped.says, parameters };
}

/** Why the database could not be compared, where that is known. */
function doubtOf(faults: FaultBook): ServerRefusal {
  const fault = faults.present;
  return fault === null
    ? { code: 'record-unsure', status: 503, retry: RETRY_SECONDS }
    : { code: fault, ...FAULTS[fault] };
}
