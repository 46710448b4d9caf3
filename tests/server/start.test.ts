import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Config, readConfig } from '../../server/config.ts'
import { type Running, start } from '../../server/start.ts'

let dataDir: string
let running: Running[]
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'raadslag-start-'))
  running = []
})
afterEach(async () => {
  for (const server of running) await server.stop()
  await rm(dataDir, { recursive: true })
})

async function starts(overrides: Partial<Config> = {}) {
  const config = { ...readConfig({}), host: '127.0.0.1', port: 0, dataDir, logLevel: 'silent' as const }
  const server = await start({ ...config, ...overrides }, { pages: 'none' })
  running.push(server)
  return server
}

describe('a start', () => {
  test('is refused on a folder that another server has, and works once that one has stopped', async () => {
    const first = await starts()
    await expect(starts()).rejects.toThrow(`Another Rådslag server is using ${dataDir}.`)
    await first.stop()
    running = []
    await starts()
  })

  test('that fails leaves nothing behind', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo
    await expect(starts({ port })).rejects.toThrow(`Port ${port} is taken`)
    taken.close()
    await starts({ port })
  })

  test('says what is wrong with the host', async () => {
    await expect(starts({ host: '192.0.2.1' })).rejects.toThrow(
      'HOST=192.0.2.1 is no address of this machine.',
    )
  })

  test('says what is wrong with the folder', async () => {
    const file = join(dataDir, 'a-file')
    await writeFile(file, '')
    await expect(starts({ dataDir: file })).rejects.toThrow(`${file} cannot be written to.`)
  })

  test("keeps the operator's key from others on the machine", async () => {
    await starts()
    expect((await stat(join(dataDir, 'key'))).mode & 0o077).toBe(0)
    const first = await readFile(join(dataDir, 'key'), 'utf8')
    await running.pop()?.stop()
    await starts()
    expect(await readFile(join(dataDir, 'key'), 'utf8')).toBe(first)
  })
})

describe('a stop', () => {
  test('takes leave of who is connected, and of a request that hangs', { timeout: 15_000 }, async () => {
    const server = await starts()
    const url = `http://127.0.0.1:${server.port}`
    await fetch(`${url}/healthz`)
    const endless = fetch(`${url}/api/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new ReadableStream({ pull: () => new Promise(() => {}) }),
      duplex: 'half',
    } as RequestInit).catch((error: unknown) => error)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const begun = Date.now()
    await server.stop()
    running = []
    expect(Date.now() - begun).toBeLessThan(8000)
    expect(await endless).toBeInstanceOf(Error)
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })
})
