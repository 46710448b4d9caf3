/** A text as it was changed on the page, handed back as a file: also where no script may make one. */
import { m } from '$lib/paraglide/messages.js'
import { loading } from '$lib/loading.ts'
import { typedIn } from '../typed.ts'
import type { RequestHandler } from './$types'

const names: Record<string, () => string> = {
  website: m.invite_file_website,
  paper: m.invite_file_paper,
  mail: m.invite_file_mail,
}

export const POST: RequestHandler = async ({ locals: { core, actor }, params: { id }, request, url }) => {
  await loading(core.meetings.readDesk(actor, id))
  const { text = '' } = await typedIn(request)
  const name = (names[url.searchParams.get('for') ?? ''] ?? m.invite_file_website)()
  return new Response(text.replaceAll(/\r?\n/g, '\r\n'), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
}
