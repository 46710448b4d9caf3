/** A *no* on its way out: a problem document (RFC 9457) or a socket's answer, each with a sentence and a code. */
import { randomBytes } from 'node:crypto'
import type { ErrorRequestHandler, Response } from 'express'
import type { Failure } from '../../src/lib/contract/wire.ts'
import { sentenceFor } from '../../src/lib/sentences.ts'
import { statusOf } from '../../src/lib/statuses.ts'
import type { Locale } from '../auth/locale.ts'
import { type Reason, Refusal, isRefusal } from '../refusal.ts'

export type Report = (error: unknown, about: { reference: string; path: string | null }) => void

export const newReference = (): string => randomBytes(4).toString('hex')

/** What is not a refusal is a bug: logged once here, and answered with its reference. */
export function failureOf(error: unknown, locale: Locale, report: Report, path: string): Failure {
  const refusal = isRefusal(error) ? error : unexpected(error, report, path)
  return {
    ok: false,
    error: { code: refusal.code, reason: refusal.reason, message: sentenceFor(refusal.reason, locale) },
  }
}

function unexpected(error: unknown, report: Report, path: string): Refusal {
  report(error, { reference: newReference(), path })
  return new Refusal('unavailable')
}

export function sendProblem(response: Response, reason: Reason, locale: Locale, reference?: string): void {
  const { code } = new Refusal(reason)
  response
    .status(statusOf[code])
    .type('application/problem+json')
    .set('Cache-Control', 'no-store')
    .json({
      type: 'about:blank',
      status: statusOf[code],
      title: sentenceFor(reason, locale),
      code,
      reason,
      ...(reference && { reference }),
    })
}

/** The last handler of the API. Four arguments are what makes Express take it for one. */
export function problems(report: Report, localeOf: (response: Response) => Locale): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const locale = localeOf(response)
    if (isRefusal(error)) return sendProblem(response, error.reason, locale)
    if (isUnreadable(error)) return sendProblem(response, 'malformed', locale)
    const reference = newReference()
    report(error, { reference, path: request.path })
    sendProblem(response, 'unavailable', locale, reference)
  }
}

/** What Express's own body parser throws for broken, foreign or oversized bodies. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500
