import { expect, test } from 'vitest'
import { speaking } from '../../server/exports/language.ts'
import { personPage } from '../../server/exports/person.ts'
import { onPostgres } from '../support/database.ts'
import { aWorld, minute } from '../support/world.ts'

test.skipIf(onPostgres())('the page of what is stored about somebody holds what the data holds', async () => {
  const meeting = await aWorld().withOpenMeeting()
  const { core, clock, host, meetingId, threadId } = meeting
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const birgit = await meeting.citizen('Birgit <b>Møller</b>')
  await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'daily' })
  clock.pass(minute)
  await core.reading.mark(birgit, { threadId, until: clock.now(), last: null })
  const page = async (of = birgit) => {
    const [all, followed] = [await core.accounts.takeOut(of), await core.following.list(of)]
    return speaking('da', () => personPage(all, followed, 'da'))
  }
  const hers = await page()
  for (const part of [
    'Birgit &lt;b&gt;',
    'Hver dag',
    'Hvor langt du har læst',
    'Hvad skal torvet bruges til?',
  ])
    expect(hers).toContain(part)
  const answer = { outcome: 'must_not', reason: 'Loven.', office: 'Jura', origin: null, text: 'Nej.' }
  await core.answers.publish(host, { ...answer, threadId, about: threadId, seen: 0 })
  expect(await page(host)).toContain('Det har du svaret som kommunen')
})
