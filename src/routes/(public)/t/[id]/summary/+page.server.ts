import { type RequestEvent, redirect } from '@sveltejs/kit'
import { acting, answering, instantFrom } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Core } from '../../../../../../server/core.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params: { id }, url }) => {
  const page = await loading(core.threads.read(actor, { id }))
  if (page.thread.id !== id) redirect(308, `/t/${page.thread.id}/summary`)
  const sums = await core.sums.read(actor, id)
  return {
    ...sums,
    mayRead: page.mayRead,
    posts: sums.maySum ? page.posts : [],
    writing: sums.maySum ? await writingAt(core, actor, id) : null,
    /** Which paragraph is in the form: its place, or one more. */
    at: url.searchParams.get('at'),
  }
}

type Actor = App.Locals['actor']

/** What was drafted, or else what stands, to go on from. */
async function writingAt(core: Core, actor: Actor, id: string) {
  const { number, draft } = await core.sums.writing(actor, id)
  const { standing } = await core.sums.read(actor, id)
  const stands = standing?.paragraphs.map(({ text, sources }) => ({
    text,
    sources: sources.map((one) => one.id),
  }))
  return { number, draft, paragraphs: draft?.paragraphs ?? stands ?? [] }
}

type Event = RequestEvent<{ id: string }>
type Paragraphs = Awaited<ReturnType<typeof writingAt>>['paragraphs']

async function changing(
  { locals, params }: Event,
  draftSeen: string | undefined,
  change: (paragraphs: Paragraphs) => Paragraphs,
) {
  const { core, actor } = locals
  const { paragraphs } = await writingAt(core, actor, params.id)
  const draft = { threadId: params.id, paragraphs: change(paragraphs), draftSeen: instantFrom(draftSeen) }
  await core.sums.draft(actor, draft)
  redirect(303, `/t/${params.id}/summary#write`)
}

export const actions: Actions = {
  save: async (event: Event) => {
    const form = await event.request.formData()
    const said = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
    const [at = ''] = said('at')
    const [text = ''] = said('text')
    const sources = said('source')
    const [draftSeen] = said('draftSeen')
    return answering({ at, text, sources: sources.join(' ') }, () =>
      changing(event, draftSeen, (all) =>
        at !== '' && Number(at) < all.length
          ? all.with(Number(at), { text, sources })
          : [...all, { text, sources }],
      ),
    )
  },
  remove: acting((event: Event, { at, draftSeen }) =>
    changing(event, draftSeen, (all) => all.toSpliced(Number(at), 1)),
  ),
  up: acting((event: Event, { at, draftSeen }) =>
    changing(event, draftSeen, (all) => {
      const [above, own] = [all[Number(at) - 1], all[Number(at)]]
      return above && own ? all.with(Number(at) - 1, own).with(Number(at), above) : all
    }),
  ),
  publish: acting(async ({ locals: { core, actor }, params }: Event, { seen, draftSeen }) => {
    const before = { seen: Number(seen), draftSeen: instantFrom(draftSeen) }
    await core.sums.publish(actor, { threadId: params.id, ...before })
    redirect(303, `/t/${params.id}/summary`)
  }),
  withdraw: acting(async ({ locals: { core, actor }, params }: Event, { seen }) => {
    await core.sums.withdraw(actor, { threadId: params.id, seen: Number(seen) })
    redirect(303, `/t/${params.id}/summary`)
  }),
}
