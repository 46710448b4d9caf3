/** Invites by mail: first oneself, to see it arrive, and then everybody on a list that is gone when they have got it. */
import { InviteByMailInput, TrialInput } from '../../../src/lib/contract/inputs/inviting.ts'
import { parse } from '../../parse.ts'
import { refuse } from '../../refusal.ts'
import { postLetter } from '../mail/post.ts'
import { ledMeetingFor } from '../meetings/meeting.ts'
import { logRoomAct } from '../moderation/log.ts'
import { addressOf } from '../people/accounts.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { readAddresses } from './addresses.ts'
import { hasTried, invitationsLeft, trialsSince, whyNoInvitation, whyNoTrial } from './may.ts'
import { nameOf } from './read.ts'

const hourMs = 3_600_000
const trialsAnHour = 10
/** A server that is down so long is mended by people who then send again. */
const longestMs = 3 * 24 * hourMs

/** To the address of whoever asks, and nobody else's. Refuses `trials_full`, and as `whyNoTrial` says. */
export async function sendTrial(tools: Tools, actor: Actor, input: unknown): Promise<{ address: string }> {
  const { meetingId, ...content } = parse(TrialInput, input)
  const account = actor.account ?? refuse('login_first')
  const { outcome } = await tools.write(async (trx) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    const now = tools.now()
    const why = whyNoTrial(meeting, now)
    if (why) refuse(why)
    if ((await trialsSince(trx, meetingId, now - hourMs)) >= trialsAnHour) refuse('trials_full')
    const own = (await addressOf(trx, account.id)) ?? refuse('login_first')
    const letter = { key: tools.newId(), meetingId, content, accountId: account.id, kind: 'trial' as const }
    await postLetter(tools, trx, { ...letter, expiresAt: now + hourMs, turn: 'awaited' }, [own])
    return { address: own.address }
  })
  return outcome
}

/**
 * To everybody on the list whose address can be right, once each. Refuses `list_changed` if it is not the list that the
 * sender was shown, `list_empty`, `list_too_long`, `trial_first`, and as `whyNoInvitation` says. The same key again is
 * the same invitation.
 */
export async function inviteByMail(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ recipients: number }> {
  const { meetingId, key, list, seen, ...content } = parse(InviteByMailInput, input)
  const read = readAddresses(list)
  const { recipients } = read
  const accountId = actor.account?.id ?? refuse('login_first')
  await tools.write(async (trx) => {
    const meeting = await ledMeetingFor(trx, actor, meetingId, 'seized')
    const now = tools.now()
    const why = whyNoInvitation(meeting, now)
    if (why) refuse(why)
    if (recipients.length === 0) refuse('list_empty')
    if (nameOf(read) !== seen) refuse('list_changed')
    if (!(await hasTried(trx, meetingId))) refuse('trial_first')
    const left = await invitationsLeft(trx, meetingId)
    const letter = { key, meetingId, content, accountId, kind: 'invitation' as const }
    const expiresAt = Math.min(meeting.startsAt, now + longestMs)
    const isNew = await postLetter(tools, trx, { ...letter, expiresAt, turn: 'many' }, recipients)
    if (!isNew) return
    // Thrown inside, it takes back what was just posted.
    if (recipients.length > left) refuse('list_too_long')
    await logRoomAct(tools, trx, actor, { meetingId, act: 'invite_by_mail', count: recipients.length })
  })
  return { recipients: recipients.length }
}
