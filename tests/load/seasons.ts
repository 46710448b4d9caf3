/** A database that has been in use for years: one season is made and taken into the index, the others are copies of it. */
import { sql } from 'kysely'
import { type Core, createCore } from '../../server/core.ts'
import type { Tools } from '../../server/domain/tools.ts'
import { makeId, makeSecret } from '../../server/ids.ts'
import type { Opened } from '../../server/persistence/engine.ts'
import { createWrite } from '../../server/persistence/write.ts'
import { fillWorld, lastDay, repeatSeason } from './search-world.ts'

/** The domain without a server, on the last day of the last season. */
export function coreOn({ reading, writing }: Opened): Core {
  const now = () => lastDay
  const tools: Tools = {
    ...{ db: reading, write: createWrite(writing, () => {}, now), now },
    ...{ newId: () => makeId(now()), newSecret: makeSecret, newCode: makeSecret, sealKey: 'seal' },
    ...{ hashPassword: async (typed) => typed, verifyPassword: async () => false },
  }
  return createCore(tools, () => 'bench')
}

interface Seasons {
  /** Contributions. */
  inASeason: number
  seasons: number
}

/** Answers how long the index took for the first of them; ms. */
export async function fillSeasons(
  { engine, writing }: Opened,
  core: Core,
  { inASeason, seasons }: Seasons,
): Promise<{ filledMs: number }> {
  await fillWorld(writing, inASeason)
  const stored = performance.now()
  while (await core.search.fill());
  const filledMs = performance.now() - stored
  // To keep it while rows are copied would take longer than to make it again.
  if (engine === 'postgres') await sql`drop index search_entry_words`.execute(writing)
  await repeatSeason(writing, engine, seasons - 1, inASeason)
  if (engine === 'postgres') {
    await sql`create index search_entry_words on search_entry using gin (words)`.execute(writing)
    await sql`vacuum analyze`.execute(writing)
  }
  return { filledMs }
}
