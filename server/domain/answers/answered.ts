/** What stands answered, as far as somebody reads it. */
import type { Selectable } from 'kysely'
import type { AnswerTable } from '../../persistence/schema/answers.ts'
import type { Db } from '../../persistence/schema.ts'
import { isInPlace } from '../contributions/in-place.ts'
import { type Part, hadAt } from './part.ts'

type Answered = Pick<Selectable<AnswerTable>, 'about' | 'threadId' | 'contributionId' | 'themeId'>

/** @returns the latest first, each with what was said or how the theme is called. */
export const answeredIn = (db: Db, part: Part): Promise<(Answered & { words: string | null })[]> =>
  db
    .with('had', (q) => hadAt(q, part))
    .selectFrom('answer')
    .leftJoin('contribution', 'contribution.id', 'answer.contributionId')
    .leftJoin('theme', 'theme.id', 'answer.themeId')
    .select(['answer.about', 'answer.threadId', 'answer.contributionId', 'answer.themeId'])
    .select((eb) => eb.fn.coalesce('contribution.text', 'theme.name').as('words'))
    .where('answer.outcome', 'is not', null)
    .where('theme.endedAt', 'is', null)
    .where(isInPlace)
    .where((eb) => eb.or([eb('answer.contributionId', 'is', null), eb('contribution.state', '=', 'shown')]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('had')
          .select('had.threadId')
          .whereRef('had.threadId', '=', 'answer.threadId')
          .where((had) =>
            had.or([
              had('had.meetingId', '=', had.fn.coalesce('contribution.meetingId', 'theme.meetingId')),
              had('answer.about', '=', had.ref('answer.threadId')),
            ]),
          ),
      ),
    )
    .orderBy('answer.answeredAt', 'desc')
    .orderBy('answer.id')
    .offset(part.from)
    .limit(part.count)
    .execute()
