/** What can be done in a municipality with several meetings at once: at least one doing for every event there is. */
import type { EventName } from '../../server/feed/events.ts'
import type { Actor } from '../../server/domain/people/actor.ts'
import { isRefusal } from '../../server/refusal.ts'
import { toField } from '../../src/lib/contract/local-time.ts'
import {
  type Meeting,
  type World,
  aKey,
  aMeeting,
  aPhone,
  aPlan,
  aPost,
  aScribe,
  aWall,
  aWorld,
  anOpenMeeting,
  hour,
  wallOf,
} from '../support/world.ts'

export interface Town extends World {
  host: Actor
  meetings: Pick<Meeting, 'meetingId'>[]
  phones: Map<string, Actor[]>
  walls: Map<string, Actor>
  /** By stand. */
  scribes: Map<string, Actor>
  posts: { id: string; from: Actor; meetingId: string; threadId: string }[]
}

/** `n` picks among what there is. */
export type Doing = (town: Town, n: number) => Promise<unknown>

/** One meeting that shows everything after a delay, one that shows nothing before approval, and one still planned. */
export async function aTown(): Promise<Town> {
  const first = await aWorld().withOpenMeeting()
  const approving = await anOpenMeeting(first, { title: 'Havnen', safetyDelaySeconds: null })
  const later = await aMeeting(first, { title: 'Skolevejen' })
  const town: Town = {
    ...first,
    meetings: [first, approving, later],
    phones: new Map(),
    walls: new Map(),
    scribes: new Map(),
    posts: [],
  }
  for (const { meetingId } of [first, approving]) await say(town, meetingId, first.threadId, 0)
  await say(town, approving.meetingId, approving.threadId, 0)
  return town
}

const pick = <T>(some: readonly T[], n: number): T | undefined => some[n % Math.max(1, some.length)]

const meetingOf = ({ meetings }: Town, n: number): string => pick(meetings, n)?.meetingId ?? ''

async function threadsOf({ core, host }: Town, meetingId: string): Promise<string[]> {
  return (await core.meetings.read(host, meetingId)).threads.map(({ id }) => id)
}

function phoneOf(town: Town, meetingId: string, n: number): Actor {
  const phones = town.phones.get(meetingId) ?? [aPhone(town, meetingId), aPhone(town, meetingId)]
  town.phones.set(meetingId, phones)
  return phones[n % 2] as Actor
}

async function say(town: Town, meetingId: string, threadId: string, n: number, parentId?: string) {
  const from = phoneOf(town, meetingId, n)
  const input = { ...aPost(threadId, `Ord nummer ${n}`), name: n % 3 === 0 ? 'Bo' : null, parentId }
  const { id } = await town.core.contributions.submit(from, input).catch(unless(() => ({ id: '' })))
  if (id) town.posts.push({ id, from, meetingId, threadId })
}

/** An expected no is part of life. */
export const unless =
  <T>(instead: () => T) =>
  (error: unknown): T => {
    if (isRefusal(error)) return instead()
    throw error
  }

const post: Doing = async (town, n) => {
  const meetingId = meetingOf(town, n)
  await say(town, meetingId, pick(await threadsOf(town, meetingId), n >> 2) ?? '', n)
}

const reply: Doing = async (town, n) => {
  const parent = pick(town.posts, n)
  if (parent) await say(town, parent.meetingId, parent.threadId, n, parent.id)
}

const record: Doing = async ({ core, host, ...town }, n) => {
  const meetingId = meetingOf({ core, host, ...town }, n)
  const threadId = pick(await threadsOf({ core, host, ...town }, meetingId), n >> 2) ?? ''
  await core.contributions.record(host, {
    key: aKey(),
    meetingId,
    threadId,
    channel: 'paper',
    text: `Kort ${n}`,
  })
}

async function plan({ core, host }: Town, meetingId: string, change: { n: number; question?: string }) {
  const { agenda, threads, plan } = await core.meetings.readDesk(host, meetingId)
  const questionOf = (id: string | null) => threads.find((thread) => thread.id === id)?.question
  const items = agenda.map(({ id, title, minutes, threadId }, i) => ({
    id,
    title,
    minutes: i === change.n % agenda.length ? 1 + (change.n % 60) : minutes,
    question:
      i === 1 && questionOf(threadId)
        ? `${questionOf(threadId)?.slice(0, 40)} (${change.n})`
        : questionOf(threadId),
  }))
  const added = { title: `Punkt ${change.n}`, minutes: 5, question: change.question }
  const kept = change.n % 3 === 0 ? items.slice(0, -1) : items
  await core.meetings.change(host, {
    ...aPlan({ ...plan, title: `Møde ${change.n}`, wifiName: `net ${change.n}` }),
    meetingId,
    agenda: change.n % 2 === 0 ? [...kept, added] : kept,
  })
}

async function newMeeting(town: Town): Promise<string> {
  const meeting = await aMeeting(town, { title: 'Endnu et' })
  town.meetings.push(meeting)
  return meeting.meetingId
}

const announce: Doing = async (town, n) => {
  const meetingId = n % 2 === 0 ? await newMeeting(town) : meetingOf(town, n)
  await town.core.meetings.announce(town.host, { meetingId })
}

const hear = async (town: Town, meetingId: string) => {
  const threadId = pick(await threadsOf(town, meetingId), 0) ?? ''
  const words = { key: aKey(), meetingId, threadId, text: 'Bussen kommer for sjældent.' }
  await town.core.contributions.record(town.host, { ...words, channel: 'outreach' })
}

const open: Doing = async (town, n) => {
  const { core, host } = town
  const meetingId = meetingOf(town, n + 2)
  await core.meetings.announce(host, { meetingId }).catch(unless(() => {}))
  await hear(town, meetingId).catch(unless(() => {}))
  await core.meetings.open(host, { meetingId })
}

/** Somebody's words follow into a new account, which changes its name, lets go of them, or is erased. */
async function follow(town: Town, n: number) {
  const { core } = town
  const meetingId = meetingOf(town, n)
  const owner = { ...phoneOf(town, meetingId, n), account: (await town.citizen(`Navn ${n}`)).account }
  await core.accounts.keepWords(owner, { meetingId, named: n % 4 === 1 })
  if (n % 3 === 0) await core.accounts.letGoOfWords(owner, { meetingId })
  else if (n % 3 === 1) await core.accounts.erase(owner, { words: n % 5 === 0 ? 'go' : 'stay' })
  else await core.accounts.change(owner, { name: `Nyt navn ${n}`, language: null, textSize: null })
}

const close: Doing = (town, n) => town.core.meetings.close(town.host, { meetingId: meetingOf(town, n) })

const publish: Doing = async (town, n) => {
  await close(town, n).catch(unless(() => {}))
  await town.core.meetings.publish(town.host, { meetingId: meetingOf(town, n) })
}

const moveOn: Doing = async ({ core, host, ...town }, n) => {
  const meetingId = meetingOf({ core, host, ...town }, n)
  const { agenda } = await core.meetings.read(host, meetingId)
  await core.agenda.move(host, { meetingId, itemId: pick(agenda, 1 + (n >> 2))?.id })
}

const takeUp: Doing = async (town, n) => {
  const [threadId] = await threadsOf(town, meetingOf(town, n))
  await town.core.threads.takeUp(town.host, {
    meetingId: meetingOf(town, n + 1),
    threadId,
    title: 'Igen',
    minutes: 20,
  })
}

const edit: Doing = async ({ core, posts }, n) => {
  const own = pick(posts, n)
  if (own) await core.contributions.edit(own.from, { id: own.id, text: `Rettet ${n}` })
}

const translate: Doing = async ({ core, host, posts, scribes }, n) => {
  const { id, from } = pick(posts, n) ?? {}
  const by = [...scribes.values()].find((scribe) => scribe === from) ?? host
  const text = n % 5 === 4 ? null : `Som sagt på dansk ${n}`
  await core.contributions.translate(by, { id, language: n % 3 === 0 ? 'en' : 'da', text })
}

const withdraw: Doing = async ({ core, posts }, n) => {
  const own = pick(posts, n)
  if (own) await core.contributions.withdraw(own.from, { id: own.id })
}

const partOf = (n: number) => (n % 4 === 3 ? ('name' as const) : ('text' as const))

const hold: Doing = ({ core, host, posts }, n) =>
  core.moderation.hold(host, {
    id: pick(posts, n)?.id,
    part: partOf(n),
    reason: n % 2 ? 'off_topic' : undefined,
  })

const release: Doing = ({ core, host, posts }, n) =>
  core.moderation.release(host, { id: pick(posts, n)?.id, part: partOf(n) })

const letIn: Doing = (town, n) =>
  town.core.wall.letIn(town.host, { meetingId: meetingOf(town, n + 1), id: pick(town.posts, n)?.id })

async function wallFor(town: Town, meetingId: string): Promise<Actor> {
  const wall = town.walls.get(meetingId) ?? (await aWall(town, meetingId))
  town.walls.set(meetingId, wall)
  return wall
}

const beat: Doing = async (town, n) => {
  const meetingId = meetingOf(town, n)
  const size = { k: 1 + (n % 6), charactersPerSlot: 10 + (n % 40), visible: n % 7 !== 6 }
  await town.core.wall.beat(await wallFor(town, meetingId), {
    meetingId,
    screenId: `screen-of-${meetingId}`,
    ...size,
  })
}

const turn: Doing = async (town, n) => {
  const meetingId = meetingOf(town, n)
  await beat(town, n)
  const { version, next } = await wallOf(town, meetingId)
  if (!next) return
  town.clock.pass(Math.max(0, next.at - town.clock.now()))
  const report = { meetingId, version, slot: next.slot, shownMs: 6000 }
  await town.core.wall.advance(await wallFor(town, meetingId), report, `screen-of-${meetingId}`)
}

const focus: Doing = async (town, n) => {
  await beat(town, n)
  await town.core.wall.focus(town.host, {
    meetingId: meetingOf(town, n),
    id: n % 5 === 4 ? null : pick(town.posts, n)?.id,
  })
}

const steer: Doing = async ({ core, host, ...town }, n) => {
  const meetingId = meetingOf({ core, host, ...town }, n)
  const modes = ['running', 'frozen', 'blank', 'thinking', 'running', 'thanks'] as const
  if (n % 8 < 6)
    return core.wall.setMode(host, { meetingId, mode: modes[n % 6], minutes: n % 4 === 3 ? 1 : null })
  if (n % 8 === 6) return core.wall.giveFloor(host, { meetingId, taken: n % 3 === 0 })
  return core.wall.size(host, { meetingId, slots: 1 + (n % 6), theme: 'dark' })
}

const ask: Doing = (town, n) => {
  const meetingId = meetingOf(town, n)
  return town.core.speakers.ask(phoneOf(town, meetingId, n), { meetingId, name: n % 2 ? 'Bo' : null })
}

const reportWords = async (town: Town, n: number) => {
  const { id = '', from = town.host } = pick(town.posts, n) ?? {}
  await town.core.reports.make(n % 3 ? from : town.host, { id, key: aKey(), reason: 'off_topic' })
  return id
}

/** A thread is to be taken to a meeting that has just been announced. */
async function proposeThread(town: Town, n: number): Promise<string> {
  const threadId = pick(await threadsOf(town, meetingOf(town, n)), n >> 2) ?? ''
  const meetingId = await newMeeting(town)
  await town.core.meetings.announce(town.host, { meetingId })
  const from = phoneOf(town, meetingOf(town, n), n)
  await town.core.proposals.propose(from, { threadId, meetingId, why: `Fordi ${n}` })
  return meetingId
}

async function decline({ core, host }: Town, meetingId: string) {
  const [one] = await core.proposals.waiting(host, meetingId)
  await core.proposals.decline(host, { id: one?.id, reason: 'Ikke denne gang.' })
}

const callForHelp = (town: Town, n: number) => {
  const meetingId = meetingOf(town, n)
  return town.core.help.ask(phoneOf(town, meetingId, n), { meetingId, place: n % 2 ? 'Ved vinduet' : '' })
}

const call: Doing = async (town, n) => {
  await ask(town, n).catch(unless(() => {}))
  await town.core.speakers.call(town.host, { meetingId: meetingOf(town, n) })
}

const insert: Doing = ({ core, host, ...town }, n) =>
  core.agenda.insert(host, {
    meetingId: meetingOf({ core, host, ...town }, n),
    afterId: null,
    kind: n % 2 ? 'break' : 'item',
    title: 'Indskudt',
    minutes: 5,
    question: n % 2 ? null : 'Og hvad så?',
  })

/** One contribution, and the question at the meeting that it was said in. */
async function aboutSome({ posts }: Town, n: number) {
  const { meetingId, threadId, id } = pick(posts, n) ?? { meetingId: '', threadId: '', id: '' }
  return { meetingId, threadId, contributionIds: [id] }
}

const makeTheme: Doing = async (town, n) =>
  town.core.themes.make(town.host, { ...(await aboutSome(town, n)), name: `Tema ${n}` })

/** Out of every theme of its question and into one that may have ended: as what was done is taken back. */
async function moveThemes(
  { core, db, host }: Town,
  where: { meetingId: string; threadId: string },
  contributionIds: string[],
) {
  const themes = await db
    .selectFrom('theme')
    .select('id')
    .where('meetingId', '=', where.meetingId)
    .where('threadId', '=', where.threadId)
    .where('kind', '=', 'theme')
    .orderBy('id')
    .execute()
  const [into, ...others] = themes.map(({ id }) => id)
  const out = others.map((outOfId) => ({ contributionIds, outOfId }))
  const moves = [...out, ...(into ? [{ contributionIds, intoId: into }] : [])]
  return core.themes.move(host, { ...where, moves, reviveIds: into ? [into] : [] })
}

const reshape: Doing = async (town, n) => {
  const themes = await town.db.selectFrom('theme').select(['id']).where('endedAt', 'is', null).execute()
  const [one, other] = [pick(themes, n)?.id, pick(themes, n + 1)?.id]
  const { contributionIds, ...where } = await aboutSome(town, n)
  if (n % 7 === 6) return moveThemes(town, where, contributionIds)
  if (n % 4 === 0) return town.core.themes.merge(town.host, { id: one, intoId: other })
  if (n % 4 === 1) return town.core.themes.split(town.host, { id: one, name: 'Delt', contributionIds })
  if (n % 4 === 2) return town.core.themes.dissolve(town.host, { id: one })
  return town.core.themes.gather(town.host, { id: one, contributionIds })
}

const promise = async (town: Town, n: number) => {
  const { contributionIds, ...where } = await aboutSome(town, n)
  return town.core.promises.make(town.host, {
    ...where,
    ...(n % 2 === 0 && { contributionId: contributionIds[0] }),
    ...{ who: 'Mette Skov', what: `Sender tegning ${n}`, due: '2031-12-01' },
  })
}

async function standFor(town: Town, n: number) {
  const meetingId = meetingOf(town, n)
  const stands = await town.db.selectFrom('stand').selectAll().where('meetingId', '=', meetingId).execute()
  return { meetingId, stand: pick(stands, n) }
}

const addStand: Doing = (town, n) =>
  town.core.stands.add(town.host, {
    meetingId: meetingOf(town, n),
    name: `Bord ${n}`,
    question: n % 2 ? 'Hvad siger bordet?' : null,
    heads: 1 + (n % 8),
  })

const changeStand: Doing = async (town, n) => {
  const { stand } = await standFor(town, n)
  if (n % 3 === 0) return town.core.stands.end(town.host, { id: stand?.id, ended: n % 2 === 0 })
  return town.core.stands.change(town.host, {
    id: stand?.id,
    name: `Stand ${n}`,
    question: n % 3 === 1 ? '' : 'Og I?',
  })
}

async function scribeOf(town: Town, meetingId: string, standId: string): Promise<Actor> {
  const scribe = town.scribes.get(standId) ?? (await aScribe(town, { meetingId, standId }))
  town.scribes.set(standId, scribe)
  return scribe
}

const writeAtTable: Doing = async (town, n) => {
  const { meetingId, stand } = await standFor(town, n)
  if (!stand) return
  const from = await scribeOf(town, meetingId, stand.id)
  const threadId = stand.threadId ?? pick(await threadsOf(town, meetingId), n >> 2) ?? ''
  const { id } = await town.core.stands.write(from, { ...aPost(threadId, `Fra bordet ${n}`), meetingId })
  town.posts.push({ id, from, meetingId, threadId })
}

const sitDown: Doing = async (town, n) => {
  const { meetingId, stand } = await standFor(town, n)
  const [threadId] = await threadsOf(town, meetingId)
  const from = aPhone(town, meetingId, stand?.id)
  const { id } = await town.core.contributions.submit(from, aPost(threadId ?? '', `Ved bordet ${n}`))
  town.posts.push({ id, from, meetingId, threadId: threadId ?? '' })
}

const tellOthers: Doing = async (town, n) => {
  const { meetingId, stand } = await standFor(town, n)
  await town.core.wall.showTable(town.host, {
    meetingId,
    standId: n % 4 === 0 ? null : stand?.id,
    minutes: n % 2 ? 3 : null,
  })
}

/** Given, and used by a phone that writes in it; now and then given back. */
async function wearHat(town: Town, n: number) {
  const meetingId = meetingOf(town, n)
  const { core, host } = town
  const { id, code } = await core.hats.give(host, { meetingId, kind: 'politician', name: `Anna ${n}` })
  const from = phoneOf(town, meetingId, n)
  await core.hats.putOn(from, { code }).catch(unless(() => {}))
  if (n % 5 === 4) await core.hats.giveBack(from, { meetingId }).catch(unless(() => {}))
  await say(town, meetingId, pick(await threadsOf(town, meetingId), n >> 2) ?? '', n)
  return id
}

/** Words, a theme or a whole thread are answered; what stands is corrected or withdrawn. */
async function answer({ core, db, host }: Town, about: { threadId: string; about: string }, n: number) {
  const { number = 0 } =
    (await db.selectFrom('answer').select('number').where('about', '=', about.about).executeTakeFirst()) ?? {}
  if (n % 4 === 3) return core.answers.withdraw(host, { ...about, seen: number })
  const said = { outcome: 'must_not', reason: `Loven, § ${n}`, office: 'Teknik og Miljø' }
  await core.answers.publish(host, { ...about, ...said, seen: number, origin: null })
}

const answerWords: Doing = async (town, n) => {
  const { id = '', threadId = '' } = pick(town.posts, n) ?? {}
  await answer(town, { threadId, about: id }, n)
}

const answerThread: Doing = async (town, n) => {
  const threadId = pick(await threadsOf(town, meetingOf(town, n)), n >> 2) ?? ''
  await answer(town, { threadId, about: threadId }, n)
}

const answerTheme: Doing = async (town, n) => {
  await makeTheme(town, n).catch(unless(() => {}))
  const themes = await town.db.selectFrom('theme').select(['id', 'threadId']).orderBy('id').execute()
  const { id = '', threadId = '' } = pick(themes, n) ?? {}
  await answer(town, { threadId, about: id }, n)
}

/** A host sets hours and a last day, and takes them back. */
const arrange: Doing = async (town, n) => {
  const { core, host, clock } = town
  const threadId = pick(await threadsOf(town, meetingOf(town, n)), n >> 2) ?? ''
  const hours = n % 4 < 2 ? null : [{ days: [1 + (n % 7)], from: '09:00', until: '16:00' }]
  await core.hosting.setHours(host, { threadId, hours })
  const on = n % 2 === 0 ? toField(clock.now() + 48 * hour).slice(0, 10) : null
  await core.hosting.setClosing(host, { threadId, on })
  await core.hosting.keep()
}

const newCodes: Doing = (town, n) =>
  town.core.meetings.renewCodes(town.host, { meetingId: meetingOf(town, n) })

/** A thread that is at rest, and words of it, go into another one of its meeting, or into a new one. */
const rearrange: Doing = async (town, n) => {
  const { core, db, host } = town
  const at = n % 3 === 0 ? (town.meetings.length > 2 ? 0 : n) : n
  const meetingId = meetingOf(town, at)
  await core.meetings.close(host, { meetingId }).catch(unless(() => {}))
  if (n % 3 === 0)
    await core.meetings.close(host, { meetingId: meetingOf(town, at + 1) }).catch(unless(() => {}))
  const threads = [...(await threadsOf(town, meetingId)), ...(await threadsOf(town, meetingOf(town, n + 1)))]
  const [threadId, intoId = null] = [pick(threads, n), pick(threads, n + 1)]
  if (n % 2 === 0) return core.threads.merge(host, { threadId, intoId })
  const words = await db
    .selectFrom('contribution')
    .select('id')
    .where('threadId', '=', threadId ?? '')
    .where('parentId', 'is', null)
    .where('state', '=', 'shown')
    .orderBy('id')
    .limit(1 + (n % 3))
    .execute()
  const contributionIds = words.map(({ id }) => id)
  const to = n % 5 === 1 ? { intoId: null, question: `Og hvad med ${n}?` } : { intoId }
  return core.threads.move(host, { threadId, contributionIds, ...to })
}

/** For each event a way to it from a town that has just begun. */
export const doings: Record<EventName, Doing> = {
  'contribution.answered': answerWords,
  'theme.answered': answerTheme,
  'thread.answered': answerThread,
  'meeting.planned': (town, n) => plan(town, meetingOf(town, n), { n }),
  'meeting.announced': announce,
  'meeting.opened': open,
  'meeting.closed': close,
  'meeting.published': publish,
  'agenda.planned': (town, n) => plan(town, meetingOf(town, n), { n: n + 2 }),
  'agenda.moved': moveOn,
  'thread.opened': (town, n) => plan(town, meetingOf(town, n), { n, question: `Hvad med ${n}?` }),
  'thread.arranged': arrange,
  'thread.dropped': (town, n) => plan(town, meetingOf(town, n), { n: 2 * n + 3 }),
  'thread.taken_up': takeUp,
  'thread.rearranged': rearrange,
  'contribution.received': post,
  'contribution.awaits_approval': (town, n) => post(town, n * 4 + 1),
  'contribution.edited': edit,
  'contribution.translated': translate,
  'contribution.withdrawn': withdraw,
  'contribution.held': hold,
  'contribution.released': async (town, n) => {
    await hold(town, n)
    await release(town, n)
  },
  'contribution.put_back': async ({ core, host, posts }, n) => {
    const id = pick(posts, n)?.id
    await core.moderation.hold(host, { id, untilApproved: true })
  },
  'contribution.hold_explained': async (town, n) => {
    await hold(town, n)
    await hold(town, n)
  },
  'phone.stopped': ({ core, host, posts }, n) => core.moderation.stopPhone(host, { id: pick(posts, n)?.id }),
  'phone.allowed': async ({ core, host, posts }, n) => {
    const id = pick(posts, n)?.id
    await core.moderation.stopPhone(host, { id })
    await core.moderation.allowPhone(host, { id })
  },
  // Rarely, for nobody can do much afterwards.
  'phone.forgotten': async ({ core, clock }, n) => {
    if (n % 10 !== 0) return
    clock.pass(250 * 24 * hour)
    await core.people.forgetDevices()
  },
  'contribution.put_on_wall': focus,
  'contribution.let_in': async (town, n) => {
    await takeUp(town, n).catch(unless(() => {}))
    await publish(town, n).catch(unless(() => {}))
    await letIn(town, n)
  },
  'theme.changed': makeTheme,
  'contribution.gathered': async (town, n) => {
    const { contributionIds, ...where } = await aboutSome(town, n)
    await town.core.themes.standAlone(town.host, { ...where, contributionIds })
  },
  'contribution.wished': async ({ core, posts }, n) => {
    const own = pick(posts, n)
    if (own) await core.themes.wishElsewhere(own.from, { id: own.id, note: `Under ${n}` })
  },
  'stand.changed': addStand,
  'hat.changed': wearHat,
  'contribution.relocated': async (town, n) => {
    const { core, host } = town
    const meetingId = meetingOf(town, n)
    const threadId = pick(await threadsOf(town, meetingId), n)
    const stop = { key: aKey(), place: `Stop ${n}`, startsAt: town.clock.now() }
    const heard = { key: aKey(), meetingId, threadId, channel: 'outreach', text: `Hørt ${n}`, consent: true }
    await core.contributions.record(host, { ...heard, stop })
    await core.outreach.planStop(host, { meetingId, ...stop, place: `Omdøbt ${n}` })
  },
  'contribution.marked': async (town, n) => {
    if (n % 2 === 0) await town.core.hats.takeBack(town.host, { id: await wearHat(town, n) })
    else await follow(town, n)
  },
  'speaker.asked': ask,
  'speaker.withdrawn': async (town, n) => {
    const asked = await ask(town, n)
    await town.core.speakers.withdraw(town.host, asked)
  },
  'speaker.called': call,
  'speaker.ended': async (town, n) => {
    await call(town, n)
    await town.core.speakers.end(town.host, { meetingId: meetingOf(town, n) })
  },
  'speaker.renamed': async (town, n) => {
    await ask(town, n)
    await wearHat(town, n)
  },
  'proposal.changed': async (town, n) => {
    const meetingId = await proposeThread(town, n)
    if (n % 4 === 3) await town.core.meetings.open(town.host, { meetingId })
    if (n % 4 === 3) await town.core.meetings.close(town.host, { meetingId })
    if (n % 4 === 2) await rearrange(town, n)
    if (n % 4 === 1) await decline(town, meetingId)
  },
  'report.made': reportWords,
  'report.moved': async (town, n) => {
    await reportWords(town, n)
    await rearrange(town, n)
  },
  'report.answered': async (town, n) => {
    const id = await reportWords(town, n)
    const outcome = n % 2 ? 'stays' : 'held'
    await town.core.reports.answer(town.host, { id, outcome, note: 'Det må stå.' })
  },
  'help.asked': callForHelp,
  'help.answered': async (town, n) => {
    await town.core.help.answer(town.host, await callForHelp(town, n))
  },
  'promise.made': promise,
  'promise.withdrawn': async (town, n) => {
    const { id } = await promise(town, n)
    await town.core.promises.withdraw(town.host, { id })
  },
  'programme.changed': steer,
}

export const everything: Doing[] = [
  ...Object.values(doings),
  ...[addStand, changeStand, changeStand, writeAtTable, writeAtTable, sitDown, tellOthers],
  ...[
    translate,
    reply,
    insert,
    makeTheme,
    reshape,
    reshape,
    record,
    beat,
    turn,
    turn,
    turn,
    newCodes,
    release,
    post,
  ],
  async ({ core, host, ...town }, n) =>
    core.moderation.makeNewPhonesWait(host, {
      meetingId: meetingOf({ core, host, ...town }, n),
      wait: n % 2 === 0,
    }),
  async ({ core, host, posts }, n) => {
    const { meetingId, threadId } = pick(posts, n) ?? {}
    await core.threads.setApproval(host, { meetingId, threadId, first: n % 2 === 0 })
  },
  async ({ clock }, n) => clock.pass(n * 500),
]
