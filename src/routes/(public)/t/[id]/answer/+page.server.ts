import { type RequestEvent, redirect } from '@sveltejs/kit'
import { acting, instantFrom, type Typed } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

/** What is answered: a contribution or a theme of the thread, or else all of it. */
const aboutOf = (event: { params: { id: string }; url: URL }): string =>
  event.url.searchParams.get('about') ?? event.params.id

export const load: PageServerLoad = async ({ locals: { core, actor }, params, url }) => {
  const asked = { threadId: params.id, about: aboutOf({ params, url }) }
  return { answering: await loading(core.answers.read(actor, asked)), back: backTo(asked) }
}

function backTo({ threadId, about }: { threadId: string; about: string }): string {
  return about === threadId ? `/t/${threadId}#answered` : `/t/${threadId}?at=${about}#c-${about}`
}

type Event = RequestEvent<{ id: string }>
const askedIn = (event: Event) => ({ threadId: event.params.id, about: aboutOf(event) })

const contentOf = ({
  outcome,
  text,
  reason,
  responsible,
  nextStep,
  due,
  again,
  passedTo,
  office,
}: Typed) => ({
  ...{ outcome, text, reason, responsible, nextStep },
  ...{ due, again, passedTo, office },
})

export const actions: Actions = {
  publish: acting(async (event: Event, typed) => {
    const { core, actor, publicOrigin } = event.locals
    const before = { seen: Number(typed.seen), draftSeen: instantFrom(typed.draftSeen) }
    const answer = { ...askedIn(event), ...contentOf(typed), ...before, origin: publicOrigin }
    await core.answers.publish(actor, answer)
    redirect(303, backTo(askedIn(event)))
  }),
  draft: acting(async (event: Event, typed) => {
    const { core, actor } = event.locals
    const draft = { ...askedIn(event), ...contentOf(typed), draftSeen: instantFrom(typed.draftSeen) }
    await core.answers.draft(actor, draft)
    redirect(303, `/t/${event.params.id}/answer?about=${askedIn(event).about}`)
  }),
  withdraw: acting(async (event: Event, typed) => {
    const { core, actor } = event.locals
    await core.answers.withdraw(actor, { ...askedIn(event), seen: Number(typed.seen) })
    redirect(303, backTo(askedIn(event)))
  }),
  promise: acting(async (event: Event, { who, due }) => {
    const { core, actor } = event.locals
    await core.answers.promise(actor, { ...askedIn(event), who, due })
    redirect(303, backTo(askedIn(event)))
  }),
}
