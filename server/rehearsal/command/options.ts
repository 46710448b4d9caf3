/** What `npm run rehearse` is told, and the meeting that it reads from a file. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import type { Config } from '../../config.ts'

export interface Options {
  /** Without a slash at the end. */
  url: string
  phones: number
  minutes: number
  file: string
  dataDir: string
}

/** The server reads the rest of it. */
const MeetingFile = v.looseObject({
  meeting: v.looseObject({ title: v.string() }),
  threads: v.pipe(
    v.array(v.looseObject({ question: v.string(), contributions: v.array(v.string()) })),
    v.minLength(1),
  ),
})
export type MeetingFile = v.InferOutput<typeof MeetingFile>

const usage =
  'npm run rehearse -- --file meeting.json [--phones 40] [--minutes 3] [--url http://127.0.0.1:3000]'

/** Throws one sentence that says what is missing. */
export function readOptions(argv: string[], { dataDir, port }: Pick<Config, 'dataDir' | 'port'>): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      file: { type: 'string' },
      phones: { type: 'string', default: '40' },
      minutes: { type: 'string', default: '3' },
      url: { type: 'string', default: `http://127.0.0.1:${port}` },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) throw new Error(usage)
  const phones = Number(values.phones)
  const minutes = Number(values.minutes)
  if (!values.file) throw new Error(`Name the meeting to rehearse: ${usage}`)
  if (!Number.isInteger(phones) || phones < 1 || phones > 500)
    throw new Error('--phones must be from 1 to 500.')
  if (!(minutes > 0 && minutes <= 180)) throw new Error('--minutes must be more than 0 and at most 180.')
  return { url: values.url.replace(/\/$/, ''), phones, minutes, file: values.file, dataDir }
}

export async function readMeetingFile(path: string): Promise<MeetingFile> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`${path} cannot be read.`)
  })
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), MeetingFile), text)
  if (parsed.success) return parsed.output
  throw new Error(
    `${path} is no meeting: it needs {"meeting": {"title"}, "threads": [{"question", "contributions": ["…"]}]}.`,
  )
}

/** By which the server knows that this command is run by who runs the server. */
export async function readKey(dataDir: string): Promise<string> {
  const key = await readFile(join(dataDir, 'key'), 'utf8').catch(() => {
    throw new Error(
      `There is no key in ${dataDir}. Name the server's own folder, for instance DATA_DIR=./data.`,
    )
  })
  return key.trim()
}
