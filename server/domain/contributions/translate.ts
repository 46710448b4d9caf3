/** A person at the desk, or a scribe, writes what somebody's words say in Danish or English. Nothing is ever translated by itself. */
import type { InferOutput } from 'valibot'
import { TranslateInput } from '../../../src/lib/contract/inputs/contributions.ts'
import { parse } from '../../parse.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { logAct } from '../moderation/log.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { giveTimeToRead } from '../wall/elsewhere.ts'
import { type Contribution, isGone, isVisible, translatableFor, wallsOf } from './contribution.ts'
import { authorOf, isTranslatable, translationIn } from './translation.ts'

type Asked = InferOutput<typeof TranslateInput>
type Before = Awaited<ReturnType<typeof translationIn>>

/**
 * One for each language; another text takes the place of what stood. What the desk does is on its log; a scribe answers with
 * the table. Refuses `not_found`, `not_visible` for what is held back, `state_passed` for what was taken back, and
 * `overtaken_…` where somebody else has translated it, or taken that away, since this one looked.
 */
export async function translateContribution(
  tools: Tools,
  actor: Actor,
  input: unknown,
): Promise<{ id: string; translationId: string | null }> {
  const asked = parse(TranslateInput, input)
  const { id, language, text, seen } = asked

  const { outcome } = await tools.write(async (trx, record) => {
    const { contribution, by } = await translatableFor(trx, actor, id)
    if (isGone(contribution)) refuse('state_passed')
    if (!isTranslatable(contribution)) refuse('not_visible')
    const before = await translationIn(trx, id, language)
    if (isSaid(before, text)) return { id, translationId: before?.id ?? null }
    await assertAsSeen(trx, before, { id, seen })

    if (by === 'desk')
      await logAct(tools, trx, actor, {
        contributionId: id,
        act: text === null ? 'untranslate' : 'translate',
      })
    const author = by === 'desk' ? { accountId: actor.account?.id } : { standId: contribution.standId }
    const translationId = await put(tools, trx, asked, author)
    await tell(tools, trx, record, contribution, text)
    return { id, translationId }
  })
  return outcome
}

const isSaid = (before: Before, text: string | null): boolean =>
  text === null ? before === undefined : before?.earlier === 0 && before.text === text

/** @param seen undefined asks nothing. */
async function assertAsSeen(trx: Trx, before: Before, { id, seen }: Pick<Asked, 'id' | 'seen'>) {
  if (seen === undefined || seen === (before?.id ?? null)) return
  if (before) refuse('overtaken_translated', { by: authorOf(before) })
  const last = await trx
    .selectFrom('moderation')
    .innerJoin('account', 'account.id', 'moderation.accountId')
    .select('account.name')
    .where('contributionId', '=', id)
    .where('act', '=', 'untranslate')
    .orderBy('at', 'desc')
    .orderBy('moderation.id', 'desc')
    .executeTakeFirst()
  // Without a name it was the scribe, or it went with the words.
  refuse(last ? 'overtaken_untranslated' : 'state_passed', { by: last?.name ?? '' })
}

async function put(
  tools: Tools,
  trx: Trx,
  { id: contributionId, language, text }: Asked,
  author: { accountId?: string | undefined; standId?: string | null },
): Promise<string | null> {
  await trx
    .deleteFrom('translation')
    .where('contributionId', '=', contributionId)
    .where('language', '=', language)
    .execute()
  if (text === null) return null
  const id = tools.newId()
  await trx
    .insertInto('translation')
    .values({ contributionId, language, id, text, ...author, at: tools.now(), earlier: 0 })
    .execute()
  return id
}

async function tell(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  contribution: Contribution,
  text: string | null,
): Promise<void> {
  const { id: contributionId, threadId } = contribution
  if (text !== null)
    for (const meetingId of await wallsOf(trx, contributionId))
      await giveTimeToRead(tools, trx, record, { meetingId, contributionId, text })
  record({ name: 'contribution.translated', contributionId, threadId, seen: isVisible(contribution) })
}
