import { cors } from 'hono/cors';

/** Other sites may read what is public, and ask whether it has changed. */
export const forOtherSites = () =>
  cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD'],
    allowHeaders: ['If-None-Match'],
    exposeHeaders: ['ETag'],
  });
