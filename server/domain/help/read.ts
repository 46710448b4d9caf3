/** Calls for help: those that nobody has answered, for the desk, and one's own. */
import type { HelpCallView, OwnHelp } from '../../../src/lib/contract/wire/meeting.ts'
import { MeetingInput } from '../../../src/lib/contract/inputs/parts.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import type { Actor } from '../people/actor.ts'
import { participantOf } from '../people/roles.ts'
import type { Tools } from '../tools.ts'

/** These, in no particular order; what was answered is left out. */
export function callViews(reader: Reader, ids: string[]): Promise<HelpCallView[]> {
  return reader
    .selectFrom('helpCall')
    .select(['id', 'place', 'askedAt'])
    .where('id', 'in', ids)
    .where('answeredAt', 'is', null)
    .execute()
}

/** So long it is said that somebody is on their way. */
const onTheirWayMs = 5 * 60_000

export async function ownHelp(tools: Tools, actor: Actor, input: unknown): Promise<{ help: OwnHelp }> {
  const { meetingId } = parse(MeetingInput, input)
  const key = actor.keyIn(meetingId)
  const participantId = key && (await participantOf(tools.db, key, meetingId))
  if (!participantId) return { help: 'none' }
  const last = await tools.db
    .selectFrom('helpCall')
    .select('answeredAt')
    .where('participantId', '=', participantId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!last) return { help: 'none' }
  if (last.answeredAt === null) return { help: 'asked' }
  return { help: tools.now() - last.answeredAt < onTheirWayMs ? 'coming' : 'none' }
}
