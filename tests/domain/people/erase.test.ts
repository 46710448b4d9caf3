import { describe, expect, test } from 'vitest'
import { refused } from '../../support/refused.ts'
import { aPost, aWorld } from '../../support/world.ts'

async function aWriter() {
  const meeting = await aWorld().withOpenMeeting()
  const { core, host, meetingId, threadId } = meeting
  await meeting.say('Bænke')
  await core.meetings.close(host, { meetingId })
  await core.meetings.publish(host, { meetingId })
  const birgit = await meeting.citizen('Birgit Møller')
  const { id } = await core.contributions.submit(birgit, { ...aPost(threadId, 'Et træ'), named: true })
  const answer = { ...aPost(threadId, 'Hvilket?'), parentId: id }
  await core.contributions.submit(await meeting.citizen('Kurt Bo'), answer)
  const read = async () =>
    (await core.threads.read(host, { id: threadId })).posts.map(({ text, name, authorErased, replies }) => ({
      text,
      name: authorErased ? 'slettet' : name,
      replies: replies.length,
    }))
  return { ...meeting, birgit, id, read }
}

describe('erasing oneself', () => {
  test('leaves the words without a name, and the thread whole', async () => {
    const { core, birgit, read } = await aWriter()
    expect((await read())[1]).toEqual({ text: 'Et træ', name: 'Birgit Møller', replies: 1 })
    await core.accounts.erase(birgit, { words: 'stay' })
    expect((await read())[1]).toEqual({ text: 'Et træ', name: 'slettet', replies: 1 })
  })

  test('takes the words along where one wants that; their place stays under what others answered', async () => {
    const { core, birgit, read } = await aWriter()
    await core.accounts.erase(birgit, { words: 'go' })
    expect((await read())[1]).toEqual({ text: '', name: null, replies: 1 })
  })

  test('leaves nothing of the person in any table', async () => {
    const { core, birgit, db } = await aWriter()
    const { email } = await core.accounts.read(birgit)
    expect(email).toContain('@')
    await core.accounts.erase(birgit, { words: 'stay' })
    const account = await db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', birgit.account?.id ?? '')
      .execute()
    expect(account).toMatchObject([{ name: '', email: null, passwordHash: null, roles: '[]' }])
    const tied = db
      .selectFrom('contribution')
      .select('id')
      .where('accountId', '=', birgit.account?.id ?? '')
    expect(await tied.execute()).toEqual([])
    await refused(core.accounts.erase(birgit, { words: 'stay' }), 'login_first')
  })

  test('is not for the last administrator', async () => {
    const { core, administrator } = await aWorld()
    await refused(core.accounts.erase(administrator, { words: 'stay' }), 'last_administrator')
    await refused(core.accounts.erase({ account: null, keyIn: () => null }, { words: 'stay' }), 'login_first')
  })
})
