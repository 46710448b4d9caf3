/** A thread theme by theme: the words of each, what stands for itself, and last what is in none. */
import type { ThreadTheme } from '../../../../../server/domain/themes/of-thread.ts'

interface Post {
  id: string
}

interface Group<P> {
  /** `null`: what is in none. */
  theme: ThreadTheme | null
  /** Words that are in several stand whole, with their replies, in the first of them. */
  posts: { post: P; first: ThreadTheme | null }[]
}

/** Empty ones are left out. */
export function byTheme<P extends Post>(posts: P[], themes: ThreadTheme[]): Group<P>[] {
  const firstOf = (id: string) => themes.find(({ contributionIds }) => contributionIds.includes(id)) ?? null
  const first = new Map(posts.map(({ id }) => [id, firstOf(id)]))
  const groups = themes.map((theme): Group<P> => {
    const own = posts.filter(({ id }) => theme.contributionIds.includes(id))
    return { theme, posts: own.map((post) => ({ post, first: first.get(post.id) ?? null })) }
  })
  const none = posts.filter(({ id }) => first.get(id) === null).map((post) => ({ post, first: null }))
  return [...groups, { theme: null, posts: none }].filter((group) => group.posts.length > 0)
}

/** The themes that somebody answered, by the contributions that lie in them. */
export function answeredBy(themes: ThreadTheme[]): Map<string, ThreadTheme[]> {
  const answered = themes.filter(({ answer }) => answer?.state === 'standing')
  const pairs = answered.flatMap((theme) => theme.contributionIds.map((id) => ({ id, theme })))
  return new Map(
    [...Map.groupBy(pairs, ({ id }) => id)].map(([id, own]) => [id, own.map(({ theme }) => theme)]),
  )
}
