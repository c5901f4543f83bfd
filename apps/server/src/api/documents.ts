import { Hono } from 'hono';
import { forOtherSites } from '../http/other-sites.ts';
import { openApiDocument } from './openapi/document.ts';
import { PAGE_STYLE, readablePage } from './openapi/readable-page.ts';

/** The description of the API at `base`: for programs, and the same document for people. */
export function documentRoutes(base: string): Hono {
  const routes = new Hono();
  const document = openApiDocument();
  const page = readablePage(document);
  routes.use(`${base}/openapi.json`, forOtherSites());
  routes.get(`${base}/openapi.json`, (context) => context.json(document));
  routes.get(`${base}/page.css`, (context) =>
    context.body(PAGE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  routes.get(base, (context) => context.redirect(`${base}/`, 308));
  routes.get(`${base}/`, (context) => context.html(page));
  return routes;
}
