import { redirect } from '@sveltejs/kit'
import { pressing } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import { deskPicture } from './deskPicture.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params: { id }, url }) => {
  const { core, actor, publicOrigin } = locals
  const { meeting } = await loading(core.meetings.readDesk(actor, id))
  if (meeting.state === 'draft') redirect(303, `/m/${id}/plan`)
  return {
    seeds: await deskPicture(core, actor, id),
    publisher: actor.account?.name ?? '',
    publicOrigin,
    loadedAt: Date.now(),
    /** What is asked before it is done, for who has no script. */
    asked: url.searchParams.get('ask'),
    /** Where the list begins, for who has no script. */
    from: firstAsked(url),
  }
}

function firstAsked(url: URL): number {
  const from = Number(url.searchParams.get('from'))
  return Number.isSafeInteger(from) && from > 0 ? from : 0
}

export const actions: Actions = {
  open: pressing(({ core, actor }, typed) => core.meetings.open(actor, typed)),
  close: pressing(({ core, actor }, typed) => core.meetings.close(actor, typed)),
  publish: pressing(({ core, actor }, typed) => core.meetings.publish(actor, typed)),
  renewCodes: pressing(({ core, actor }, typed) => core.meetings.renewCodes(actor, typed)),
  offerWall: pressing(async ({ core, actor }, typed) => ({
    wallCode: (await core.people.offerWall(actor, typed)).code,
  })),
  invite: pressing(async ({ core, actor }, typed) => ({
    invitation: (await core.people.invite(actor, typed)).secret,
  })),
  endInvitation: pressing(({ core, actor }, typed) => core.people.endInvitation(actor, typed)),
  endFacilitator: pressing(({ core, actor }, typed) => core.people.endFacilitator(actor, typed)),
  endGrant: pressing(({ core, actor }, typed) => core.people.endGrant(actor, typed)),
  move: pressing(({ core, actor }, typed) => core.agenda.move(actor, typed)),
  takeOut: pressing(({ core, actor }, typed) => core.agenda.takeOut(actor, typed)),
  mode: pressing(({ core, actor }, typed) => core.wall.setMode(actor, typed)),
}
