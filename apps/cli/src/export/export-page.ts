/** What a visitor of the folder's host reads first, in plain words. */
export const exportPage = (
  origin: string,
  size: number,
  root: string,
  key: string,
): string => `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(origin)}</title>
<style>body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif}code{overflow-wrap:anywhere}pre{white-space:pre-wrap}@media (prefers-color-scheme:dark){body{background:#10181c;color:#e8ecec}a{color:#8fd3e6}}</style>
</head>
<body>
<h1>${escapeHtml(origin)}</h1>
<p>这里是一份公开日志的完整副本：${size} 条记录。任何人都可以核对，不需要相信运营方，也不需要相信这个网站。</p>
<p lang="en">This is a whole copy of a public log: ${size} entries. Anyone can check it, trusting neither its operator nor this host.</p>
<pre><code>npm run -s tongzhou -- audit ADDRESS --key '${escapeHtml(key)}'</code></pre>
<p>ADDRESS 是本页的网址或文件夹。命令检查签名、每一块哈希、每一条记录，并重放全部事实。网站公布的数字不在此副本中，请用同一命令核对原站。</p>
<p lang="en">ADDRESS is this page's address, or the folder. The command checks the signature, every hash and every entry, and replays all facts. The figures that the site publishes are not in this copy: check the site itself with the same command.</p>
<p>根哈希 root <code>${escapeHtml(root)}</code></p>
<p>公钥 key <code>${escapeHtml(key)}</code></p>
<p><a href="checkpoint">checkpoint</a> · <a href="key">key</a> · <a href="policy">policy</a></p>
<p>公钥请从其他渠道核对。 <span lang="en">Compare the key through another channel.</span></p>
</body>
</html>
`;

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
