/** The speakers' list as everybody sees it. */
import type { SpeakerView } from '../../../src/lib/contract/wire/meeting.ts'
import type { Reader } from '../../persistence/schema.ts'
import { refuse } from '../../refusal.ts'
import { marksOn } from '../hats/hat.ts'
import { mayReadWords, meetingFor } from '../meetings/meeting.ts'
import type { Actor } from '../people/actor.ts'
import { participantOf } from '../people/roles.ts'
import type { Tools } from '../tools.ts'

/** These, in no particular order; whoever is done is left out. */
export const speakerViews = (reader: Reader, ids: string[]): Promise<SpeakerView[]> =>
  viewsOf(reader, handsIn(reader).where('speaker.id', 'in', ids))

/** Who waits and who speaks, in no particular order. Refuses `join_first` where the words are not this actor's to read. */
export async function listSpeakers(tools: Tools, actor: Actor, meetingId: string): Promise<SpeakerView[]> {
  const { meeting, roles } = await meetingFor(tools.db, actor, meetingId)
  if (!mayReadWords(meeting, roles)) refuse('join_first')
  return viewsOf(tools.db, handsIn(tools.db).where('speaker.meetingId', '=', meetingId))
}

/** The hand that this device has up; null for none. */
export async function ownHand(tools: Tools, actor: Actor, meetingId: string): Promise<SpeakerView | null> {
  const key = actor.keyIn(meetingId)
  const participantId = key && (await participantOf(tools.db, key, meetingId))
  if (!participantId) return null
  const own = handsIn(tools.db)
    .where('speaker.meetingId', '=', meetingId)
    .where('speaker.participantId', '=', participantId)
  return (await viewsOf(tools.db, own))[0] ?? null
}

/** Hands that are up, and whoever speaks, each with what its phone wears now: it was not put up to say what is said already. */
const handsIn = (reader: Reader) =>
  reader
    .selectFrom('speaker')
    .leftJoin('participant', 'participant.id', 'speaker.participantId')
    .leftJoin('hat', (join) =>
      join
        .onRef('hat.participantId', '=', 'speaker.participantId')
        .on('hat.returnedAt', 'is', null)
        .on('hat.takenBackAt', 'is', null),
    )
    .selectAll('speaker')
    .select(['participant.calledAs', 'hat.id as hatId'])
    .where('speaker.state', 'in', ['waiting', 'speaking'])

async function viewsOf(reader: Reader, hands: ReturnType<typeof handsIn>): Promise<SpeakerView[]> {
  const rows = await hands.execute()
  const marks = await marksOn(reader, rows)
  return rows.map(({ id, state, spokeBefore, askedAt, startedAt, seconds, calledAs, ...row }) => {
    const hat = marks.get(id)
    const name = hat?.name ?? row.name
    return {
      ...{ id, name, number: name === null ? calledAs : null, ...(hat && { hat }) },
      // The query leaves out all others.
      state: state === 'speaking' ? 'speaking' : 'waiting',
      ...{ spokeBefore: spokeBefore === 1, askedAt, startedAt, seconds },
    }
  })
}
