/** The Talk at the timber yard as an evening that has come some way, said and done through the core's own verbs. */
import { letWallTurn } from '../../../server/demo/last-week.ts'
import { type Question, type Stage, questionsOf, wallOf } from '../../../server/demo/stage.ts'
import { talkPlan, talkScripts } from '../../../server/demo/texts/talk.ts'
import { utterance } from '../../../server/demo/texts/script.ts'
import { leaderOf, makeWorld } from '../../../server/demo/world.ts'
import { openLine } from '../../../server/rehearsal/line.ts'
import { type Joined, join, keyFor, write } from '../../../server/rehearsal/phone.ts'
import { type Studio, projector, putAway, remembered, see } from './studio.ts'

export interface Evening extends Stage {
  studio: Studio
  meetingId: string
  accountId: string
  questions: Question[]
  phones: Joined[]
  /** Of what was said, by its text. */
  ids: Map<string, string>
  /** A computer on which the facilitator has logged in. */
  login: Awaited<ReturnType<typeof remembered>>
}

/** So many have come in, and nobody has written yet. */
const phoneCount = 14

export async function beginEvening(studio: Studio): Promise<Evening> {
  const { core, door, url, clock } = studio
  const { accountId, meetingId } = await makeWorld({ core, door, url, clock })
  const stage: Stage = { core, door, url, clock, leader: leaderOf(accountId) }
  await makeWelcoming(stage, meetingId)
  clock.run()
  const { join: access } = await wallOf(stage, meetingId)
  const phones: Joined[] = []
  while (phones.length < phoneCount) phones.push(await join(url, access?.code ?? ''))
  return {
    ...{ ...stage, studio, accountId, meetingId, phones },
    ids: new Map(),
    questions: await questionsOf(stage, meetingId),
    login: await logIn(studio, accountId),
  }
}

/** What the hall itself offers: a network, and a place that everybody can come to. */
async function makeWelcoming({ core, leader }: Stage, meetingId: string) {
  const { meeting, agenda } = await core.meetings.readDesk(leader, meetingId)
  const { startsAt, endsAt } = meeting
  await core.meetings.change(leader, {
    ...{ ...talkPlan, meetingId, startsAt, endsAt, wifiName: 'Savhallen', wifiPassword: 'fyrretræ-2027' },
    accessInfo: 'Teleslynge i de fire første rækker. Tegnsprogstolken står til venstre for skærmen.',
    agenda: talkPlan.agenda.map((item, i) => ({ ...item, id: agenda[i]?.id })),
  })
}

async function logIn(studio: Studio, accountId: string) {
  const { secret } = await studio.core.accounts.offerLogin(accountId)
  const page = await studio.device({ path: `/login/${secret}` })
  await page.getByRole('button', { name: 'Log ind' }).click()
  await page.waitForURL('**/meetings')
  const login = await remembered(page)
  await putAway(page)
  return login
}

/** Says these lines of the script to the question that the room is at, and lets a wall show them in the order it finds fair. */
export async function converse(evening: Evening, question: number, from: number, to: number) {
  const lines = (talkScripts[question] ?? []).slice(from, to)
  for (const [i, line] of lines.entries()) {
    await say(evening, question, utterance(line), from + i)
    await letWallTurn(evening)
  }
}

/** The wall has not come to these yet. */
export async function sayMore(evening: Evening, question: number, from: number, to: number) {
  const lines = (talkScripts[question] ?? []).slice(from, to)
  for (const [i, line] of lines.entries()) await say(evening, question, utterance(line), from + i)
}

async function say(evening: Evening, at: number, words: ReturnType<typeof utterance>, turn: number) {
  const { core, leader, meetingId, url, phones, ids, questions } = evening
  const threadId = questions[at]?.threadId ?? ''
  const { text, name, channel, to, kind, heldBack } = words
  const said = { text, meetingId, ...(name && { name }) }
  if (channel) {
    const input = { ...said, key: keyFor(threadId, text), threadId, channel }
    return void ids.set(text, (await core.contributions.record(leader, input)).id)
  }
  const parentId = to && ids.get(to)
  const { token = '' } = phones[turn % phones.length] ?? {}
  const id = await write(url, token, threadId, { ...said, ...(parentId && { parentId, kind }) })
  ids.set(text, id)
  if (heldBack) await core.moderation.hold(leader, { id, ...heldBack })
}

/** The themes of the evening, by how the words in them begin. */
const themes = {
  'Skur, hal og kran': ['Kranen', 'Duften', 'Svalerne', 'Udsigten'],
  'Plads til det, ingen har planlagt': ['At der ikke', 'Der manglede', 'At man kan lave', 'At den ikke er'],
  'Alle skal kunne være her': ['Jeg kommer rundt', 'At de unge', 'Min søn'],
}

export async function gather({ core, leader, meetingId, questions, ids }: Evening) {
  const threadId = questions[0]?.threadId
  const saying = (begins: string[]) =>
    [...ids].filter(([text]) => begins.some((words) => text.startsWith(words))).map(([, id]) => id)
  for (const [name, begins] of Object.entries(themes))
    await core.themes.make(leader, { meetingId, threadId, name, contributionIds: saying(begins) })
  await core.themes.standAlone(leader, {
    meetingId,
    threadId,
    contributionIds: saying(['Ærligt', 'Fiskebilen']),
  })
}

export const promised = [
  { who: 'Ingrid Toft', what: 'Svarer i tråden om, hvad der kan gøres ved mørket', due: '2027-03-23' },
  {
    who: 'Driftsleder Palle Nørgaard',
    what: 'Fylder ud ved skinnerne, så de bliver liggende',
    due: '2027-04-16',
  },
]

/** From now on whoever comes is read first; and one does come. */
export async function newcomerWaits({ core, leader, url, meetingId, questions }: Evening) {
  await core.moderation.makeNewPhonesWait(leader, { meetingId, wait: true })
  const { join: access } = await wallOf({ core }, meetingId)
  const { token } = await join(url, access?.code ?? '')
  const threadId = questions[0]?.threadId ?? ''
  await write(url, token, threadId, { text: 'Stranden bag hallen, når det er lavvande.', meetingId })
}

/** The meeting before this one, or the one after it. */
export async function meetingThat({ core, leader }: Stage, state: 'closed' | 'announced'): Promise<string> {
  const found = (await core.meetings.list(leader)).find((meeting) => meeting.state === state)
  if (!found) throw new Error(`No meeting is ${state}.`)
  return found.id
}

export async function itemsOf({ core, leader, meetingId }: Evening): Promise<string[]> {
  return (await core.meetings.read(leader, meetingId)).agenda.map(({ id }) => id)
}

export const goTo = ({ core, leader, meetingId }: Evening, itemId: string | undefined) =>
  core.agenda.move(leader, { meetingId, itemId })

/** The desk, or another page of the facilitator's. */
export async function openDesk(
  { studio, login, meetingId }: Evening,
  path = '/lead',
  looks: Parameters<Studio['device']>[0] = {},
) {
  return studio.device({ path: `/m/${meetingId}${path}`, storageState: login, ...looks })
}

/** The screen in the hall. */
export async function openWall(evening: Evening, looks: Parameters<Studio['device']>[0] = {}) {
  const page = await openDesk(evening, '/wall', looks)
  await page.locator('.canvas').waitFor()
  return page
}

/** The screen in the hall stays lit and the phones stay on while others are looked at. Answers how to end it. */
export async function fillHall(evening: Evening): Promise<() => Promise<void>> {
  const { url, meetingId, phones } = evening
  const wall = await openWall(evening, { viewport: projector })
  const lines = await Promise.all(phones.map(({ token }) => openLine({ url, meetingId, token })))
  return async () => {
    for (const line of lines) line.close()
    await putAway(wall)
  }
}

/** A phone of its own that has scanned the code and stands at the field. */
export async function openPhone(evening: Evening, looks: Parameters<Studio['device']>[0] = {}) {
  const { join: access } = await wallOf(evening, evening.meetingId)
  const page = await evening.studio.device({
    ...{ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
    ...looks,
  })
  await see(page, access?.path ?? '/')
  if (looks.javaScriptEnabled !== false) await page.locator('main.awake').waitFor()
  return page
}
