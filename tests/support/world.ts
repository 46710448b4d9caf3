/**
 * A world for one test: a fresh database, a clock that moves when it is told to, and people who act through the core.
 * Everything happens through domain verbs; rows are only looked at.
 */
import { bearerKey, newDevice, tokenFor } from '../../server/auth/devices.ts'
import { type Core, createCore } from '../../server/core.ts'
import type { Actor } from '../../server/domain/people/actor.ts'
import type { Tools } from '../../server/domain/tools.ts'
import type { DomainEvent } from '../../server/feed/events.ts'
import type { Db } from '../../server/persistence/schema.ts'
import { type Write, createWrite, refusesInsideWrite } from '../../server/persistence/write.ts'
import { codeAlphabet } from '../../src/lib/contract/limits.ts'
import type { AccountRole } from '../../src/lib/contract/words.ts'
import type { SubmitInput } from '../../src/lib/contract/inputs/contributions.ts'
import type { PlanInput } from '../../src/lib/contract/inputs/planning.ts'
import { freshDatabase } from './database.ts'

/** A spring evening in 2026, six o'clock in Copenhagen. */
export const evening = Date.UTC(2026, 3, 14, 16)
export const minute = 60_000
export const hour = 60 * minute

export interface Clock {
  now(): number
  pass(ms: number): void
}

export interface World {
  core: Core
  tools: Tools
  /** For looking at rows. */
  db: Db
  clock: Clock
  /** What was committed, oldest first. */
  events: DomainEvent[]
  /** The meetings that were woken, one entry for each commit that had something to tell. */
  woken: string[][]
  epoch: { value: string }
  administrator: Actor
  /** An account of its own that leads only what it plans. */
  facilitator: (name?: string) => Promise<Actor>
  /** An account of its own that is trusted with nothing. */
  citizen: (name?: string) => Promise<Actor>
}

/** `await aWorld()` has an administrator and nothing else; `await aWorld().withOpenMeeting()` can be written to. */
export function aWorld() {
  const empty = emptyWorld()
  return {
    then: empty.then.bind(empty),
    withMeeting: async (plan?: Partial<PlanInput>) => aMeeting(await empty, plan),
    withOpenMeeting: async (plan?: Partial<PlanInput>) => anOpenMeeting(await empty, plan),
    withHeldContribution: async (plan?: Partial<PlanInput>) => held(await anOpenMeeting(await empty, plan)),
    withRunningWall: async (plan?: Partial<PlanInput>) =>
      aRunningWall(await anOpenMeeting(await empty, plan)),
  }
}

async function emptyWorld(): Promise<World> {
  const database = await freshDatabase()
  const clock = aClock()
  const events: DomainEvent[] = []
  const woken: string[][] = []
  const epoch = { value: 'first-epoch' }
  const write = overheard(
    createWrite(database.writing, (meetingIds) => woken.push(meetingIds), clock.now),
    events,
  )
  const tools: Tools = {
    write,
    db: database.reading.withPlugin(refusesInsideWrite),
    now: clock.now,
    ...countedNames(),
    sealKey: 'seal',
    hashPassword: async (password) => `hash of ${password}`,
    verifyPassword: async (hash, password) => hash === `hash of ${password}`,
  }
  const core = createCore(tools, () => epoch.value)
  const administrator = await setUp(core)
  return {
    core,
    tools,
    db: database.reading,
    clock,
    events,
    woken,
    epoch,
    administrator,
    facilitator: (name = 'Dorte Lund') => hire(tools, name, ['facilitator']),
    citizen: (name = 'Birgit Møller') => hire(tools, name, []),
  }
}

function aClock(): Clock {
  let now = evening
  return { now: () => now, pass: (ms) => void (now += ms) }
}

/** Names in the order in which they were made. */
function countedNames(): Pick<Tools, 'newId' | 'newSecret' | 'newCode'> {
  let count = 0
  const next = (width: number) => String(++count).padStart(width, '0')
  const letters = (n: number) =>
    n
      .toString(codeAlphabet.length)
      .replace(/./g, (digit) => codeAlphabet.charAt(parseInt(digit, codeAlphabet.length)))
  return {
    newId: () => next(26),
    newSecret: () => `secret${next(16)}`,
    newCode: () => letters(++count).padStart(6, codeAlphabet.charAt(0)),
  }
}

/** Keeps what was recorded, once it is committed. */
function overheard(write: Write, events: DomainEvent[]): Write {
  return async (work) => {
    let recorded: DomainEvent[] = []
    const written = await write((trx, record) => {
      recorded = []
      return work(trx, (event) => {
        recorded.push(event)
        record(event)
      })
    })
    events.push(...recorded)
    return written
  }
}

async function setUp({ accounts }: Core): Promise<Actor> {
  const secret = (await accounts.offerSetUp()) ?? ''
  const { accountId } = await accounts.setUp({ secret, ...anAdministrator })
  return actorWith({ id: accountId, name: anAdministrator.name, roles: ['administrator'] })
}

export const anAdministrator = {
  municipality: 'Nørre Sundby Kommune',
  name: 'Karen Holm',
  email: 'karen@example.dk',
  password: 'en lang adgangskode',
}

/** An account as its row stands, however it came to be. */
async function hire(tools: Tools, name: string, roles: AccountRole[]): Promise<Actor> {
  const id = tools.newId()
  const account = { id, name, roles }
  await tools.write((trx) =>
    trx
      .insertInto('account')
      .values({
        ...account,
        roles: JSON.stringify(roles),
        email: `${id}@example.dk`,
        createdAt: tools.now(),
      })
      .execute(),
  )
  return actorWith(account)
}

const actorWith = (account: Actor['account']): Actor => ({ account, keyIn: () => null })

/** A phone that used a right code of this meeting: as such it is nobody in any other. */
export function aPhone(
  { tools }: Pick<World, 'tools'>,
  meetingId: string,
  standId: string | null = null,
): Actor {
  const token = tokenFor(newDevice(), { meetingId, standId }, tools.sealKey)
  return { account: null, keyIn: (id) => bearerKey(token, id, tools.sealKey) }
}

/** A device that never used a code. */
export function aStranger({ tools }: Pick<World, 'tools'>): Actor {
  const { secret } = newDevice()
  return { account: null, keyIn: (id) => bearerKey(`${secret}${id}`, id, tools.sealKey) }
}

/** Any computer, once it has typed the code that the desk gave it. */
export async function aWall({ core, administrator, ...world }: World, meetingId: string): Promise<Actor> {
  const wall = aStranger(world)
  const { code } = await core.people.offerWall(administrator, { meetingId })
  await core.people.exchangeGrant(wall, { code })
  return wall
}

/** A computer at a table, once somebody there has typed the code that the desk gave them. */
export async function aScribe(
  { core, administrator, ...world }: World,
  { meetingId, standId }: { meetingId: string; standId: string },
): Promise<Actor> {
  const scribe = aStranger(world)
  const { code } = await core.stands.offerScribe(administrator, { meetingId, standId })
  await core.people.exchangeGrant(scribe, { code })
  return scribe
}

export const aFrame = {
  purpose: 'At høre, hvad torvet skal bruges til.',
  influence: 'Hvad der skal stå på torvet, og hvornår.',
  fixed: 'Pengene er afsat, og parkeringen bliver.',
  decides: 'Teknik- og miljøudvalget.',
  afterwards: 'Svar inden den 1. juni, på tråden og i lokalavisen.',
}

export const aPlan = (plan: Partial<PlanInput> = {}): PlanInput => ({
  kind: 'public_meeting',
  title: 'Torvet i Nørre Sundby',
  place: 'Forsamlingshuset',
  address: 'Torvet 1',
  directions: 'Døren mod kirken',
  startsAt: evening + 30 * minute,
  endsAt: evening + 3 * hour,
  expected: 60,
  access: 'open',
  safetyDelaySeconds: 8,
  filed: false,
  frame: aFrame,
  agenda: [
    { title: 'Velkommen', minutes: 10 },
    { title: 'Torvet', minutes: 40, question: 'Hvad skal torvet bruges til?' },
    { title: 'Trafikken', minutes: 40, question: 'Hvordan kommer vi frem?' },
  ],
  ...plan,
})

export type Meeting = Awaited<ReturnType<typeof aMeeting>>

/** Planned, and nothing more; `world` may hold others already. */
export async function aMeeting(world: World & { host?: Actor }, plan: Partial<PlanInput> = {}) {
  const host = world.host ?? (await world.facilitator('Mette Skov'))
  const { id: meetingId } = await world.core.meetings.plan(host, aPlan(plan))
  const { agenda } = await world.core.meetings.read(host, meetingId)
  const asking = agenda.filter(({ threadId }) => threadId !== null)
  return {
    ...world,
    host,
    meetingId,
    agenda,
    /** The items with a question, and their threads. */
    itemIds: asking.map(({ id }) => id),
    threadIds: asking.flatMap(({ threadId }) => threadId ?? []),
    threadId: asking[0]?.threadId ?? '',
    itemId: asking[0]?.id ?? '',
    phone: (): Actor => aPhone(world, meetingId),
  }
}

export async function anOpenMeeting(world: World & { host?: Actor }, plan: Partial<PlanInput> = {}) {
  const meeting = await aMeeting(world, plan)
  const { core, host, meetingId } = meeting
  await core.meetings.announce(host, { meetingId })
  await core.meetings.open(host, { meetingId })
  return {
    ...meeting,
    participant: meeting.phone(),
    /** Says something from a phone of its own, unless told whose, and answers with its id. */
    say: async (text: string, { from = meeting.phone(), ...rest }: Saying = {}): Promise<string> =>
      (await core.contributions.submit(from, { ...aPost(meeting.threadId, text), ...rest })).id,
  }
}

type Saying = Partial<SubmitInput> & { from?: Actor }
export type OpenMeeting = Awaited<ReturnType<typeof anOpenMeeting>>

async function held(meeting: OpenMeeting) {
  const author = meeting.phone()
  const id = await meeting.say('Naboens hund gør hele natten.', { from: author })
  await meeting.core.moderation.hold(meeting.host, { id })
  meeting.events.length = 0
  return { ...meeting, author, held: { id } }
}

/** A wall that leads, and the first question on it; with `turn` it reports what is due and waits for the next. */
export async function aRunningWall(meeting: OpenMeeting) {
  const { core, host, meetingId, clock } = meeting
  const wall = await aWall(meeting, meetingId)
  const screenId = aKey()
  let size = { k: 2, charactersPerSlot: 130, visible: true }
  const beat = (change: Partial<typeof size> = {}) => {
    size = { ...size, ...change }
    return core.wall.beat(wall, { meetingId, screenId, ...size })
  }
  const view = async () => wallOf(meeting, meetingId)
  await beat()
  await core.agenda.move(host, { meetingId, itemId: meeting.itemId })
  await core.wall.setMode(host, { meetingId, mode: 'running' })
  return {
    ...meeting,
    wall,
    screenId,
    beat,
    view,
    /** Lets the clock pass until the change that is due, and reports it. False when nothing is to change. */
    async turn(): Promise<boolean> {
      const { version, next } = await view()
      if (!next) return false
      const waited = Math.max(0, next.at - clock.now())
      clock.pass(waited)
      await beat()
      await core.wall.advance(wall, { meetingId, version, slot: next.slot, shownMs: waited }, screenId)
      return true
    },
  }
}

export type RunningWall = Awaited<ReturnType<typeof aRunningWall>>

/** The programme as the room sees it. */
export async function wallOf({ core }: Pick<World, 'core'>, meetingId: string) {
  const { upserts } = await core.feed.since(meetingId, 'room', 0)
  if (!upserts.wall) throw new Error('This meeting has no programme.')
  return upserts.wall
}

let keys = 0
/** As a phone makes one: nobody else's. */
export const aKey = (): string => `key-of-a-phone-${String(++keys).padStart(6, '0')}`

export const aPost = (threadId: string, text = 'Flere bænke i læ.'): SubmitInput => ({
  key: aKey(),
  threadId,
  text,
})
