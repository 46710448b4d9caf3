import { error, redirect } from '@sveltejs/kit'
import { fields } from '$lib/forms.ts'
import { sentenceFor } from '$lib/sentences.ts'
import { mayPlan } from '../../../../../server/domain/people/actor.ts'
import { isRefusal } from '../../../../../server/refusal.ts'
import { arranged, newPlan } from '../../planning/planForm.ts'
import { saving } from '../../planning/saving.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { actor } }) => {
  if (!mayPlan(actor)) error(403, { message: sentenceFor('forbidden'), code: 'forbidden' })
  return { name: actor.account?.name ?? '', typed: newPlan(Date.now()) }
}

export const actions: Actions = {
  save: async ({ locals: { core, actor }, request }) =>
    saving(await fields(request), async (plan) => {
      const { id } = await core.meetings.plan(actor, plan)
      redirect(303, `/m/${id}/plan?saved`)
    }),

  /** What keeps it from being announced is said on the page where it can be mended. */
  announce: async ({ locals: { core, actor }, request }) =>
    saving(await fields(request), async (plan) => {
      const { id } = await core.meetings.plan(actor, plan)
      try {
        await core.meetings.announce(actor, { meetingId: id })
      } catch (refusal) {
        if (!isRefusal(refusal)) throw refusal
        redirect(303, `/m/${id}/plan?missing`)
      }
      redirect(303, `/m/${id}/lead`)
    }),

  arrange: async ({ request }) => {
    const { act = '', ...typed } = await fields(request)
    return { typed: arranged(typed, act) }
  },
}
