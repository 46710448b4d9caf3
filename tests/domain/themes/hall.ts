import { type OpenMeeting, aWorld } from '../../support/world.ts'

/** The themes as one audience sees them, each with the words in it. */
export async function gathered({ core, meetingId }: OpenMeeting, audience: 'room' | 'desk' = 'room') {
  const { themes, contributions } = (await core.feed.since(meetingId, audience, 0)).upserts
  const wordsIn = (themeId: string) =>
    contributions.filter(({ themeIds }) => themeIds?.includes(themeId)).map(({ text }) => text)
  return Object.fromEntries(
    themes.map(({ id, name, kind }) => [kind === 'alone' ? '(alene)' : name, wordsIn(id)]),
  )
}

export async function aHall() {
  const meeting = await aWorld().withOpenMeeting()
  const ids: string[] = []
  for (const text of ['Bænke i læ', 'Flere bænke', 'Mindre støj']) ids.push(await meeting.say(text))
  const [bench, benches, noise] = ids as [string, string, string]
  const where = { meetingId: meeting.meetingId, threadId: meeting.threadId }
  const make = async (name: string, ...contributionIds: string[]) =>
    (await meeting.core.themes.make(meeting.host, { ...where, name, contributionIds })).id
  return { ...meeting, where, bench, benches, noise, make }
}
