type Copy = { readonly at: string; readonly position: number; readonly publicUrl: string | null };

const frame = (title: string, body: string): string => `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif}@media (prefers-color-scheme:dark){body{background:#10181c;color:#e8ecec}a{color:#8fd3e6}}</style>
</head>
<body>
${body}
</body>
</html>
`;

const living = ({ publicUrl }: Copy): string =>
  publicUrl === null ? '' : `\n<p><a href="${escaped(publicUrl)}">${escaped(publicUrl)}</a></p>`;

/** Of the copy as a whole, with the way to it in each language. */
export const frontPage = (copy: Copy, languages: readonly string[]): string =>
  frame(
    '同舟 Tongzhou',
    `<h1>同舟 Tongzhou</h1>
<p>这里是公开网站的一份副本，内容截至第 ${copy.position} 条记录（${escaped(copy.at)}）。副本不会更新，也不能办理业务；随附的公开日志可以逐条核对。</p>
<p lang="en">This is a copy of a public site as of fact ${copy.position} (${escaped(copy.at)}). It does not change, and nothing can be done here; the public log that comes with it can be checked entry by entry.</p>
<p>${languages.map((each) => `<a href="${each}/index.html" lang="${each}" hreflang="${each}">${NAMES[each] ?? each}</a>`).join(' · ')} · <a href="log/index.html">log</a></p>${living(copy)}`,
  );

/** Where links lead to what a copy does not have. */
export const elsewherePage = (copy: Copy): string =>
  frame(
    '副本中没有此页 Not in this copy',
    `<h1>副本中没有此页</h1>
<p>这一页只在原网站上：登录、办理、组合筛选、文件和接口都不在副本里。请返回上一页，或到原网站查看。</p>
<h1 lang="en">Not in this copy</h1>
<p lang="en">This page is on the site itself only: signing in, forms, combined filters, files and the API are not part of a copy. Go back, or look at the site itself.</p>${living(copy)}`,
  );

/** Leads on, as the site does by its answer. */
export const onward = (href: string): string =>
  frame(
    '同舟 Tongzhou',
    `<meta http-equiv="refresh" content="0; url=${escaped(href)}">\n<p><a href="${escaped(href)}">${escaped(href)}</a></p>`,
  );

const NAMES: Readonly<Record<string, string>> = { zh: '中文', en: 'English' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
