/** Words that the desk is asked to look at. A list suggests and never acts; it needs no network. */
import { WordListInput } from '../../../src/lib/contract/inputs/moderation.ts'
import { parse } from '../../parse.ts'
import type { Reader } from '../../persistence/schema.ts'
import { readSetting, saveSetting } from '../../persistence/settings.ts'
import { logAdminAct } from '../administration/acts.ts'
import { administratorIn, assertAdministrator } from '../administration/administrator.ts'
import type { Actor } from '../people/actor.ts'
import type { Tools } from '../tools.ts'
import { wordsAtFirst } from './words-at-first.ts'

export async function wordList(reader: Reader): Promise<string[]> {
  const saved = await readSetting(reader, 'words')
  return saved === null ? wordsAtFirst : saved.split('\n').filter(Boolean)
}

/** Refuses `forbidden` for who is no administrator. */
export async function readWordList(tools: Tools, actor: Actor): Promise<string[]> {
  assertAdministrator(actor)
  return wordList(tools.db)
}

/** One word or phrase to a line. An empty list asks nothing of anybody. */
export async function changeWordList(tools: Tools, actor: Actor, input: unknown): Promise<void> {
  const { words } = parse(WordListInput, input)
  const list = words
    .split('\n')
    .map((word) => word.trim())
    .filter(Boolean)
  const after = list.join('\n')
  await tools.write(async (trx) => {
    const accountId = await administratorIn(trx, actor)
    const before = (await wordList(trx)).join('\n')
    if (before === after) return
    await saveSetting(trx, 'words', after)
    await logAdminAct(tools, trx, accountId, { act: 'words', before, after })
  })
}
