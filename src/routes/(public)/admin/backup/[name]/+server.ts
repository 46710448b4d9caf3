import { Readable } from 'node:stream'
import { loading } from '$lib/loading.ts'
import type { RequestHandler } from './$types'

/** The whole database: for administrators who have just logged in. */
export const GET: RequestHandler = async ({ locals: { machine, actor, loginId }, params: { name } }) => {
  const { file, bytes } = await loading(machine.backups.open(actor, { loginId }, name))
  // Node's own stream of the web and the one of the page's types are the same thing.
  return new Response(Readable.toWeb(file) as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      'content-type': 'application/vnd.sqlite3',
      'content-length': String(bytes),
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
