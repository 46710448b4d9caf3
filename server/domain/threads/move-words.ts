/** *Flyt*: some words, with what answers them, go into another thread of a meeting, or into a new one. */
import type { InferOutput } from 'valibot'
import { MoveWordsInput } from '../../../src/lib/contract/inputs/moves.ts'
import { parse } from '../../parse.ts'
import { seized } from '../../persistence/held.ts'
import type { Trx } from '../../persistence/schema.ts'
import type { Recorder } from '../../persistence/write.ts'
import { refuse } from '../../refusal.ts'
import { type Contribution, isVisible } from '../contributions/contribution.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { type Led, assertUnanswered, ledThreads } from './apart.ts'
import { meetingsOf } from './merge.ts'
import { openThread } from './open.ts'
import { inParts, putInto, tellRearranged } from './rearrange.ts'

/**
 * For who leads a meeting that has both. Refuses `move_reply` for one without what it answers, `not_visible` for what is
 * not shown, `move_elsewhere` where words would leave the meeting that they were said in, `move_question_missing` for
 * a new thread without a question, and as `mergeThreads`.
 */
export async function moveWords(tools: Tools, actor: Actor, input: unknown): Promise<{ id: string }> {
  const asked = parse(MoveWordsInput, input)
  if (asked.intoId === asked.threadId) refuse('thread_itself')
  if (asked.intoId === null && !asked.question) refuse('move_question_missing')
  const { outcome } = await tools.write(async (trx, record) => {
    const [from, known] = await ledThreads(trx, actor, [
      asked.threadId,
      ...(asked.intoId === null ? [] : [asked.intoId]),
    ])
    if (!from) return refuse('not_found')
    const words = await movable(trx, asked)
    await assertUnanswered(trx, [...[asked.threadId, asked.intoId ?? ''], ...(await themesWith(trx, words))])
    const homes = [...new Set(words.map(({ meetingId }) => meetingId))].sort()
    const into = known ?? (await newThread(tools, trx, record, actor, { from, homes, asked }))
    if (!sharesOneLed(from, into)) refuse('forbidden')
    if (homes.some((id) => !into.meetingIds.includes(id))) refuse('move_elsewhere')
    await go(trx, { from, into, words }, tools.now())
    await tellRearranged(tools, trx, record, actor, {
      ...{ from: from.thread, into: into.thread, kind: 'move' },
      meetings: meetingsOf(from, into).map(({ id }) => ({ id, isNew: false })),
      movedIds: words.map(({ id }) => id),
      count: words.filter(({ parentId }) => parentId === null).length,
      also: { promiseIds: await promisesOf(trx, words) },
    })
    return { id: into.thread.id }
  })
  return outcome
}

const sharesOneLed = (from: Led, into: Led): boolean =>
  from.settings.some(({ meeting, roles }) => roles.leads && into.meetingIds.includes(meeting.id))

type Word = Pick<Contribution, 'id' | 'parentId' | 'meetingId' | 'state'>

/** These and what answers them, in whatever state that is; seized. */
async function movable(
  trx: Trx,
  { threadId, contributionIds }: Pick<InferOutput<typeof MoveWordsInput>, 'threadId' | 'contributionIds'>,
): Promise<Word[]> {
  const chosen = new Set(contributionIds)
  const found: Word[] = []
  await inParts([...chosen], async (ids) => {
    const rows = await trx
      .selectFrom('contribution')
      .select(['id', 'parentId', 'meetingId', 'state'])
      .where('threadId', '=', threadId)
      .where((eb) => eb.or([eb('id', 'in', ids), eb('parentId', 'in', ids)]))
      .orderBy('id')
      .$call(seized(trx))
      .execute()
    found.push(...rows)
  })
  const words = [...new Map(found.map((word) => [word.id, word])).values()]
  const asked = words.filter(({ id }) => chosen.has(id))
  if (asked.length !== chosen.size) refuse('not_found')
  if (asked.some(({ parentId }) => parentId !== null && !chosen.has(parentId))) refuse('move_reply')
  if (asked.some((word) => word.parentId === null && !isVisible(word))) refuse('not_visible')
  return words
}

/** An answer to a theme is about what lies in it. */
async function themesWith(trx: Trx, words: Word[]): Promise<string[]> {
  const found = new Set<string>()
  await inParts(idsOf(words), async (ids) => {
    const rows = await trx
      .selectFrom('themeContribution')
      .select('themeId')
      .distinct()
      .where('contributionId', 'in', ids)
      .execute()
    for (const { themeId } of rows) found.add(themeId)
  })
  return [...found]
}

/** At the first of its meetings that this actor leads, and wherever the words were said. */
async function newThread(
  tools: Tools,
  trx: Trx,
  record: Recorder,
  actor: Actor,
  { from, homes, asked }: { from: Led; homes: string[]; asked: { question: string } },
): Promise<Led> {
  const led = from.settings.find(({ roles }) => roles.leads) ?? refuse('forbidden')
  const meetingId = led.meeting.id
  const hostId = actor.account?.id ?? refuse('login_first')
  const id = await openThread(tools, trx, record, { meetingId, hostId, question: asked.question })
  const others = homes.filter((home) => home !== meetingId)
  if (others.length > 0)
    await trx
      .insertInto('threadMeeting')
      .values(others.map((home) => ({ threadId: id, meetingId: home, takenUpAt: tools.now() })))
      .execute()
  const thread = await trx.selectFrom('thread').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { thread, settings: from.settings, meetingIds: [...new Set([meetingId, ...homes])] }
}

/** Out of the themes of the old thread, and off the walls of meetings that have not the new one. */
async function go(
  trx: Trx,
  { from, into, words }: { from: Led; into: Led; words: Word[] },
  now: number,
): Promise<void> {
  await putInto(trx, into.thread.id, idsOf(words), now)
  const themes = trx.selectFrom('theme').select('theme.id').where('threadId', '=', from.thread.id)
  await inParts(idsOf(words), async (ids) => {
    await trx
      .deleteFrom('themeContribution')
      .where('contributionId', 'in', ids)
      .where('themeId', 'in', themes)
      .execute()
    await trx
      .deleteFrom('wallEntry')
      .where('contributionId', 'in', ids)
      .where('meetingId', 'not in', into.meetingIds)
      .execute()
  })
}

async function promisesOf(trx: Trx, words: Word[]) {
  const found: { id: string; meetingId: string }[] = []
  await inParts(idsOf(words), async (ids) => {
    const rows = await trx
      .selectFrom('promise')
      .select(['id', 'meetingId'])
      .where('contributionId', 'in', ids)
      .execute()
    found.push(...rows)
  })
  return found
}

const idsOf = (words: Word[]): string[] => words.map(({ id }) => id)
