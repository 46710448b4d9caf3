/** What the form *Følg med* does, on the page of whatever can be followed. */
import { type RequestEvent, redirect } from '@sveltejs/kit'
import type { FollowKind, Rhythm } from '../contract/words.ts'
import { keepDevice } from '../device-cookie.ts'
import { acting } from '../forms.ts'

type OnPage = RequestEvent<{ id: string }>

/** Of a page whose address names what it is about. */
export const followActions = (kind: FollowKind) => ({
  follow: acting(async (event: OnPage, typed) => {
    const { core, actor, locale, ownOrigin, door } = event.locals
    const following = { kind, target: event.params.id, rhythm: typed.rhythm }
    if (actor.account) await core.following.follow(actor, locale, following)
    else {
      const { email = '' } = typed
      const device = event.locals.device ?? door.newDevice()
      // The same for everybody: whether a mail was sent, nobody is told.
      if (await door.mayAsk({ device, email, address: event.getClientAddress() }))
        await core.following.ask({ language: locale, origin: ownOrigin }, { ...following, email })
      keepDevice(event, door.remember(device))
    }
    redirect(303, `${event.url.pathname}?followed=${actor.account ? 'yes' : 'asked'}#follow`)
  }),
  unfollow: acting(async ({ locals: { core, actor }, params, url }: OnPage) => {
    await core.following.unfollow(actor, { kind, target: params.id })
    redirect(303, `${url.pathname}#follow`)
  }),
})

export interface Following {
  /** Null for who does not follow it. */
  rhythm: Rhythm | null
  hasAccount: boolean
  /** What was just done. */
  done: string | null
}

export const followingOn = async (
  { locals: { core, actor }, url }: Pick<RequestEvent, 'locals' | 'url'>,
  kind: FollowKind,
  id: string,
): Promise<Following> => ({
  rhythm: await core.following.read(actor, kind, id),
  hasAccount: actor.account !== null,
  done: url.searchParams.get('followed'),
})
