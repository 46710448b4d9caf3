/** What was erased is soon in no file of the database, also where no mail is set up. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { onPostgres } from '../support/database.ts'
import { aServer, eventually } from '../support/server.ts'

test.skipIf(onPostgres())('an erased account leaves no address in the files', async () => {
  const server = await aServer()
  onTestFinished(server.leave)
  const { core, config } = server
  const { actor } = await server.account()
  const email = (await core.accounts.emailOf(actor.account.id)) ?? ''
  const filesWith = async () => {
    const names = (await readdir(config.dataDir)).filter((name) => name.startsWith('raadslag.db'))
    const files = await Promise.all(names.map((name) => readFile(join(config.dataDir, name))))
    return names.filter((_, i) => files[i]?.includes(email))
  }
  expect(email).toContain('@')
  expect(await filesWith()).not.toEqual([])
  await core.accounts.erase(actor, { words: 'stay' })
  await eventually(async () => expect(await filesWith()).toEqual([]))
})
