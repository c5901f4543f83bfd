import type { IncomingMessage, ServerResponse } from 'node:http';
import { FAULTS } from '../fault/fault.ts';
import { type SeenAtDoor, sayPageRefusals } from '../http/door/page-refusals.ts';
import type { Services } from '../services.ts';
import type { Pages } from './pages.ts';
import { insteadOf } from './refusal.ts';

export const isForApi = (url: string): boolean => /^\/(api|log|healthz|readyz)(\/|\?|$)/.test(url);

/** Hands a request to the built pages, with the services they work with. */
export function servePage(
  pages: Pages | null,
  tongzhou: Services,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!pages) {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('The pages are not built. Run: npm run build\n页面尚未构建，请运行：npm run build\n');
    return;
  }
  sayPageRefusals(request, response);
  Object.assign(request, { tongzhou });
  const seen = () => (request as IncomingMessage & { seen?: SeenAtDoor }).seen;
  // What the machine failed at is no fault of the page, and is said by its name.
  insteadOf(request, response, () => {
    const fault = seen()?.fault;
    return fault ? { code: fault, ...FAULTS[fault] } : null;
  });
  pages(request, response, () => {
    response.writeHead(404).end();
  });
}
