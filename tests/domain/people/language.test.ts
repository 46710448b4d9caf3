/** The language that somebody chose goes along with their account: to other devices, into mails, and away with it. */
import { describe, expect, test } from 'vitest'
import { createLogins } from '../../../server/auth/logins.ts'
import { nobody } from '../../../server/domain/people/actor.ts'
import { refused } from '../../support/refused.ts'
import { aWorld, anAdministrator, evening, hour, minute } from '../../support/world.ts'

const asked = { asker: 'this browser', language: 'da' as const, origin: null, next: null }

async function somebody() {
  const world = await aWorld()
  const { tools, core, administrator } = world
  const logins = createLogins({ db: tools.db, write: tools.write, now: world.clock.now })
  const token = await logins.begin(administrator.account?.id ?? '')
  const chosen = async () => (await logins.whoHas(token))?.chosen
  const mailedIn = async (email: string) => {
    await core.accounts.askForLink(asked, { email })
    return (await core.mail.take())?.letter.content.language
  }
  return { ...world, chosen, mailedIn }
}

describe('the language of an account', () => {
  test('is there on each of its devices, with when it was chosen', async () => {
    const { core, administrator, chosen, clock } = await somebody()
    expect(await chosen()).toEqual({ language: null, at: 0 })
    clock.pass(minute)
    await core.accounts.chooseLanguage(administrator, { language: 'en' })
    expect(await chosen()).toEqual({ language: 'en', at: evening + minute })
    await refused(core.accounts.chooseLanguage(nobody, { language: 'en' }), 'login_first')
    await refused(core.accounts.chooseLanguage(administrator, { language: 'uk' }), 'malformed')
  })

  test('is chosen anew on its own page only if it is another', async () => {
    const { core, administrator, chosen, clock } = await somebody()
    const about = { name: 'Karen Holm', textSize: null }
    await core.accounts.change(administrator, { ...about, language: 'en' })
    clock.pass(minute)
    await core.accounts.change(administrator, { ...about, name: 'Karen Bak', language: 'en' })
    expect(await chosen()).toEqual({ language: 'en', at: evening })
    await core.accounts.change(administrator, { ...about, language: null })
    expect(await chosen()).toEqual({ language: null, at: evening + minute })
  })

  test('is that of its mails, also of those that were on their way', async () => {
    const { core, administrator, mailedIn } = await somebody()
    await core.accounts.askForLink(asked, { email: anAdministrator.email })
    await core.accounts.chooseLanguage(administrator, { language: 'en' })
    expect((await core.mail.take())?.letter.content.language).toBe('en')
    expect(await mailedIn('ny@example.dk')).toBe('da')
  })

  test('is told of when one takes everything along, and is gone with the account', async () => {
    const { core, db, citizen } = await somebody()
    const birgit = await citizen()
    await core.accounts.chooseLanguage(birgit, { language: 'en' })
    const { account } = await core.accounts.takeOut(birgit)
    expect(account).toMatchObject({ language: 'en', languageAt: evening })
    await core.accounts.erase(birgit, { words: 'stay' })
    const row = await db
      .selectFrom('account')
      .select(['language', 'languageAt'])
      .where('id', '=', birgit.account?.id ?? '')
      .executeTakeFirst()
    expect(row).toEqual({ language: null, languageAt: null })
  })

  test('is that of what it follows, whatever it was followed in', async () => {
    const meeting = await aWorld().withOpenMeeting()
    const { core, citizen, clock, threadId, db } = meeting
    const birgit = await citizen()
    await db
      .updateTable('account')
      .set({ email: 'birgit@example.dk' })
      .where('id', '=', birgit.account?.id ?? '')
      .execute()
    await core.meetings.close(meeting.host, { meetingId: meeting.meetingId })
    await core.meetings.publish(meeting.host, { meetingId: meeting.meetingId })
    await core.following.follow(birgit, 'da', { kind: 'thread', target: threadId, rhythm: 'daily' })
    await core.accounts.chooseLanguage(birgit, { language: 'en' })
    clock.pass(60 * minute)
    const about = { threadId, about: threadId, seen: 0, origin: null }
    await core.answers.publish(meeting.host, {
      ...about,
      ...{ outcome: 'must_not', reason: 'Vejloven siger nej.', office: 'Jura' },
    })
    clock.pass(24 * hour)
    await core.following.postDigests(null)
    const mail = await core.mail.take()
    expect(mail).toMatchObject({ address: 'birgit@example.dk', letter: { kind: 'digest' } })
    expect(mail?.letter.content.language).toBe('en')
  })
})
