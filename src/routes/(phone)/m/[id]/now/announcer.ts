/** Reads aloud at a pace that can be followed: at most once every five seconds, with what came meanwhile gathered. */

const everyMs = 5000

export interface Announcer {
  tell(words: string): void
  /** Forgets what has not been said yet. */
  hush(): void
}

export function createAnnouncer(say: (words: string[]) => void): Announcer {
  let waiting: string[] = []
  let pause: ReturnType<typeof setTimeout> | undefined

  function speak() {
    pause = undefined
    if (waiting.length === 0) return
    const words = waiting
    waiting = []
    pause = setTimeout(speak, everyMs)
    say(words)
  }

  return {
    tell(words) {
      waiting.push(words)
      // What comes together is said together.
      pause ??= setTimeout(speak, 0)
    },
    hush() {
      waiting = []
    },
  }
}
