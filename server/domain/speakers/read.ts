/** The speakers' list as everybody sees it. */
import type { SpeakerView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { mayReadWords, meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { participantOf } from '../people/roles.ts'
import type { Tools } from '../tools.ts'
import { speakerViewOf } from './speaker.ts'

/** These, in no particular order; whoever is done is left out. */
export async function speakerViews(reader: Reader, ids: string[]): Promise<SpeakerView[]> {
  const rows = await reader.selectFrom('speaker').selectAll().where('id', 'in', ids).execute()
  return rows.flatMap((row) => speakerViewOf(row) ?? [])
}

/** Who waits and who speaks, in no particular order. Refuses `join_first` where the words are not this actor's to read. */
export async function listSpeakers(tools: Tools, actor: Actor, meetingId: string): Promise<SpeakerView[]> {
  const { meeting, roles } = await meetingFor(tools.db, actor, meetingId)
  if (!mayReadWords(meeting, roles)) refuse('join_first')
  const rows = await tools.db
    .selectFrom('speaker')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('state', 'in', ['waiting', 'speaking'])
    .execute()
  return rows.flatMap((row) => speakerViewOf(row) ?? [])
}

/** The hand that this device has up; null for none. */
export async function ownHand(tools: Tools, actor: Actor, meetingId: string): Promise<SpeakerView | null> {
  const key = actor.keyIn(meetingId)
  const participantId = key && (await participantOf(tools.db, key, meetingId))
  if (!participantId) return null
  const row = await tools.db
    .selectFrom('speaker')
    .selectAll()
    .where('meetingId', '=', meetingId)
    .where('participantId', '=', participantId)
    .where('state', 'in', ['waiting', 'speaking'])
    .executeTakeFirst()
  return row ? speakerViewOf(row) : null
}
