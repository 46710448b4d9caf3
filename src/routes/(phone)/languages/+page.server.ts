import { nameOf } from '$lib/in-language.ts'
import type { PageServerLoad } from './$types'

/** A page that needs no script: a list here costs a phone nothing that does not ask for it. */
export const csr = false

export const load: PageServerLoad = ({ locals: { locale, further, languages }, url }) => ({
  languages: ['da', 'en', ...languages.keys()].map((code) => ({ code, name: nameOf(code) })),
  spoken: further?.code ?? locale,
  next: url.searchParams.get('next') ?? '/',
})
