import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Pages are components, which Node alone does not read. */
export default defineConfig({
  plugins: [svelte({ configFile: false })],
  test: {
    name: 'web',
    include: ['src/**/*.test.ts'],
    experimental: { viteModuleRunner: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
