import { type RequestEvent, redirect } from '@sveltejs/kit'
import { isRefusal } from '../../../../server/refusal.ts'
import { keepDevice } from '$lib/device-cookie.ts'

/**
 * Lets this device in and sends it to the meeting's bare address: no secret stays where it can be photographed. Whoever comes
 * when the meeting is over is sent to its page, where it says so and goes on. A poster may hang at one question: `?to=ID`.
 */
export async function joinBy(event: RequestEvent, code: string): Promise<never> {
  const { door, device, core } = event.locals
  const address = event.getClientAddress()
  try {
    const { meetingId, cookie } = await door.join({ device, input: { code }, address })
    keepDevice(event, cookie)
    redirect(303, `/m/${meetingId}/now${questionIn(event.url)}`)
  } catch (error) {
    const isOver = isRefusal(error) && error.reason === 'code_expired'
    const over = isOver ? await core.people.closedMeetingByCode({ code }) : null
    if (over) redirect(303, `/m/${over}`)
    throw error
  }
}

const questionIn = (url: URL): string => {
  const to = url.searchParams.get('to')
  return to ? `?to=${encodeURIComponent(to)}` : ''
}
