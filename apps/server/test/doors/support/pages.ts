import { existsSync } from 'node:fs';
import type { Services } from '../../../src/services.ts';

type Route = { readonly id: string };
type PageServer = {
  init(options: object): Promise<void>;
  respond(request: Request, options: object): Promise<Response>;
};
const BUILT = new URL('../../../../web/build/server/', import.meta.url);

/** Every route of the built pages, as their own list has it. */
export async function pageRoutes(): Promise<readonly Route[]> {
  const { manifest } = (await import(new URL('manifest.js', BUILT).href)) as {
    manifest: { routes: readonly Route[] };
  };
  return manifest.routes;
}

/** The built pages over a system, without a network. */
export async function openPages(services: Services): Promise<(request: Request) => Promise<Response>> {
  if (!existsSync(BUILT)) throw new Error('the pages are not built: npm run build');
  const { server } = (await import(new URL('server.js', BUILT).href)) as { server: PageServer };
  await server.init({ env: process.env, read: () => null });
  const req = { tongzhou: services };
  return (request) => server.respond(request, { platform: { req }, getClientAddress: () => '192.0.2.1' });
}

type ReadForm = (form: FormData) => { readonly input: object };
/** How the pages read a posted form: their sources, which are checked by a configuration of their own. */
export const { readForm } = (await import(
  new URL('../../../../web/src/form/read-form.ts', import.meta.url).href
)) as { readForm: ReadForm };
