/** Where to look. Printed for people: each link stands whole on its line, so that it can be clicked. */
import { renderUnicodeCompact } from 'uqr'
import type { Config } from '../config.ts'
import { originFromElsewhere, ownAddress } from '../listening.ts'
import { type Stage, wallOf } from './stage.ts'

export interface Origins {
  /** On this machine. */
  here: string
  /** As other machines in the hall see it; null where they cannot. */
  network: string | null
}

export function originsOf(config: Config, port: number): Origins {
  if (config.origin) return { here: config.origin, network: null }
  const network = originFromElsewhere(config, port)
  return { here: network ? `http://localhost:${port}` : ownAddress(config, port), network }
}

/** Two of a kind: the wall's and the facilitator's links each work once, so each origin gets its own. */
export async function printLinks(
  stage: Stage,
  accountId: string,
  meetingId: string,
  { here, network }: Origins,
) {
  const { core, leader } = stage
  const { meeting } = await core.meetings.read(leader, meetingId)
  const { join } = await wallOf(stage, meetingId)
  const origins = [here, ...(network ? [network] : [])]

  console.log(`\n${meeting.title} (${meeting.state})`)
  if (join) printPhone(join.path, spaced(join.code), origins)
  console.log('\n  Wall, each link once; or type its code at /wall:')
  for (const origin of origins) console.log(`    ${origin}/wall?code=${await wallCode(stage, meetingId)}`)
  console.log('\n  Facilitator, each link once:')
  for (const origin of origins) {
    const { secret } = await core.accounts.offerLogin(accountId)
    console.log(`    ${origin}/login/${secret}?next=/m/${meetingId}/lead`)
  }
}

function printPhone(path: string, typed: string, origins: string[]) {
  const phone = `${origins.at(-1) ?? ''}${path}`
  console.log(`\n  Phone; or type ${typed} on the front page:`)
  for (const origin of origins) console.log(`    ${origin}${path}`)
  const code = renderUnicodeCompact(phone, { border: 2 })
  console.log(`\n${code.replace(/^.*$/gm, (line) => `    ${inBlackAndWhite(line)}`)}`)
}

/** Whatever the terminal's own colours: a camera needs dark on light. */
const inBlackAndWhite = (line: string): string => (process.stdout.isTTY ? `\x1b[97;40m${line}\x1b[0m` : line)

const wallCode = async ({ core, leader }: Stage, meetingId: string): Promise<string> =>
  (await core.people.offerWall(leader, { meetingId })).code

const spaced = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`
