import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** The log's key is written in here when the page is served, so that a saved copy remembers it. */
const KEY = '%tongzhou.log-key%';

const source = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Puts everything that was built into one HTML file, with a policy that lets nothing else run. */
function oneFile(): Plugin {
  return {
    name: 'tongzhou-one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      let [script, style] = ['', ''];
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === 'chunk') script += part.code;
        else if (name.endsWith('.css')) style += part.source.toString();
        else throw new Error(`${name}: the offline page must be one file`);
        delete bundle[name];
      }
      // The end tag in a string would end the script (HTML, 4.12.1.3).
      script = script.replaceAll('</script', '<\\/script');
      const policy = [
        "default-src 'none'",
        `script-src ${source(script)} 'wasm-unsafe-eval'`,
        `style-src ${source(style)}`,
        'worker-src blob:',
        'connect-src http: https:',
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="tongzhou-log-key" content="${KEY}">
<title>同舟 Tongzhou: verify</title>
<style>${style}</style>
</head>
<body>
<noscript><p>这个页面要运行脚本才能核对收据。This page needs scripts to check receipts.</p></noscript>
<script type="module">${script}</script>
</body>
</html>
`;
      this.emitFile({ type: 'asset', fileName: 'verify.html', source: html });
    },
  };
}

/** Where its loader says that the binary lies beside it, and a bundler would put it in a second time, unpacked. */
const BESIDE = 'new URL("highs.wasm",import.meta.url).href';

/** The solver of integer programs is three and a half megabytes, packed one: with it the file audits whatever a site does. */
const withSolver: Plugin = {
  name: 'tongzhou-packed-solver',
  enforce: 'pre',
  resolveId: (id) => (id === 'virtual:packed-solver' ? id : null),
  load(id) {
    if (id.endsWith('/src/verify/solver.ts'))
      return `export { openSolver } from ${JSON.stringify(fileURLToPath(new URL('offline/solver.ts', import.meta.url)))};`;
    if (id !== 'virtual:packed-solver') return null;
    const wasm = readFileSync(fileURLToPath(import.meta.resolve('highs/runtime')));
    return `export default ${JSON.stringify(gzipSync(wasm, { level: 9 }).toString('base64'))};`;
  },
  transform(code, id) {
    if (!id.endsWith('/highs/build/highs.mjs')) return null;
    if (!code.includes(BESIDE)) throw new Error(`${id}: the solver looks for its binary in another way`);
    return code.replace(BESIDE, '""');
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [withSolver, svelte({ preprocess: vitePreprocess() }), oneFile()],
  worker: { format: 'iife', plugins: () => [withSolver] },
  build: {
    outDir: 'offline/build',
    emptyOutDir: true,
    assetsInlineLimit: 10_000_000,
    cssCodeSplit: false,
    modulePreload: false,
    rollupOptions: { input: 'offline/main.ts' },
  },
});
