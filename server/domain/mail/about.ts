/** What a letter is about and who sends it, as it stands at the moment of sending. */
import type { MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import { type MailLook, readMailLook } from '../administration/worn.ts'
import { findMeeting, viewOf } from '../meetings/meeting.ts'
import { addressOf, readMunicipality } from '../people/accounts.ts'
import type { Tools } from '../tools.ts'
import { type Digest, readDigest } from '../following/digest.ts'
import type { Letter } from './letter.ts'

export interface AboutLetter {
  meeting: MeetingView | null
  municipality: string
  look: MailLook
  sender: { name: string; address: string } | null
  /** Of a digest; null for any other letter, and for who follows nothing any more. */
  digest: Digest | null
}

export async function readAbout(
  tools: Tools,
  { meetingId, accountId, content }: Pick<Letter, 'meetingId' | 'accountId' | 'content'>,
): Promise<AboutLetter> {
  const meeting = meetingId && (await findMeeting(tools.db, meetingId))
  const { municipality } = await readMunicipality(tools)
  return {
    meeting: meeting ? viewOf(meeting) : null,
    municipality,
    look: await readMailLook(tools),
    digest: await readDigest(tools, content),
    sender: accountId ? await addressOf(tools.db, accountId) : null,
  }
}
