import type { Reader } from '../../persistence/schema.ts'

/** The meetings that have the thread. */
export async function meetingsHaving(reader: Reader, threadId: string): Promise<string[]> {
  const found = await reader
    .selectFrom('threadMeeting')
    .select('meetingId')
    .where('threadId', '=', threadId)
    .execute()
  return found.map(({ meetingId }) => meetingId)
}
