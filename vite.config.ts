import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { sveltekit } from '@sveltejs/kit/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** The same files run twice, once on each database. */
const onServer = {
  include: ['tests/**/*.test.ts'],
  exclude: ['tests/e2e/**', 'tests/load/**'],
  environment: 'node' as const,
  // A machine with a lot to do is slow, and not wrong.
  testTimeout: 20_000,
}

/** What every page needs comes in one file: each one more costs a phone some 500 bytes of headers, and compresses worse. */
const fewerFiles: Plugin = {
  name: 'fewer-files',
  applyToEnvironment: ({ name }) => name === 'client',
  outputOptions: (options) => ({ ...options, codeSplitting: { groups: [frame] } }),
}
const frame = {
  name: 'frame',
  test: /node_modules[\\/](svelte|@sveltejs[\\/]kit|devalue|esm-env)[\\/]|preload-helper|paraglide[\\/]runtime|lib[\\/]when/,
  /** What some pages need alone stays with them. */
  minShareCount: 15,
}

export default defineConfig({
  plugins: [
    fewerFiles,
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['custom-page', 'baseLocale'],
    }),
    sveltekit(),
  ],
  test: {
    // The built pages are Node's to load: Svelte's plugin would take their files for its own.
    server: { deps: { external: [/\/build\//] } },
    projects: [
      {
        extends: true,
        // SQLite lets one process write, so there is nothing to hold against a second.
        test: { ...onServer, name: 'sqlite', exclude: [...onServer.exclude, 'tests/processes/**'] },
      },
      {
        extends: true,
        test: {
          ...onServer,
          name: 'postgres',
          // What a killed process leaves in a file is SQLite's own matter.
          exclude: [...onServer.exclude, 'tests/faults/**'],
          globalSetup: ['tests/support/postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
