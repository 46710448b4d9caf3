/** Whose words are answered hears of it by mail, where they have an account with an address that the words follow. */
import type { AnswerContent } from '../../../src/lib/contract/wire/answering.ts'
import { held } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import { postLetter } from '../mail/post.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { type Answer, type Subject, wordsUnder } from './answer.ts'

interface Sent {
  answer: Answer
  subject: Subject
  content: AnswerContent
  actor: Actor
  isCorrected: boolean
  /** Of our own pages; null where that is not known. */
  origin: string | null
}

/** A server that is down so long is mended by people; the answer stands on its page meanwhile; ms. */
const longestMs = 7 * 24 * 3_600_000

export async function sendAnswer(tools: Tools, trx: Trx, sent: Sent): Promise<void> {
  const { answer, subject, content, actor, isCorrected, origin } = sent
  const authors = await authorsOf(trx, await wordsUnder(trx, subject))
  const said = {
    ...{ to: subject.is, words: subject.words, question: subject.thread.question },
    ...{ by: actor.account?.name ?? '', corrected: isCorrected ? 'yes' : '' },
    ...{ content: JSON.stringify(content) },
  }
  const anchor = subject.is === 'contribution' ? `?at=${subject.id}#c-${subject.id}` : ''
  const link = origin && `${origin}/t/${subject.thread.id}${anchor}`
  for (const [language, some] of Map.groupBy(authors, (author) => author.language ?? 'da'))
    await postLetter(
      tools,
      trx,
      {
        key: `answer ${answer.id} ${answer.number + 1} ${language}`,
        kind: 'answer',
        // Who answers is not written to: there is a thread for that.
        ...{ meetingId: subject.meetingId, accountId: null },
        content: { language, subject: '', text: content.text, link, said },
        expiresAt: tools.now() + longestMs,
        turn: 'awaited',
      },
      some.map(({ email, name }) => ({ address: email, name: name || null })),
    )
}

/** What has not been sent yet is not sent any more. */
export async function callBackMails(trx: Trx, { id }: Answer): Promise<void> {
  const letters = trx.selectFrom('letter').select('id').where('key', 'like', `answer ${id} %`)
  await trx.deleteFrom('mail').where('letterId', 'in', letters).execute()
}

/** As many as both engines take in one statement. */
const idsAtOnce = 500

async function authorsOf(trx: Trx, contributionIds: string[]) {
  const found = new Map<string, { email: string; name: string; language: 'da' | 'en' | null }>()
  for (let from = 0; from < contributionIds.length; from += idsAtOnce) {
    const rows = await trx
      .selectFrom('account')
      .select(['email', 'name', 'language'])
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('contribution')
          .select('accountId')
          .where('contribution.id', 'in', contributionIds.slice(from, from + idsAtOnce)),
      )
      .where('email', 'is not', null)
      .where('blockedAt', 'is', null)
      .orderBy('id')
      .$call(held(trx))
      .execute()
    for (const { email, ...author } of rows) if (email) found.set(email, { email, ...author })
  }
  return [...found.values()]
}
