/** A *no* on its way out: a problem document (RFC 9457) or a socket's answer, each with a sentence and a code. */
import { randomBytes } from 'node:crypto'
import type { ErrorRequestHandler, Response } from 'express'
import type { Failure } from '../../src/lib/contract/wire/answers.ts'
import { furtherSentence } from '../../src/lib/further.ts'
import { sentenceFor } from '../../src/lib/sentences.ts'
import { statusOf } from '../../src/lib/statuses.ts'
import type { Speech } from '../auth/locale.ts'
import { type Details, type Reason, Refusal, isRefusal } from '../refusal.ts'

export type Report = (error: unknown, about: { reference: string; path: string | null }) => void

export const newReference = (): string => randomBytes(4).toString('hex')

/** What is not a refusal is a bug: logged once here, and answered with its reference. */
export function failureOf(error: unknown, speech: Speech, report: Report, path: string): Failure {
  if (isRefusal(error)) return { ok: false, error: { ...spelled(error, speech) } }
  const reference = newReference()
  report(error, { reference, path })
  return { ok: false, error: { ...spelled(new Refusal('unavailable'), speech), reference } }
}

const spelled = ({ code, reason, details }: Refusal, speech: Speech) => ({
  code,
  reason,
  message: sentenceIn(speech, reason, details),
})

/** As this person reads it. */
const sentenceIn = ({ locale, further }: Speech, reason: Reason, details: Details = {}): string =>
  furtherSentence(further, `refusal_${reason}`, { ...details }) ?? sentenceFor(reason, locale, details)

export function sendProblem(response: Response, reason: Reason, speech: Speech, reference?: string): void {
  const { code } = new Refusal(reason)
  if (code === 'too_many') response.set('Retry-After', '60')
  response
    .status(statusOf[code])
    .type('application/problem+json')
    .set('Cache-Control', 'no-store')
    .json({
      // Says of which kind it is, and leads nowhere (RFC 9457, 3.1.1: a tag URI need not).
      type: `tag:raadslag,2026:${reason}`,
      status: statusOf[code],
      title: sentenceIn(speech, reason),
      code,
      reason,
      ...(reference && { reference }),
    })
}

/** The last handler, of the API and of all. Four arguments are what makes Express take it for one. */
export function problems(report: Report, speechOf: (response: Response) => Speech): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    // Half an answer cannot be mended: Express cuts the connection.
    if (response.headersSent) return next(error)
    const speech = speechOf(response)
    if (isRefusal(error)) return sendProblem(response, error.reason, speech)
    if (isUnreadable(error))
      return sendProblem(response, error.status === 413 ? 'text_too_long' : 'malformed', speech)
    const reference = newReference()
    report(error, { reference, path: request.path })
    sendProblem(response, 'unavailable', speech, reference)
  }
}

/** What Express's own body parser throws for broken, foreign or oversized bodies. */
const isUnreadable = (error: unknown): error is Error & { status: number } =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500
