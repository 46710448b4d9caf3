import type { Core } from '../../../../../../server/core.ts'
import type { Actor } from '../../../../../../server/domain/people/actor.ts'
import type { Seeds } from '$lib/live.svelte.ts'

type Whole = Required<Omit<Seeds, 'mine' | 'hat'>>

/** The whole of what the desk sees, for the page to be made with. */
export async function deskPicture(core: Core, actor: Actor, meetingId: string): Promise<Whole> {
  const seeds: Whole = {
    meeting: null,
    wall: null,
    threads: [],
    agenda: [],
    contributions: [],
    stands: [],
    themes: [],
    hats: [],
  }
  for (let since = 0, more = true; more;) {
    const page = await core.feed.catchUp(actor, { meetingId, audience: 'desk', since })
    const { upserts } = page
    seeds.meeting = upserts.meeting ?? seeds.meeting
    seeds.wall = upserts.wall ?? seeds.wall
    seeds.threads.push(...upserts.threads)
    seeds.agenda.push(...upserts.agenda)
    seeds.contributions.push(...upserts.contributions)
    seeds.stands.push(...upserts.stands)
    seeds.themes.push(...upserts.themes)
    seeds.hats.push(...upserts.hats)
    more = page.more && page.head > since
    since = page.head
  }
  return seeds
}
