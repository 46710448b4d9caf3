/** A phone of somebody who speaks from office: it joins like any other, and uses the card that the desk gave it. */
import type { GiveHatInput } from '../../src/lib/contract/inputs/hats.ts'
import { join } from '../rehearsal/phone.ts'
import { type Stage, wallOf } from './stage.ts'

export type Hat = Omit<GiveHatInput, 'meetingId'>

/** Answers with its token. */
export async function phoneOfOffice(stage: Stage, meetingId: string, hat: Hat): Promise<string> {
  const { core, door, leader, url } = stage
  const { join: access } = await wallOf(stage, meetingId)
  if (!access) throw new Error(`Meeting ${meetingId} has no code.`)
  const { token } = await join(url, access.code)
  const { code } = await core.hats.give(leader, { meetingId, ...hat })
  const { actor } = await door.ask({ cookies: {}, bearer: token, isSecure: false })
  await core.hats.putOn(actor, { code })
  return token
}
