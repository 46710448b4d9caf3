/**
 * The clock of this machine was ahead, and has been put back: what was measured by it lies further in the future than it can,
 * and would be left lying for as long as the clock was wrong. Harmless where it was not.
 */
import { leaseMs, longestWaitMs } from '../mail/letter.ts'
import { atOnceMs } from '../following/rhythm.ts'
import { nextMail } from '../following/rhythm.ts'
import { endEarlyLinks } from '../people/login-link.ts'
import type { Tools } from '../tools.ts'
import { slackMs } from './slack.ts'
import { waitNoLonger } from './waiting-words.ts'

export async function setRight(tools: Tools): Promise<void> {
  await setMailsRight(tools)
  await setFollowersRight(tools)
  await setReadingRight(tools)
  await endEarlyLinks(tools)
  await waitNoLonger(tools)
}

/** Mails go on. What is on its way at this instant stays with who has it for one lease more, so that it is not sent twice. */
async function setMailsRight({ write, now }: Tools): Promise<void> {
  await write(async (trx) => {
    await trx
      .updateTable('mail')
      .set({ dueAt: now() })
      .where('takenBy', 'is', null)
      .where('dueAt', '>', now() + longestWaitMs + slackMs)
      .execute()
    await trx
      .updateTable('mail')
      .set({ dueAt: now() + leaseMs })
      .where('takenBy', 'is not', null)
      .where('dueAt', '>', now() + leaseMs + slackMs)
      .execute()
  })
}

/** They are told again when they wished, and of everything from now on. */
async function setFollowersRight({ write, now }: Tools): Promise<void> {
  await write(async (trx) => {
    for (const rhythm of ['at_once', 'daily', 'weekly'] as const) {
      const next = rhythm === 'at_once' ? now() + atOnceMs : nextMail(rhythm, now())
      await trx
        .updateTable('follow')
        .set({ dueAt: next })
        .where('rhythm', '=', rhythm)
        .where('dueAt', '>', (next ?? 0) + slackMs)
        .execute()
    }
    await trx
      .updateTable('follow')
      .set({ toldUntil: now() })
      .where('toldUntil', '>', now() + slackMs)
      .execute()
  })
}

/** Nobody has read what nobody has said yet. */
async function setReadingRight({ write, now }: Tools): Promise<void> {
  await write((trx) =>
    trx
      .updateTable('reading')
      .set({ readUntil: now() })
      .where('readUntil', '>', now() + slackMs)
      .execute(),
  )
}
