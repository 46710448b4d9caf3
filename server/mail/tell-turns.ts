/** What became of a thread as a whole, as its part of a mail says it. */
import { m } from '../../src/lib/paraglide/messages.js'
import type { Turn } from '../domain/following/turns.ts'

/** A summary with its text, as words are told. */
export const summedIn = (turns: Turn[]): { text: string; by: string }[] =>
  turns.flatMap((turn) =>
    turn.is === 'summed'
      ? [
          {
            text: turn.text,
            by: turn.by ? m.follow_mail_summed_by({ name: turn.by }) : m.follow_mail_summed(),
          },
        ]
      : [],
  )

export const movesIn = (turns: Turn[]): string[] =>
  turns.flatMap((turn) => (turn.is === 'summed' ? [] : [lineOf(turn)]))

function lineOf(turn: Exclude<Turn, { is: 'summed' }>): string {
  const { question } = turn
  if (turn.is === 'merged') return m.follow_mail_merged({ question })
  const { count } = turn
  if (turn.is === 'moved_here')
    return count === 1
      ? m.follow_mail_moved_here_one({ question })
      : m.follow_mail_moved_here({ question, count })
  return count === 1 ? m.move_moved_one({ question }) : m.move_moved({ question, count })
}
