/** *Gør opmærksom på*, from whichever page it is sent. */
import type { RequestEvent } from '@sveltejs/kit'
import type { Typed } from './forms.ts'

/** Answers with the secret of its receipt. Who is nobody in particular is counted by address, since nothing else tells them apart. */
export async function reportedBy(
  { locals, getClientAddress }: Pick<RequestEvent, 'locals' | 'getClientAddress'>,
  { id, key, reason, words }: Typed,
): Promise<string> {
  const { core, actor, door, publicOrigin: origin } = locals
  if (!actor.account) await door.limits.countReport(getClientAddress())
  const { secret } = await core.reports.make(actor, { id, key, reason, words, origin })
  return secret
}
