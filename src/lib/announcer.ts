/** Reads aloud at a pace that can be followed: at most once every five seconds, with what came meanwhile gathered. */

const everyMs = 5000

export interface Announcer<News> {
  tell(news: News): void
  /** Forgets what has not been said yet. */
  hush(): void
}

export function createAnnouncer<News = string>(say: (news: News[]) => void): Announcer<News> {
  let waiting: News[] = []
  let pause: ReturnType<typeof setTimeout> | undefined

  function speak() {
    pause = undefined
    if (waiting.length === 0) return
    const news = waiting
    waiting = []
    pause = setTimeout(speak, everyMs)
    say(news)
  }

  return {
    tell(news) {
      waiting.push(news)
      // What comes together is said together.
      pause ??= setTimeout(speak, 0)
    },
    hush() {
      waiting = []
    },
  }
}
