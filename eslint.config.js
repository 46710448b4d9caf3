import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/** Arrows point inward: what a room may not know. */
const forbid = (files, group, message, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
})

export default ts.config(
  { ignores: ['node_modules', '.svelte-kit', 'build', 'data', 'src/lib/paraglide', 'static'] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.node, ...globals.browser },
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'svelte.config.js'] },
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // What we hand around are closures: there are no classes with a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // TypeScript does this one better.
      'no-undef': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // No base path, and no links that would need one.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Literal[regex.pattern=/\\(\\?<[=!]/]',
          message: 'Phones from before 2023 cannot look behind.',
        },
      ],
    },
  },
  { files: ['*.config.js'], extends: [ts.configs.disableTypeChecked] },
  forbid(
    ['server/domain/**'],
    [
      '**/http/**',
      '**/realtime/**',
      '**/auth/**',
      'express',
      'socket.io',
      'svelte',
      '@sveltejs/*',
      'better-sqlite3',
      'pg',
    ],
    'The domain knows no HTTP, no sockets, no pages and no dialect.',
  ),
  forbid(
    ['server/persistence/**', 'server/feed/**', 'server/catching-up/**'],
    ['**/http/**', '**/realtime/**', '**/auth/**', 'express', 'socket.io'],
    'Persistence and the feed know no transport.',
  ),
  forbid(
    ['server/http/**', 'server/realtime/**', 'server/auth/**', 'server/exports/**'],
    ['**/start.ts', '**/main.ts', '@sveltejs/*'],
    'Transports know the core, not who composed it.',
  ),
  forbid(
    ['src/lib/contract/**'],
    ['svelte', '@sveltejs/*', '$app/*', '$lib/*', '**/server/**', 'express', 'socket.io*'],
    'The contract imports no framework and nobody of the house.',
  ),
  forbid(
    ['src/**'],
    [
      '**/server/persistence/**',
      '**/server/realtime/**',
      '**/server/http/**',
      '**/server/feed/**',
      '**/server/start.ts',
    ],
    'Pages take the core from locals; from server/ they import types, pure rules, slot.ts and refusal.ts.',
    ['src/lib/contract/**'],
  ),
)
