import { redirect } from '@sveltejs/kit'
import { type Typed, acting } from '$lib/forms.ts'
import { replyKinds } from '$lib/contract/words.ts'
import { channelLabel, replyLabel } from '$lib/labels.ts'
import { saidBy } from '$lib/roles.ts'
import { loading } from '$lib/loading.ts'
import { newKey } from '$lib/posting.ts'
import { reportedBy } from '$lib/reported-by.ts'
import type { ReplyingTo } from './replyingTo.ts'
import { seenSentence } from './seen.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor, locale }, params: { id }, url }) => {
  const { meeting, agenda, threads, roles, mayReadWords } = await loading(core.meetings.read(actor, id))
  const { wall, contributions } = mayReadWords ? await loading(core.wall.read(actor, id)) : nothingToRead
  const asked = threads.find((thread) => thread.id === url.searchParams.get('to'))
  const current = agenda.find((item) => item.id === meeting.currentItemId)?.threadId ?? null
  const writingTo = asked?.id ?? current
  const phoneWaits = roles.joined && (await core.moderation.phoneWaits(actor, id))
  const replying = mayReadWords ? await replyingTo(url.searchParams.get('reply')) : null
  const thread = threads.find((one) => one.id === writingTo) ?? null
  return {
    ...{ meeting, agenda, threads, wall, contributions, writingTo, locale },
    speakers: mayReadWords ? await core.speakers.list(actor, id) : [],
    handId: (await core.speakers.own(actor, id))?.id ?? null,
    help: (await core.help.own(actor, { meetingId: id })).help,
    hat: await core.hats.own(actor, id),
    mine: roles.joined ? await core.contributions.own(actor, id) : [],
    joined: roles.joined,
    /** Whose code this phone scanned last. */
    standId: actor.keyIn(id)?.standId ?? null,
    mayRead: mayReadWords,
    claimCode: roles.joined ? (actor.keyIn(id)?.claimCode ?? null) : null,
    phoneWaits,
    replyingTo: replying,
    /** Until the part that knows when it changes has come. */
    seen: seenSentence({ meeting, thread, isReply: replying !== null, phoneWaits }),
    /** For a form without a script; one with a script makes its own. */
    formKey: newKey(),
    now: Date.now(),
  }

  async function replyingTo(parentId: string | null): Promise<ReplyingTo | null> {
    if (!parentId || !writingTo) return null
    const { posts } = await loading(core.threads.read(actor, { id: writingTo, from: 0, at: parentId }))
    const post = posts.find(({ id }) => id === parentId)
    if (!post) return null
    const kinds = replyKinds.map((kind) => ({ kind, label: replyLabel[kind]() }))
    return { id: post.id, text: post.text, from: saidBy(post) ?? channelLabel[post.channel](), kinds }
  }
}

const nothingToRead = { wall: null, contributions: [] }

/** Back to the page itself, so that loading it again sends nothing twice. */
const backTo = ({ params, url }: RequestEvent): never => {
  const to = url.searchParams.get('to')
  return redirect(303, `/m/${params.id}/now${to ? `?to=${encodeURIComponent(to)}` : ''}#write`)
}

/** One form, one verb, and back to the page. */
const form = (verb: (locals: App.Locals, typed: Typed) => Promise<unknown>) =>
  acting(async (event: RequestEvent, typed) => {
    await verb(event.locals, { ...typed, meetingId: event.params.id })
    return backTo(event)
  })

export const actions: Actions = {
  ask: form(({ core, actor }, { speaker, meetingId }) =>
    core.speakers.ask(actor, { meetingId, name: speaker ?? null }),
  ),
  lower: form(({ core, actor }, { id }) => core.speakers.withdraw(actor, { id })),
  help: form(({ core, actor }, { place = '', meetingId }) => core.help.ask(actor, { meetingId, place })),
  giveBackHat: form(({ core, actor }, { meetingId }) => core.hats.giveBack(actor, { meetingId })),
  elsewhere: form(({ core, actor }, { id, note = '' }) => core.themes.wishElsewhere(actor, { id, note })),
  write: form(({ core, actor }, { key, threadId, text, name = null, parentId, kind, meetingId }) => {
    const reply = parentId ? { parentId, kind } : {}
    return core.contributions.submit(actor, { key, threadId, text, name, meetingId, ...reply })
  }),
  report: acting(async (event: RequestEvent, typed) => ({ secret: await reportedBy(event, typed) })),
  mend: form(({ core, actor }, { id, text }) => core.contributions.edit(actor, { id, text })),
  withdraw: form(({ core, actor }, { id }) => core.contributions.withdraw(actor, { id })),
}
