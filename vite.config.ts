import { readFileSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
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

/**
 * A phone that comes for the first time loads few files, and little that is not for it: each file costs some 600 bytes of
 * headers, and over plain http, where six come at a time, every further six cost a round trip.
 */
const fewerFiles: Plugin = {
  name: 'fewer-files',
  applyToEnvironment: ({ name }) => name === 'client',
  options: (options) => ({ ...options, treeshake: { moduleSideEffects: [unused] } }),
  outputOptions: (options) => ({ ...options, codeSplitting: { groups: [frame, field] } }),
}
/** SvelteKit takes Svelte whole and asks it by name for what it needs; asked one by one, the rest can be left out. */
const namedOneByOne: Plugin = {
  name: 'named-one-by-one',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: {
    filter: { id: /kit[\\/]src[\\/]runtime[\\/]client[\\/]client\.js$/ },
    handler: (code) => ({
      code: code.replace('{ onMount, tick } = svelte', 'onMount = svelte.onMount, tick = svelte.tick'),
      map: null,
    }),
  },
}
/** Nothing happens by importing these; Svelte does not say so itself, and every page would carry what any page uses. */
const unused = {
  test: /[\\/]svelte[\\/]src[\\/](internal[\\/](client|shared)|reactivity|legacy|store|utils|index|constants)/,
  sideEffects: false,
}
/** What the phone shares with other pages. Of Svelte and SvelteKit there is left out what the phone never uses. */
const frame = {
  name: 'frame',
  priority: 2,
  test: new RegExp(
    [
      /node_modules[\\/](svelte|devalue|esm-env|@sveltejs[\\/]kit)[\\/](?!.*(svelte-element|key|transitions|actions|forms|runtime[\\/]app[\\/].*)\.js)/,
      /preload-helper|paraglide[\\/]runtime|page-locale/,
      /[\\/]lib[\\/](live|outbox|posting|clock|further|contract[\\/](text|limits|time-zone))/,
      /messages[\\/](app_name|state_|refusal_(text|cpr|thread_closed))/,
    ]
      .map(({ source }) => source)
      .join('|'),
  ),
  minShareCount: 3,
}
/** What stands around the field, and is used again by what comes later. */
const field = {
  name: 'field',
  priority: 1,
  test: /now[\\/](Writer|Icon)\.svelte|lib[\\/]drafts|messages[\\/]phone_(send|state_unsent)/,
}

/** Without variables of its own SvelteKit's module for them is empty, as is what only a browser does, and so were the files that they would get by themselves. */
const noEmptyFile: Plugin = {
  name: 'no-empty-file',
  applyToEnvironment: ({ name }) => name === 'ssr',
  outputOptions: (options) => ({ ...options, codeSplitting: { groups: [inside] } }),
}
const inside = {
  name: 'inside',
  test: /__sveltekit[\\/]env|kit[\\/]src[\\/]exports[\\/]|svelte[\\/]src[\\/]internal[\\/]server|[\\/]lib[\\/]announcer/,
}

/**
 * What the phone says may be said in a further language (`src/lib/further.ts`): where any of them has a message, that takes the
 * place of what Paraglide compiled, which would choose between the house's own two alone.
 */
const furtherLanguages: Plugin = {
  name: 'further-languages',
  transform: {
    filter: { id: /lib[\\/]paraglide[\\/]messages[\\/]\w+\.js$/ },
    handler(code) {
      const saidAnew = code.replace(compiled, (whole, key: string) =>
        further.has(key) ? `export const ${key} = /*#__PURE__*/ say(${spelled(key)});` : whole,
      )
      if (saidAnew === code) return null
      return {
        code: `import { say } from '${pathOf('src/lib/further.ts')}'\n${saidAnew}`,
        map: null,
      }
    },
  },
}
/** In the browser the page says which of the two it is in. */
const pageLocale: Plugin = {
  name: 'page-locale',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: {
    filter: { id: /lib[\\/]paraglide[\\/]runtime\.js$/ },
    handler: () => ({ code: `export * from '${pathOf('src/lib/page-locale.ts')}'`, map: null }),
  },
}
const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const compiled = /^export const (\w+) = .*\n\tconst locale = [^]*?^\}\);?/gm
const spelled = (key: string) =>
  [key, own.da[key], own.en[key]].map((text) => JSON.stringify(text)).join(', ')
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
const files = readdirSync('messages')
const areas = files.filter((name) => !name.includes('.'))
const allOf = (locale: string) =>
  Object.assign({}, ...areas.map((area) => read(`messages/${area}/${locale}.json`))) as Record<
    string,
    unknown
  >
const own = { da: allOf('da'), en: allOf('en') }
const further = new Set(
  files.filter((name) => name.endsWith('.json')).flatMap((name) => Object.keys(read(`messages/${name}`))),
)

export default defineConfig({
  plugins: [
    fewerFiles,
    namedOneByOne,
    noEmptyFile,
    furtherLanguages,
    pageLocale,
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      strategy: ['custom-page', 'baseLocale'],
    }),
    sveltekit(),
  ],
  build: {
    // As old as Chrome 90 and Safari 15, but said by a Firefox of their year: for those two the private fields of classes,
    // which they have, would be taken apart.
    target: 'firefox90',
    cssTarget: ['chrome90', 'safari15'],
    // Pages name what they need themselves; a list of every file of the house would be loaded with each.
    modulePreload: false,
  },
  test: {
    // Most of these tests wait for something most of the time, so there are more of them at once than there are cores.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
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
          // What a killed process leaves in a file is SQLite's own matter, and these do not ask which database there is.
          exclude: [...onServer.exclude, 'tests/faults/**', 'tests/{desk,house,lib,phone,wall}/**'],
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
        },
      },
    ],
  },
})
