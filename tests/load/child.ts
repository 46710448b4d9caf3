/** Another process of the bench, so that what is measured and what measures do not share one event loop. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

export interface Child<Ready> {
  ready: Ready
  /** What it has used since it began; and now. */
  usage(): Promise<Usage>
  next<T>(): Promise<T>
  tell(message: string): void
  stop(): Promise<void>
}

export interface Usage {
  cpuMs: number
  memoryMb: number
}

export async function startChild<Ready>(file: string, args: unknown = {}): Promise<Child<Ready>> {
  const child = fork(new URL(file, import.meta.url), [JSON.stringify(args)], { stdio: 'inherit' })
  const next = <T>() => nextMessage<T>(child)
  const tell = (message: string) => void child.send(message)
  return {
    ready: await next<Ready>(),
    next,
    tell,
    usage() {
      const answer = next<Usage>()
      tell('usage')
      return answer
    },
    async stop() {
      const ended = once(child, 'exit')
      tell('stop')
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(impatience)
    },
  }
}

/** Each side sends one thing at a time, so the next message is the one that was waited for. */
async function nextMessage<T>(child: ChildProcess): Promise<T> {
  const waiting = new AbortController()
  const { signal } = waiting
  const message = once(child, 'message', { signal }).then(([value]) => value as T)
  const end = once(child, 'exit', { signal }).then(([code]): never => {
    throw new Error(`A part of the bench ended early (${String(code)}).`)
  })
  try {
    return await Promise.race([message, end])
  } finally {
    waiting.abort()
    await Promise.allSettled([message, end])
  }
}

/** Inside the child: says that it is ready, and answers until it is told to stop. */
export function serve(ready: unknown, stop: () => Promise<void>): void {
  process.on('message', (message) => {
    if (message === 'usage') tell(usageOfThis())
    if (message === 'stop') void stop().then(() => process.exit(0))
  })
  // Nobody is left behind when the bench itself breaks off.
  process.once('disconnect', () => process.exit(1))
  tell(ready)
}

export const tell = (message: unknown) => void process.send?.(message)

/** What the parent gave it. */
export const givenTo = <T>(): T => JSON.parse(process.argv[2] ?? '{}') as T

function usageOfThis(): Usage {
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1000, memoryMb: process.memoryUsage().rss / 2 ** 20 }
}
