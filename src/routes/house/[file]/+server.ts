import { error } from '@sveltejs/kit'
import { styleOf } from '$lib/contract/colour.ts'
import type { RequestHandler } from './$types'

/** The logo, and the style that a colour makes: each name says what is in it, so it is kept for good. */
export const GET: RequestHandler = async ({ params: { file }, locals: { core } }) => {
  const [, colour] = /^([0-9a-f]{6})\.css$/.exec(file) ?? []
  if (colour) return kept(styleOf(`#${colour}`), 'text/css; charset=utf-8')
  const [, hash] = /^([\w-]{43})\.(?:png|jpeg|webp)$/.exec(file) ?? []
  const logo = hash ? await core.administration.logo(hash) : null
  // Copied, since a body must lie in memory of its own.
  return logo ? kept(new Uint8Array(logo.bytes), logo.type) : error(404, 'not found')
}

const kept = (body: string | Uint8Array<ArrayBuffer>, type: string) =>
  new Response(body, {
    headers: {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    },
  })
