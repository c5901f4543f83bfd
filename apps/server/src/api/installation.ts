import { MINUTE_MS } from '@tongzhou/domain';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { lastBackup } from '../backup/backup.ts';
import { doorProblem } from '../http/problem.ts';
import { isByTls } from '../http/public-url.ts';
import { loopsNow } from '../loop.ts';
import { drawBytes } from '../sealing/chance.ts';
import type { Services } from '../services.ts';
import { faultsOfSettings } from '../settings/check.ts';
import { toldSettings } from '../settings/tell.ts';
import { healthOf, type Watched } from './health.ts';
import { INSTALLATION_STYLE, installationPage } from './installation-page.ts';

const LINK_MS = 5 * MINUTE_MS;
const STAY_MS = 30 * MINUTE_MS;
const COOKIE = 'tongzhou-operator';
const PATH = '/api/operator';

/**
 * One page about the installation, for whoever can read its data folder: `tongzhou admin` makes a link there that opens it once,
 * within five minutes, and the browser that came by it may look for half an hour. To all others there is no such address. It
 * shows and changes nothing: what changes something is done on the machine.
 */
export function installationRoutes(services: Services, watched: Watched): Hono {
  const { identity, application } = services;
  const routes = new Hono();
  /** Until when each opens something. Few, and gone with the process. */
  const links = new Map<string, number>();
  const visits = new Map<string, number>();
  const holds = (kept: Map<string, number>, word: string | undefined): boolean => {
    const now = Date.now();
    for (const [each, until] of kept) if (until < now) kept.delete(each);
    return word !== undefined && kept.has(word);
  };
  const made = (kept: Map<string, number>, ms: number): string => {
    const word = drawBytes(24).toString('base64url');
    kept.set(word, Date.now() + ms);
    return word;
  };
  routes.post('/installation-link', (context) => {
    if (!identity.isOperator(context.req.raw.headers)) return doorProblem(context, 404, 'address-unknown');
    return context.json({ path: `${PATH}/installation?code=${made(links, LINK_MS)}` });
  });
  routes.get('/installation', async (context) => {
    const code = context.req.query('code');
    if (holds(links, code)) {
      links.delete(code as string);
      setCookie(context, COOKIE, made(visits, STAY_MS), {
        ...{ path: PATH, httpOnly: true, sameSite: 'Strict', secure: isByTls() },
        maxAge: STAY_MS / 1_000,
      });
      context.header('cache-control', 'no-store');
      return context.redirect(`${PATH}/installation`, 303);
    }
    if (!holds(visits, getCookie(context, COOKIE))) return doorProblem(context, 404, 'address-unknown');
    const page = installationPage(context.req.query('lang') === 'en' ? 'en' : 'zh', {
      health: await healthOf(services, watched),
      accounts: await identity.accounts().catch(() => []),
      settings: toldSettings(),
      faults: faultsOfSettings(),
      backup: await lastBackup(application.folder).catch(() => null),
      loops: loopsNow(),
    });
    return context.html(page, 200, { 'cache-control': 'no-store' });
  });
  routes.get('/installation.css', (context) =>
    context.body(INSTALLATION_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  return routes;
}
