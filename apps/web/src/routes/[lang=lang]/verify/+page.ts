import { takeUp } from '@tongzhou/messages';
import { browser } from '$app/env';

/** The one public page that runs a script: checking in the reader's own browser. Without scripts it is complete, too. */
export const csr = true;

/** A language that was laid over ours is laid over them here, too, before anything is shown in it. */
export const load = ({ data }) => {
  if (browser && data.overlay) takeUp(data.overlay);
  return data;
};
