import { searchLimit } from '$lib/contract/inputs/search.ts'
import { loading } from '$lib/loading.ts'
import type { PageServerLoad } from './$types'

/** What is found comes while one types. */
export const csr = true

const filters = ['kind', 'channel', 'place', 'from', 'to', 'meeting'] as const

export const load: PageServerLoad = async ({ locals: { core, actor, door }, url, getClientAddress }) => {
  const typed = (name: string) => url.searchParams.get(name)?.trim() ?? ''
  const q = typed('q')
  const narrowed = Object.fromEntries(filters.map((name) => [name, typed(name)])) as Record<
    (typeof filters)[number],
    string
  >
  const isTooLong = q.length > searchLimit
  const isAsked = q !== '' && !isTooLong
  if (isAsked) await loading(door.limits.countSearch(getClientAddress()))
  const asked = { q, ...narrowed, after: typed('after') || null }
  const at = /^[0-9a-z]{26}$/.test(narrowed.meeting) ? narrowed.meeting : null
  return {
    q,
    narrowed,
    isTooLong,
    isFurther: asked.after !== null,
    answer: isAsked ? await loading(core.search.find(actor, asked)) : null,
    venues: await core.search.venues(),
    /** The meeting that it is narrowed to, if there is one that this visitor may know of. */
    only: at
      ? await core.meetings.read(actor, at).then(
          ({ meeting }) => meeting.title,
          () => null,
        )
      : null,
  }
}
