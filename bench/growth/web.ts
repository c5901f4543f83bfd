import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compile } from 'svelte/compiler';

/** The pages' own sources, as the server renders them: their components are compiled as they are asked for. */
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.svelte')
      ? {
          format: 'module',
          shortCircuit: true,
          source: compile(readFileSync(fileURLToPath(url), 'utf8'), {
            generate: 'server',
            filename: fileURLToPath(url),
            warningFilter: () => false,
          }).js.code,
        }
      : next(url, context),
});

export const web = (path: string) => import(new URL(`../../apps/web/src/${path}`, import.meta.url).href);
