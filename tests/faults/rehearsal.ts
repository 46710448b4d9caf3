import type { Place } from './phone.ts'
import type { Victim } from './victim.ts'

/** An open meeting with two questions, made as an operator makes one. */
export async function aMeeting({ base, key }: Victim): Promise<Place> {
  const response = await fetch(`${base}/api/operator/rehearsals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await key()}` },
    body: JSON.stringify({
      meeting: { title: 'Strømmen går', place: 'Kælderen' },
      threads: [{ question: 'Hvad er der tilbage?' }, { question: 'Hvad kom to gange?' }],
    }),
  })
  const { meetingId, code, items } = (await response.json()) as {
    meetingId: string
    code: string
    items: { threadId: string }[]
  }
  return { base, meetingId, code, threadIds: items.map(({ threadId }) => threadId) }
}
