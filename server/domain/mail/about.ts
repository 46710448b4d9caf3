/** What a letter is about and who sends it, as it stands at the moment of sending. */
import type { MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import { findMeeting, viewOf } from '../meetings/meeting.ts'
import { addressOf, readMunicipality } from '../people/accounts.ts'
import type { Tools } from '../tools.ts'
import type { Letter } from './letter.ts'

export interface AboutLetter {
  meeting: MeetingView | null
  municipality: string
  sender: { name: string; address: string } | null
}

export async function readAbout(
  tools: Tools,
  { meetingId, accountId }: Pick<Letter, 'meetingId' | 'accountId'>,
): Promise<AboutLetter> {
  const meeting = meetingId && (await findMeeting(tools.db, meetingId))
  const { municipality } = await readMunicipality(tools)
  return {
    meeting: meeting ? viewOf(meeting) : null,
    municipality,
    sender: accountId ? await addressOf(tools.db, accountId) : null,
  }
}
