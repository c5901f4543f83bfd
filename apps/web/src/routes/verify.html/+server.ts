import page from '../../../offline/build/verify.html?raw';

/**
 * The verify page as one file to be saved, which then works from disk without a network. The key that the log has today
 * is written into it. Its own policy, in the file, holds for it; the site's would not go with the file.
 */
export const GET = ({ locals }) =>
  new Response(page.replace('%tongzhou.log-key%', escaped(locals.tongzhou.log.verifierKey)), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': "frame-ancestors 'none'",
    },
  });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
