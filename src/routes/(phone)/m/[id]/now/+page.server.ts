import { redirect } from '@sveltejs/kit'
import { answering, fields } from '$lib/forms.ts'
import { replyKinds } from '$lib/contract/words.ts'
import { channelLabel, replyLabel } from '$lib/labels.ts'
import { loading } from '$lib/loading.ts'
import { newKey } from '$lib/posting.ts'
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
    const { posts } = await loading(core.threads.read(actor, { id: writingTo }))
    const post = posts.find(({ id }) => id === parentId)
    if (!post) return null
    const kinds = replyKinds.map((kind) => ({ kind, label: replyLabel[kind]() }))
    return { id: post.id, text: post.text, from: post.name ?? channelLabel[post.channel](), kinds }
  }
}

const nothingToRead = { wall: null, contributions: [] }

/** Back to the page itself, so that loading it again sends nothing twice. */
const backTo = ({ params, url }: RequestEvent): never => {
  const to = url.searchParams.get('to')
  return redirect(303, `/m/${params.id}/now${to ? `?to=${encodeURIComponent(to)}` : ''}#write`)
}

export const actions: Actions = {
  ask: async (event) => {
    const { core, actor } = event.locals
    const typed = await fields(event.request)
    return answering(typed, async () => {
      await core.speakers.ask(actor, { meetingId: event.params.id, name: typed.speaker ?? null })
      return backTo(event)
    })
  },
  help: async (event) => {
    const { core, actor } = event.locals
    const typed = await fields(event.request)
    return answering(typed, async () => {
      await core.help.ask(actor, { meetingId: event.params.id, place: typed.place ?? '' })
      return backTo(event)
    })
  },
  elsewhere: async (event) => {
    const { core, actor } = event.locals
    const typed = await fields(event.request)
    return answering(typed, async () => {
      await core.themes.wishElsewhere(actor, { id: typed.id, note: typed.note ?? '' })
      return backTo(event)
    })
  },
  lower: async (event) => {
    const { core, actor } = event.locals
    const typed = await fields(event.request)
    return answering(typed, async () => {
      await core.speakers.withdraw(actor, { id: typed.id })
      return backTo(event)
    })
  },
  write: async (event) => {
    const { core, actor } = event.locals
    const typed = await fields(event.request)
    const { key, threadId, text, name, parentId, kind } = typed
    return answering(typed, async () => {
      const reply = parentId ? { parentId, kind } : {}
      const input = { key, threadId, text, name: name ?? null, meetingId: event.params.id, ...reply }
      await core.contributions.submit(actor, input)
      return backTo(event)
    })
  },
  mend: async (event) => {
    const { core, actor } = event.locals
    const typed = await fields(event.request)
    return answering(typed, async () => {
      await core.contributions.edit(actor, { id: typed.id, text: typed.text })
      return backTo(event)
    })
  },
  withdraw: async (event) => {
    const { core, actor } = event.locals
    const typed = await fields(event.request)
    return answering(typed, async () => {
      await core.contributions.withdraw(actor, { id: typed.id })
      return backTo(event)
    })
  },
}
