/** One message over the socket, and by plain HTTP where that is silent: its key makes one of both. */
import type { Answer } from './contract/wire/answers.ts'

/** A line that is in order answers in a moment; one that has died without a word is not waited for until it is torn; ms. */
const silentMs = 3000

type Way<T> = () => Promise<Answer<T>>

/**
 * @param bySocket null while there is none, or while it is known to be silent.
 * @param notice told when the socket falls silent, and when it answers after all: what is sent meanwhile need not go both ways.
 */
export async function eitherWay<T>(
  bySocket: Way<T> | null,
  byHttp: Way<T>,
  notice: (isSilent: boolean) => void = () => {},
): Promise<Answer<T>> {
  if (!bySocket) return byHttp()
  const said = bySocket()
  const answer = await Promise.race([said, silence()])
  if (answer) return isHeard(answer) ? answer : byHttp()
  notice(true)
  const late = said.then((answered) => {
    if (!isHeard(answered)) return forEver
    notice(false)
    return answered
  })
  return Promise.race([byHttp(), late])
}

const isHeard = (answer: Answer<unknown>): boolean => answer.ok || answer.error.code !== 'unavailable'

const silence = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), silentMs))
const forEver = new Promise<never>(() => {})
