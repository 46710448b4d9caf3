/** What a form of cards or of outreach says, as the verb takes it. */
import { newKey } from '$lib/posting.ts'
import { fromField } from '$lib/when.ts'

type Typed = Record<string, string>

export const recordedFrom = (typed: Typed, channel: 'paper' | 'outreach', meetingId: string) => ({
  key: typed.key,
  meetingId,
  threadId: typed.threadId,
  channel,
  text: typed.text,
  name: typed.name || null,
  cardNumber: typed.cardNumber ? Number(typed.cardNumber) : null,
  untilApproved: typed.untilApproved === 'on',
  consent: typed.consent === 'on',
  waitedMs: Number(typed.waitedMs ?? 0),
})

/** The stop that a script sent, or the one that was chosen or written in the form. */
export function stopFrom(typed: Typed, known: { key: string; place: string; startsAt: number }[]) {
  if (typed.stop_key && typed.stop_place)
    return { key: typed.stop_key, place: typed.stop_place, startsAt: Number(typed.stop_at) }
  if (typed.newPlace)
    return { key: newKey(), place: typed.newPlace, startsAt: fromField(typed.newStartsAt ?? '') }
  return known.find(({ key }) => key === typed.stopKey) ?? { key: newKey(), place: '', startsAt: Date.now() }
}
