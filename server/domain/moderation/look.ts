/** Several at one desk see what each looks at, so that nobody decides on what another has in hand. Kept nowhere. */
import { LookInput } from '../../../src/lib/contract/inputs/moderation.ts'
import type { LookView } from '../../../src/lib/contract/wire/presence.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'

/** Who looks at what; `null` for nothing. Refuses `forbidden` for who does not lead the meeting. */
export async function lookAt(
  { db }: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ meetingId: string; look: LookView | null }> {
  const { meetingId, id, isDeciding } = parse(LookInput, input)
  const { roles } = await meetingFor(db, actor, meetingId)
  if (!roles.leads || !actor.account) return refuse('forbidden')
  return { meetingId, look: id === null ? null : { id, name: actor.account.name, isDeciding } }
}
