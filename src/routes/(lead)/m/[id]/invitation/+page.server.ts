import { type RequestEvent, redirect } from '@sveltejs/kit'
import { speaking } from '../../../../../../server/exports/language.ts'
import { type Typed, answering } from '$lib/forms.ts'
import { textsOf } from '$lib/invitation/texts.ts'
import { loading } from '$lib/loading.ts'
import { newKey } from '$lib/posting.ts'
import { languageOf } from './language.ts'
import { typedIn } from './typed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params: { id }, url, depends }) => {
  depends('invitation:letters')
  const { core, actor, locale, postman } = locals
  const inviting = await loading(core.inviting.read(actor, id))
  const { meeting, threads } = await loading(core.meetings.readDesk(actor, id))
  const { municipality, contact } = await core.accounts.municipality()
  const language = languageOf(url, locale)
  const link = linkTo(locals, id, meeting.access)
  const questions = threads.map(({ question }) => question)
  return {
    ...inviting,
    leader: actor.account?.name ?? '',
    meeting,
    language,
    texts: speaking(language, () => textsOf({ meeting, questions, municipality, contact, link })),
    carries: postman.carries,
    trouble: postman.trouble(),
    /** Of the next letter. */
    key: newKey(),
  }
}

/** The page of a meeting behind closed doors opens for nobody who is invited. */
const linkTo = ({ publicOrigin }: App.Locals, id: string, access: string): string | null =>
  access === 'closed' ? null : `${publicOrigin}/m/${id}`

/** What was typed, with the words of a file among them, and what the letter says. */
async function sendingOf({ request, locals, params: { id = '' }, url }: RequestEvent) {
  const typed = await typedIn(request)
  const { meeting } = await loading(locals.core.meetings.readDesk(locals.actor, id))
  const language = languageOf(url, locals.locale)
  const { subject, text } = typed
  const letter = { meetingId: id, language, subject, text, link: linkTo(locals, id, meeting.access) }
  return { typed, letter, language }
}

const answered = async <T extends object>(typed: Typed, verb: () => Promise<T>) =>
  answering(typed, async () => ({ ...(await verb()), typed }))

export const actions: Actions = {
  trial: async (event) => {
    const { typed, letter } = await sendingOf(event)
    const { core, actor } = event.locals
    return answered(typed, async () => ({ tried: await core.inviting.trial(actor, letter) }))
  },
  check: async (event) => {
    const typed = await typedIn(event.request)
    const { core, actor } = event.locals
    return answered(typed, async () => ({
      checked: await core.inviting.check(actor, { meetingId: event.params.id, list: typed.list ?? '' }),
    }))
  },
  send: async (event) => {
    const { typed, letter, language } = await sendingOf(event)
    const { core, actor } = event.locals
    const { key, list = '', seen } = typed
    return answering(typed, async () => {
      await core.inviting.send(actor, { ...letter, key, list, seen })
      redirect(303, `/m/${letter.meetingId}/invitation?in=${language}#sendings`)
    })
  },
}
