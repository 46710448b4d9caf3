import adapter from '@sveltejs/adapter-node'
import { readFileSync } from 'node:fs'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ precompress: true }),
    // A phone carries no list of every page of the house: the server says which script a page needs.
    router: { resolution: 'server' },
    // Small styles stand in the page itself: over plain http a file more may cost a phone a round trip. Characters.
    inlineStyleThreshold: 9000,
    // The same source builds to the same files: a page that is open goes on after a restart.
    version: { name: version },
    // Only the page of outreach is kept by one, and says so itself.
    serviceWorker: { register: false },
    // The route announcer of SvelteKit sets its own style attribute.
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self', 'unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self', 'data:'],
        'connect-src': ['self', 'ws:', 'wss:'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['self'],
      },
    },
  },
}
