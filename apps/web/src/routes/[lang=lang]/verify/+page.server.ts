export const load = async ({ locals, url }) => {
  const { log } = locals.tongzhou;
  return {
    origin: log.origin,
    key: log.verifierKey,
    checkpoint: await log.checkpointText(),
    address: url.origin,
  };
};
