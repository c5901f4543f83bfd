import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/** Pages are made on the server and need no script, all but one: what they are made from does not go to browsers. */
const pagesStayHere: Plugin = {
  name: 'tongzhou-pages-stay-here',
  enforce: 'pre',
  load(id) {
    return this.environment.name === 'client' && id.endsWith('/src/concepts.ts') ? 'export {};' : null;
  },
};

export default defineConfig({
  plugins: [
    pagesStayHere,
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true }),
      csp: {
        // A page is the same for all who read it, and remembered: its one script is allowed by what it says, not by a number drawn for it.
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          // WebAssembly for hashing many at once (decision 0009); it allows no script from a string.
          'script-src': ['self', 'wasm-unsafe-eval'],
          'style-src': ['self'],
          // The one style attribute that SvelteKit's runtime sets, on its announcer for screen readers; by its hash.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'worker-src': ['self'],
          'img-src': ['self', 'data:'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  ssr: { noExternal: [/^@tongzhou\//] },
  // In parts, so that the verify page's worker fetches what an audit needs only when there is one.
  worker: { format: 'es' },
  build: { assetsInlineLimit: 0 },
});
