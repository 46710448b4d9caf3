/** A whole meeting, as far as one may read it on its pages. */
import type { Actor } from '../domain/people/actor.ts'
import type { Core } from '../core.ts'
import { refuse } from '../refusal.ts'

export type WholeMeeting = Awaited<ReturnType<typeof readWhole>>

/** Refuses `join_first` for who may not read the words. */
export async function readWhole(core: Core, actor: Actor, id: string) {
  const { meeting, agenda, threads, mayReadWords } = await core.meetings.read(actor, id)
  if (!mayReadWords) refuse('join_first')
  const pages = await Promise.all(threads.map((thread) => core.threads.read(actor, { id: thread.id })))
  return { meeting, agenda, pages }
}
