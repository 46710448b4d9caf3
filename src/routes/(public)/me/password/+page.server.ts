import { redirect } from '@sveltejs/kit'
import { keepDevice } from '$lib/device-cookie.ts'
import { acting } from '$lib/forms.ts'
import { letInByMail } from '$lib/letIn.ts'
import { refuse } from '../../../../../server/refusal.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const here = '/me/password'

export const load: PageServerLoad = async ({ locals: { actor, core, loginId }, url }) => {
  if (!actor.account) redirect(303, `/login?next=${here}`)
  const done = url.searchParams.get('done')
  return { ...(await core.accounts.readPassword(actor, { loginId })), done }
}

export const actions: Actions = {
  save: acting(async (event, typed) => {
    const { actor, core, loginId } = event.locals
    await checking(event, () => core.accounts.changePassword(actor, { loginId }, typed))
    redirect(303, `${here}?done=saved`)
  }),
  remove: acting(async (event, typed) => {
    const { actor, core, loginId } = event.locals
    await checking(event, () => core.accounts.removePassword(actor, { loginId }, typed))
    redirect(303, `${here}?done=removed`)
  }),
  /** A fresh link says as much as the present password. */
  link: acting(async (event) => {
    const { core, door, locale: language, ownOrigin: origin } = event.locals
    const email = await addressOf(event)
    const device = event.locals.device ?? door.newDevice()
    const asked = { asker: door.askerOf(device), language, origin, next: here }
    if (await door.mayAsk({ device, email, address: event.getClientAddress() }))
      await core.accounts.askForLink(asked, { email })
    keepDevice(event, door.remember(device))
    redirect(303, `${here}?done=sent`)
  }),
  code: acting(async (event, { code }) => {
    const { core, door, device } = event.locals
    const used = await core.accounts.useLoginCode(device && door.askerOf(device), { code })
    redirect(303, await letInByMail(event, { ...used, next: here }))
  }),
}

/** Wrong ones count as at the login. */
async function checking(event: RequestEvent, check: () => Promise<void>): Promise<void> {
  const { door, device } = event.locals
  const email = await addressOf(event)
  await door.checking({ device, email, address: event.getClientAddress() }, check)
}

const addressOf = async ({ locals: { actor, core } }: RequestEvent): Promise<string> =>
  (await core.accounts.emailOf(actor.account?.id ?? refuse('login_first'))) ?? refuse('email_wrong')
