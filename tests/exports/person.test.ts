import { expect, test } from 'vitest'
import { speaking } from '../../server/exports/language.ts'
import { personPage } from '../../server/exports/person.ts'
import { onPostgres } from '../support/database.ts'
import { aKey, aPost, aWorld, minute } from '../support/world.ts'

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
  const wrote = async (text: string) =>
    (await core.contributions.submit(birgit, { ...aPost(threadId, text), key: aKey() })).id
  const [about, gone] = [await wrote('Kommer der <flere> bænke?'), await wrote('Det fortryder jeg')]
  const answer = { outcome: 'must_not', reason: 'Loven.', office: 'Jura', origin: null, text: 'Nej.' }
  await core.answers.publish(host, { ...answer, threadId, about, seen: 0 })
  await core.contributions.withdraw(birgit, { id: gone })
  expect((await core.accounts.takeOut(birgit)).words).toMatchObject([
    { state: 'shown', answers: [{ to: 'contribution', answer: { outcome: 'must_not' } }] },
    { state: 'withdrawn', text: '', answers: [] },
  ])
  const hers = await page()
  for (const part of [
    'Birgit &lt;b&gt;',
    'Hver dag',
    'Hvor langt du har læst',
    'Hvad skal torvet bruges til?',
    'Kommer der &lt;flere&gt; bænke?',
    'Det må vi ikke',
    'Begrundelse: Loven.',
    'Taget tilbage',
  ])
    expect(hers).toContain(part)
  await core.answers.publish(host, { ...answer, threadId, about: threadId, seen: 0 })
  expect(await page(host)).toContain('Det har du svaret som kommunen')
})
