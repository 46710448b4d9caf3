/** The record of a meeting in the form of municipal minutes: when and where, the frame, each item with what was said to it, and the wall. */
import type { AgendaItemView, MeetingView } from '../../../src/lib/contract/wire/meeting.ts'
import { accessLabel, frameLabel, kindLabel } from '../../../src/lib/labels.ts'
import { m } from '../../../src/lib/paraglide/messages.js'
import { timesAt } from '../../../src/lib/stays.ts'
import { capital, clock, hours, longDate, minutes } from '../../../src/lib/when.ts'
import type { Summary } from '../../domain/summary/read.ts'
import type { SpeakersCount } from '../../domain/summary/summary.ts'
import type { Locale } from '../../auth/locale.ts'
import type { WholeMeeting } from '../whole.ts'
import type { Block, Paper } from './paper.ts'
import { promiseBlocks, questionBlocks } from './question.ts'

export interface Recorded extends WholeMeeting {
  summary: Summary
  municipality: string
  /** Where the pages are, for links; null where that is not known. */
  origin: string | null
  locale: Locale
  /** When it was asked for; epoch ms. */
  at: number
}

/** In the language that is being spoken. */
export function recordOf(recorded: Recorded): Paper {
  const { meeting, municipality, locale, at } = recorded
  return {
    language: locale === 'en' ? 'en-GB' : 'da-DK',
    title: meeting.title,
    from: municipality,
    foot: m.record_foot({ title: meeting.title, date: longDate(at) }),
    blocks: [
      {
        is: 'title',
        above: [meeting.rehearsal && m.rehearsal_mark(), municipality, kindLabel[meeting.kind]()]
          .filter(Boolean)
          .join(' · '),
        text: meeting.title,
      },
      { is: 'facts', rows: factsOf(recorded) },
      { is: 'small', text: m.record_about() },
      { is: 'contents', title: m.record_contents(), entries: contentsOf(recorded) },
      ...frameBlocks(meeting),
      ...recorded.agenda.flatMap((item) => itemBlocks(recorded, item)),
      ...outsideBlocks(recorded),
      ...promiseBlocks(recorded.summary.promises.filter(({ threadId }) => threadId === null)),
      ...wallBlocks(recorded.summary),
    ],
  }
}

function factsOf({ meeting, summary: { counts } }: Recorded): { label: string; text: string }[] {
  const { openedAt, closedAt } = meeting
  const rows = [
    { label: m.record_date(), text: capital(longDate(meeting.startsAt)) },
    { label: m.record_time(), text: hours(meeting.startsAt, meeting.endsAt) },
    { label: m.record_place(), text: [meeting.place, meeting.address].filter(Boolean).join('\n') },
    { label: m.record_opened(), text: openedAt ? clock(openedAt) : '' },
    { label: m.record_closed(), text: closedAt ? clock(closedAt) : '' },
    { label: m.record_phones(), text: m.record_phones_count({ count: counts.participants }) },
    { label: m.record_access(), text: accessOf(meeting) },
    { label: m.record_filed(), text: meeting.filed ? m.record_yes() : m.record_no() },
  ]
  return rows.filter(({ text }) => text !== '')
}

function accessOf({ access, publishedAt, publishedBy }: MeetingView): string {
  if (!publishedAt) return accessLabel[access]()
  const laid = m.forum_laid_forth({
    date: longDate(publishedAt),
    name: publishedBy ?? m.forum_the_municipality(),
  })
  return `${accessLabel[access]()}\n${laid}`
}

const frameAnchor = 'frame'
const wallAnchor = 'wall'
const outsideAnchor = 'outside'
const anchorOf = ({ position }: AgendaItemView) => `item-${position}`

const isBreak = ({ kind }: AgendaItemView) => kind === 'break'
/** Breaks have no number, as in any agenda. */
const numbered = ({ agenda }: Recorded) => agenda.filter((item) => !isBreak(item))

const headOf = (recorded: Recorded, item: AgendaItemView) =>
  m.record_item({ number: numbered(recorded).indexOf(item) + 1, title: item.title })

function contentsOf(recorded: Recorded) {
  return [
    { anchor: frameAnchor, text: m.forum_frame() },
    ...numbered(recorded).map((item) => ({ anchor: anchorOf(item), text: headOf(recorded, item) })),
    ...(outsideOf(recorded).length > 0 ? [{ anchor: outsideAnchor, text: m.record_outside() }] : []),
    { anchor: wallAnchor, text: m.record_wall() },
  ]
}

function frameBlocks({ frame }: MeetingView): Block[] {
  const parts = ['purpose', 'influence', 'fixed', 'decides', 'afterwards'] as const
  return [
    { is: 'heading', level: 1, text: m.forum_frame(), anchor: frameAnchor },
    { is: 'facts', rows: parts.map((part) => ({ label: frameLabel[part](), text: frame[part] })) },
  ]
}

function itemBlocks(recorded: Recorded, item: AgendaItemView): Block[] {
  const page = recorded.pages.find(({ thread }) => thread.id === item.threadId)
  const times = timesAt(item, recorded.at)
  if (isBreak(item)) return [{ is: 'text', text: `${item.title} · ${times}` }]
  return [
    { is: 'heading', level: 1, text: headOf(recorded, item), anchor: anchorOf(item) },
    { is: 'small', text: times },
    ...(page ? questionBlocks(recorded, page) : []),
  ]
}

/** An item can go after its question was taken up: what was said to it stays on record. */
const outsideOf = ({ agenda, pages }: Recorded) =>
  pages.filter(({ thread }) => !agenda.some(({ threadId }) => threadId === thread.id))

function outsideBlocks(recorded: Recorded): Block[] {
  const outside = outsideOf(recorded)
  if (outside.length === 0) return []
  return [
    { is: 'heading', level: 1, text: m.record_outside(), anchor: outsideAnchor },
    ...outside.flatMap((page) => questionBlocks(recorded, page)),
  ]
}

function wallBlocks({ fairness, speakers }: Summary): Block[] {
  const { received, shown, unseen, fewest, most, longestWaitMs } = fairness
  const count = (text: number) => String(text)
  return [
    { is: 'heading', level: 1, text: m.record_wall(), anchor: wallAnchor },
    { is: 'text', text: m.record_wall_text() },
    {
      is: 'facts',
      rows: [
        { label: m.record_wall_received(), text: count(received) },
        { label: m.record_wall_shown(), text: count(shown) },
        { label: m.record_wall_unseen(), text: count(unseen) },
        { label: m.record_wall_fewest(), text: count(fewest) },
        { label: m.record_wall_most(), text: count(most) },
        { label: m.record_wall_longest(), text: m.record_minutes({ minutes: minutes(longestWaitMs) }) },
        ...floorRows(speakers),
      ],
    },
  ]
}

/** Where nobody asked for the floor there is nothing to say of it. */
function floorRows(speakers: SpeakersCount): { label: string; text: string }[] {
  if (speakers.turns + speakers.unheard === 0) return []
  return [
    { label: m.record_floor_turns(), text: m.record_floor_turns_n(speakers) },
    { label: m.record_floor_unheard(), text: String(speakers.unheard) },
  ]
}
