import { charterTerms, currentCharter, refusal, valueOfCoverTerms } from '@tongzhou/domain';
import { Hono } from 'hono';
import { viewpointOf } from '../application/viewpoint.ts';
import { readBody } from '../http/body.ts';
import { oneAtOnce } from '../http/door/one-at-once.ts';
import { signedIn } from '../http/door/signed-in.ts';
import { problem } from '../http/problem.ts';
import type { Services } from '../services.ts';

const BYTES_MAX = 20_000;

/** Terms to try in the place of the charter's; what is left out stays as it is, and `valueOfCover: null` takes it away. */
export const whatIfSchema = charterTerms
  .partial()
  .extend({ valueOfCover: valueOfCoverTerms.nullable().optional() })
  .strict();

/**
 * `POST /incidents/{incident}/what-if`: an allocation under other terms, which changes and publishes nothing. For seats,
 * because it computes on demand; the answer holds nothing that the public does not have.
 */
export function whatIfRoutes({ application, identity }: Services): Hono {
  const routes = new Hono();
  routes.post(
    '/incidents/:incident/what-if',
    signedIn(identity, { tokens: 'any' }),
    oneAtOnce(),
    async (context) => {
      const body = await readBody(context, BYTES_MAX, whatIfSchema);
      if (!body.ok) return problem(context, body.refusals);
      const incident = context.req.param('incident');
      const found = application.state.incidents.get(incident);
      const charter = found && currentCharter(found);
      if (!charter) {
        const refused = found
          ? refusal('charter-missing', { incident }, { rule: 'DESIGN §2.5' })
          : refusal('not-found', { kind: 'incident', id: incident.slice(0, 100) }, { field: 'incident' });
        return problem(context, [refused]);
      }
      const said = Object.entries(body.value).map(([term, value]) => [term, value ?? undefined]);
      const terms = charterTerms.parse({ ...charter.terms, ...Object.fromEntries(said) });
      const view = viewpointOf(application);
      const position = view.state.publicPosition;
      const tried = await application.whatIf(view, incident, terms);
      if (!tried.ok) return problem(context, tried.refusals);
      return context.json({ position, now: view.now, data: tried.value });
    },
  );
  return routes;
}
