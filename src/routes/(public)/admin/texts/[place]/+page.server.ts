import { error, redirect } from '@sveltejs/kit'
import { housePlaces, languages } from '$lib/contract/words.ts'
import { type Typed, acting } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, params, url }) => {
  const versions = await loading(core.administration.texts(actor))
  const place = housePlaces.find((one) => one === params.place) ?? error(404, 'not found')
  const language = languages.find((one) => one === url.searchParams.get('language')) ?? 'da'
  return {
    ...{ place, language },
    versions: versions.filter((one) => one.place === place && one.language === language),
    isSaved: url.searchParams.has('saved'),
  }
}

type Verb = (locals: App.Locals, input: Typed) => Promise<void>

/** Of this place, in the language that the form says. */
const writing = (verb: Verb) =>
  acting(async ({ locals, params }, typed) => {
    const { place = '' } = params
    await verb(locals, { ...typed, place })
    redirect(303, `/admin/texts/${place}?language=${typed.language === 'en' ? 'en' : 'da'}&saved`)
  })

export const actions: Actions = {
  save: writing(({ core, actor }, typed) => core.administration.saveText(actor, typed)),
  back: writing(({ core, actor }, typed) => core.administration.textBack(actor, typed)),
  preview: acting(async ({ locals: { core, actor } }, typed) => {
    // Nothing is kept; but only who may keep it is shown it.
    await core.administration.texts(actor)
    return { message: undefined, typed, preview: typed.text ?? '' }
  }),
}
