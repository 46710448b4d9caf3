import { redirect } from '@sveltejs/kit'
import { hasRole, mayPlan } from '../../../../server/domain/people/actor.ts'
import type { PageServerLoad } from './$types'

/** What this account leads: what is on now first, what is coming by the time it starts, what is over with the latest first. */
export const load: PageServerLoad = async ({ locals: { core, actor } }) => {
  if (!actor.account) redirect(303, '/login?next=/meetings')
  const known = await core.meetings.list(actor)
  const roles = await Promise.all(known.map(({ id }) => core.people.rolesIn(actor, id)))
  const led = known.filter((_, i) => roles[i]?.leads)
  return {
    name: actor.account.name,
    plans: mayPlan(actor),
    isAdministrator: hasRole(actor, 'administrator'),
    now: led.filter(({ state }) => state === 'open'),
    coming: led.filter(({ state }) => state === 'draft' || state === 'announced'),
    rehearsals: await core.rehearsals.list(actor),
    hostless: await core.hosting.without(actor),
    reported: await core.reports.count(led.map(({ id }) => id)),
    proposed: await core.proposals.count(led.map(({ id }) => id)),
    over: led.filter(({ state }) => state === 'closed').toReversed(),
  }
}
