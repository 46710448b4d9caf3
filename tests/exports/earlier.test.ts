import { expect, test } from 'vitest'
import { readWhole, withEarlier } from '../../server/exports/whole.ts'
import { aWorld, hour } from '../support/world.ts'

test('a whole meeting takes along what its words said before, and nothing that somebody took away', async () => {
  const { core, clock, phone, say, host, meetingId } = await aWorld().withOpenMeeting()
  const author = phone()
  const id = await say('Bænke i læ', { from: author })
  const reply = await say('Hvor?', { from: author, parentId: id })
  for (const text of ['Bænke, Tlf. 12', 'Bænke ved åen']) {
    clock.pass(hour)
    await core.contributions.edit(author, { id, text })
    await core.contributions.edit(author, { id: reply, text: `${text}?` })
  }
  const [latest] = (await core.versions.read(host, { id })).versions
  await core.versions.remove(host, { id: latest?.id })
  const [thread] = await withEarlier(core, (await readWhole(core, author, meetingId)).pages)
  const [post] = thread?.contributions ?? []
  expect(post).toMatchObject({ text: 'Bænke ved åen', earlier: [{ text: 'Bænke i læ' }, { text: null }] })
  expect(post?.replies).toMatchObject([{ earlier: [{ text: 'Hvor?' }, { text: 'Bænke, Tlf. 12?' }] }])
})

test('what was never mended carries nothing', async () => {
  const { core, say, host, meetingId } = await aWorld().withOpenMeeting()
  await say('Bænke i læ')
  const [thread] = await withEarlier(core, (await readWhole(core, host, meetingId)).pages)
  expect(thread?.contributions[0]).not.toHaveProperty('earlier')
})
