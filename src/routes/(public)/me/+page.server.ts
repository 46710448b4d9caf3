import { redirect } from '@sveltejs/kit'
import { keepDevice } from '$lib/device-cookie.ts'
import { acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import { hasRole } from '../../../../server/domain/people/actor.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => ({
  mine: await loading(core.accounts.read(actor)),
  followed: await loading(core.following.list(actor)),
  proposals: await core.proposals.own(actor),
  reported: await core.reports.own(actor),
  fresh: await freshIn(core, actor),
  remembers: await core.reading.remembers(actor),
  isAdministrator: hasRole(actor, 'administrator'),
  stop: await core.following.stopToken(actor),
  /** Which of its forms was just answered with yes. */
  done: url.searchParams.get('done'),
})

/** What is new in each thread that they follow. */
async function freshIn(core: App.Locals['core'], actor: App.Locals['actor']) {
  if (!actor.account) return new Map<string, never>()
  const threads = (await core.following.list(actor)).filter(({ kind }) => kind === 'thread')
  return core.reading.newIn(
    actor,
    threads.map(({ target }) => target),
  )
}

const done = (what: 'saved' | 'kept'): never => redirect(303, `/me?done=${what}#${what}`)

export const actions: Actions = {
  keep: acting(async ({ locals: { core, actor } }, { meetingId, named }) => {
    await core.accounts.keepWords(actor, { meetingId, named: named === 'on' })
    done('kept')
  }),
  keepByCode: acting(async ({ locals: { core, door, actor }, getClientAddress }, { code, named }) => {
    const keep = () => core.accounts.keepWords(actor, { code, named: named === 'on' })
    await door.limits.guessing(getClientAddress(), keep)
    done('kept')
  }),
  name: acting(async ({ locals: { core, actor } }, { meetingId, named }) => {
    await core.accounts.nameWords(actor, { meetingId, named: named === 'on' })
    done('saved')
  }),
  follow: acting(async ({ locals: { core, actor, locale } }, { kind, target, rhythm }) => {
    await core.following.follow(actor, locale, { kind, target, rhythm })
    done('saved')
  }),
  unfollow: acting(async ({ locals: { core, actor } }, { kind, target }) => {
    await core.following.unfollow(actor, { kind, target })
    redirect(303, '/me#following')
  }),
  remember: acting(async ({ locals: { core, actor } }, { remember }) => {
    await core.reading.remember(actor, { on: remember === 'on' })
    redirect(303, '/me?done=remember#remember')
  }),
  letGo: acting(async ({ locals: { core, actor } }, { meetingId }) => {
    await core.accounts.letGoOfWords(actor, { meetingId })
    done('saved')
  }),
  choose: acting(async (event, { name, language, textSize }) => {
    const { core, actor, door, device } = event.locals
    await core.accounts.change(actor, { name, language: language || null, textSize: textSize || null })
    // What this browser was told by hand earlier would go before it.
    keepDevice(event, door.speaking(device, language || null))
    done('saved')
  }),
}
