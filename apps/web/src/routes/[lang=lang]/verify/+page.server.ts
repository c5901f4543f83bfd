import { inBrowser } from '#texts/in-browser.ts';

export const load = async ({ locals, params, url }) => {
  const { log } = locals.tongzhou;
  return {
    origin: log.origin,
    ended: log.ended,
    key: log.verifierKey,
    checkpoint: await log.checkpointText(),
    address: url.origin,
    overlay: inBrowser(params.lang),
  };
};
