/** One row for each contribution, for a spreadsheet. */
import type { ThreadPage } from '../domain/threads/read.ts'

const columns = ['question', 'id', 'reply_to', 'kind', 'channel', 'name', 'role', 'title', 'written_at', 'text'] as const

/** UTF-8 with a mark, so that Excel reads æøå. */
export function tableOf(pages: Pick<ThreadPage, 'thread' | 'posts'>[]): string {
  const rows = pages.flatMap(({ thread: { question }, posts }) =>
    posts
      .flatMap((post) => [post, ...post.replies])
      .map(({ id, parentId, kind, channel, name, hat, createdAt, text }) => [
        question,
        id,
        parentId ?? '',
        kind ?? '',
        channel,
        name ?? '',
        hat?.kind ?? '',
        hat?.title ?? '',
        new Date(createdAt).toISOString(),
        text,
      ]),
  )
  return '\ufeff' + [columns, ...rows].map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n'
}

/** A leading `=`, `+`, `-`, `@` or control character would be run as a formula (OWASP, CSV injection). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}
