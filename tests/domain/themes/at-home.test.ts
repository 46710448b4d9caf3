import { expect, test } from 'vitest'
import { nobody } from '../../../server/domain/people/actor.ts'
import { byTheme } from '../../../src/routes/(public)/t/[id]/byTheme.ts'
import { aHall } from './hall.ts'

test('a thread tells its themes and where each came from', async () => {
  const { core, host, participant, threadId, make, bench, benches, noise } = await aHall()
  const into = await make('Bænke', bench, noise)
  const from = await make('Siddepladser', benches)
  await core.themes.merge(host, { id: from, intoId: into })
  await core.themes.split(host, { id: into, name: 'Ro', contributionIds: [noise] })
  const { themes, posts } = await core.threads.read(participant, { id: threadId, order: 'theme' })
  expect(themes.map(({ name, mergedWith, splitFrom }) => ({ name, mergedWith, splitFrom }))).toEqual([
    { name: 'Bænke', mergedWith: ['Siddepladser'], splitFrom: null },
    { name: 'Ro', mergedWith: [], splitFrom: 'Bænke' },
  ])
  const read = byTheme(posts, themes).map((group) => group.posts.map(({ post }) => post.text))
  expect(read).toEqual([['Bænke i læ', 'Flere bænke'], ['Mindre støj']])
})

test('what stands for itself comes after the themes, and then what is in none', async () => {
  const { core, host, participant, threadId, where, make, bench, benches, noise } = await aHall()
  await core.themes.standAlone(host, { ...where, contributionIds: [noise] })
  await make('Bænke', bench)
  const { themes, posts } = await core.threads.read(participant, { id: threadId })
  const groups = byTheme(posts, themes).map(({ theme, posts: own }) => [theme?.kind, own[0]?.post.id])
  expect(groups).toEqual([
    ['theme', bench],
    ['alone', noise],
    [undefined, benches],
  ])
})

test('words that are in two themes stand whole in the first of them', async () => {
  const { core, participant, threadId, make, bench } = await aHall()
  const first = await make('Bænke', bench)
  await make('Læ', bench)
  const { themes, posts } = await core.threads.read(participant, { id: threadId })
  const [one, other] = byTheme(posts, themes)
  expect([one?.posts[0]?.first?.id, other?.posts[0]?.first?.id]).toEqual([first, first])
})

test('whoever may not read the words does not read the themes', async () => {
  const { core, threadId, make, bench } = await aHall()
  await make('Bænke', bench)
  const { mayRead, themes } = await core.threads.read(nobody, { id: threadId })
  expect({ mayRead, themes }).toEqual({ mayRead: false, themes: [] })
})
