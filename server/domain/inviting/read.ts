/** What one must know before one invites by mail, and how far it has come. */
import { CheckListInput } from '../../../src/lib/contract/inputs/inviting.ts'
import { sha256 } from '../../ids.ts'
import { parse } from '../../parse.ts'
import { type Reason, refuse } from '../../refusal.ts'
import { type LetterView, lettersOf } from '../mail/read.ts'
import { meetingFor } from '../meetings/meeting.ts'
import { addressOf } from '../people/accounts.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { type ReadList, readAddresses } from './addresses.ts'
import { hasTried, invitationsLeft, whyNoInvitation, whyNoTrial } from './may.ts'

export interface InvitingPage {
  /** Why nothing is sent; null: it may be. */
  whyNot: Reason | null
  whyNoTrial: Reason | null
  hasTried: boolean
  /** So many addresses may still be written to. */
  left: number
  /** Where a trial goes, and answers to an invitation. */
  own: { name: string; address: string } | null
  letters: LetterView[]
}

/** Refuses `forbidden` for who does not lead the meeting. */
export async function readInviting(tools: Tools, actor: Actor, id: string): Promise<InvitingPage> {
  const { db, now } = tools
  const meeting = await ledFor(tools, actor, id)
  return {
    whyNot: whyNoInvitation(meeting, now()),
    whyNoTrial: whyNoTrial(meeting, now()),
    hasTried: await hasTried(db, id),
    left: await invitationsLeft(db, id),
    own: actor.account && (await addressOf(db, actor.account.id)),
    letters: await lettersOf(db, id),
  }
}

/** A list as it would be sent to. Nothing of it is kept. */
export interface CheckedList extends ReadList {
  /** Names this list and no other one. */
  seen: string
}

export async function checkList(tools: Tools, actor: Actor, input: unknown): Promise<CheckedList> {
  const { meetingId, list } = parse(CheckListInput, input)
  await ledFor(tools, actor, meetingId)
  const read = readAddresses(list)
  return { ...read, seen: nameOf(read) }
}

export const nameOf = ({ recipients }: ReadList): string =>
  sha256(recipients.map(({ address }) => address).join('\n'))

async function ledFor({ db }: Tools, actor: Actor, id: string) {
  const { meeting, roles } = await meetingFor(db, actor, id)
  return roles.leads ? meeting : refuse(actor.account ? 'forbidden' : 'login_first')
}
