import { redirect } from '@sveltejs/kit'
import { refuse } from '../../../../../server/refusal.ts'
import { assertAdministrator } from '../../../../../server/domain/administration/administrator.ts'
import { contrast, shadesOf } from '$lib/contract/colour.ts'
import { acting, answering } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { core, actor }, url }) => {
  await loading(Promise.resolve().then(() => assertAdministrator(actor)))
  const { colour } = await core.administration.house()
  return { chosen: colour, shown: colour && shownAs(colour), isSaved: url.searchParams.has('saved') }
}

function shownAs(colour: string) {
  const { light, dark, isAsChosen } = shadesOf(colour)
  return {
    isAsChosen,
    light: { ink: light.green, reads: contrast(light.green, '#fbf9f4') },
    dark: { ink: dark.green, reads: contrast(dark.green, '#11181f') },
  }
}

export const actions: Actions = {
  logo: ({ locals: { core, actor }, request }) =>
    answering({}, async () => {
      assertAdministrator(actor)
      const file = (await request.formData()).get('file')
      if (!(file instanceof File)) return refuse('picture_wrong')
      await core.administration.saveLogo(actor, new Uint8Array(await file.arrayBuffer()))
      redirect(303, '/admin/look?saved')
    }),
  logoGone: acting(async ({ locals: { core, actor } }) => {
    await core.administration.removeLogo(actor)
    redirect(303, '/admin/look?saved')
  }),
  colour: acting(async ({ locals: { core, actor } }, { colour }) => {
    await core.administration.changeColour(actor, { colour })
    redirect(303, '/admin/look?saved')
  }),
  colourGone: acting(async ({ locals: { core, actor } }) => {
    await core.administration.changeColour(actor, { colour: '' })
    redirect(303, '/admin/look?saved')
  }),
}
