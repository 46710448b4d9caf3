import { randomBytes } from 'node:crypto'
import { redirect } from '@sveltejs/kit'
import { keepDevice } from '$lib/device-cookie.ts'
import { followActions, followingOn } from '$lib/following/actions.ts'
import { acting, answering, fields } from '$lib/forms.ts'
import { loading } from '$lib/loading.ts'
import type { Core } from '../../../../../server/core.ts'
import { sha256 } from '../../../../../server/ids.ts'
import { refuse } from '../../../../../server/refusal.ts'
import type { Actions, PageServerLoad } from './$types'
import { linkAt, linkWith } from './links.ts'
import { goingOn, isElsewhere } from './moves.ts'

export const csr = true

export const load: PageServerLoad = async (event) => {
  const {
    locals: { core, actor, device },
    params: { id },
    url,
  } = event
  const order = url.searchParams.get('order') ?? 'oldest'
  const seed = device ? sha256(`${device.secret} ${id}`) : (url.searchParams.get('seed') ?? '')
  const page = await loading(core.threads.read(actor, { id, order, seed, ...partOf(url) }))
  await isElsewhere(event, page)
  const through = page.writingThrough ?? page.meetings.find(isLaidForth)?.id
  return {
    ...page,
    ...(await goingOn(event, page)),
    following: await followingOn(event, 'thread', id),
    reading: await core.reading.read(actor, { threadId: id }),
    isVisitor: actor.account === null,
    order,
    isPaged: page.before + page.after > 0,
    isPublic: page.meetings.some(isLaidForth),
    reported: await core.reports.own(actor, id),
    own: await ownIn(core, actor, page.meetings, id),
    /** Under whose name one may write, and whether one did. */
    account:
      actor.account && page.writingNamed !== null
        ? { name: actor.account.name, isNamed: page.writingNamed }
        : null,
    hat: page.writingThrough ? await core.hats.own(actor, page.writingThrough) : null,
    replyTo: page.mayWrite ? url.searchParams.get('reply') : null,
    /** Under which the next words are sent; the same words twice are then one contribution. */
    key: randomBytes(16).toString('hex'),
    /** Keeps a random order in place for who has no device: it lives in the links of this visit. */
    seed: device ? null : seed || randomBytes(6).toString('hex'),
    live: page.mayRead && through ? await soon(event, liveFrom(core, actor, through)) : null,
  }
}

/** A hundred at a time, and what is asked for or answered among them; or all of it, for paper. */
const partOf = ({ searchParams: asked }: URL) =>
  asked.has('all') ? {} : { from: Number(asked.get('from')), at: asked.get('at') ?? asked.get('reply') }

type Actor = App.Locals['actor']
type Page = Awaited<ReturnType<Core['threads']['read']>>

const isLaidForth = ({ access, publishedAt }: Page['origin']) => access === 'open' && publishedAt !== null

/** For the script alone: a page that is asked for is sent without waiting. What refuses waits: all that is sent in parts is a 200. */
const soon = async <T>({ request }: { request: Request }, promise: Promise<T>) =>
  request.method === 'GET' ? { sent: promise } : { sent: await promise }

/** A little overlap, so that nothing falls between the reading of the page and the reading of the head. */
const overlap = 20

async function liveFrom(core: Core, actor: Actor, meetingId: string) {
  const { epoch, head } = await core.feed.catchUp(actor, { meetingId })
  return { meetingId, epoch, head: Math.max(0, head - overlap) }
}

async function ownIn(core: Core, actor: Actor, meetings: Page['meetings'], threadId: string) {
  const inEach = await Promise.all(meetings.map((meeting) => core.contributions.own(actor, meeting.id)))
  return inEach.flat().filter((own) => own.threadId === threadId)
}

export const actions: Actions = {
  ...followActions('thread'),
  write: acting(
    async ({ locals: { core, actor }, params, url }, { key, text, name, named, parentId, kind, as }) => {
      // Their login has ended since they opened the page: that they were not in the room is not what is wrong.
      if (as === 'account' && !actor.account) refuse('login_first')
      const words = {
        key,
        text,
        name,
        named: named === 'on',
        threadId: params.id,
        ...(parentId && { parentId, kind }),
      }
      const { id } = await core.contributions.submit(actor, words)
      redirect(303, linkAt(url, id))
    },
  ),
  join: async (event) => {
    const { meetingId = '' } = await fields(event.request)
    const { door, device, actor } = event.locals
    return answering({}, async () => {
      keepDevice(event, (await door.joinLed({ device, actor, meetingId })).cookie)
      redirect(303, `${linkWith(event.url, { reply: null })}#write`)
    })
  },
  read: acting(async ({ locals: { core, actor }, params: { id }, url }, { until, last }) => {
    await core.reading.mark(actor, { threadId: id, until: Number(until), last: last || null })
    redirect(303, `${linkWith(url, { reply: null })}#said-so-far`)
  }),
  mend: acting(async ({ locals: { core, actor }, url }, { id, text }) => {
    await core.contributions.edit(actor, { id, text })
    redirect(303, linkAt(url, id ?? ''))
  }),
  giveBackHat: acting(async ({ locals: { core, actor }, url }, { meetingId }) => {
    await core.hats.giveBack(actor, { meetingId })
    redirect(303, `${linkWith(url, { reply: null })}#write`)
  }),
  withdraw: acting(async ({ locals: { core, actor }, url }, { id }) => {
    await core.contributions.withdraw(actor, { id })
    redirect(303, linkAt(url, id ?? ''))
  }),
}
