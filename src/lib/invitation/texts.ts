/**
 * Invitations made from what was planned, in the language that is spoken. They say what can be influenced and what is
 * settled in the frame's own words, and promise nothing beside it.
 */
import { typedAddress } from '../components/wall/spelling.ts'
import { noticeLimit } from '../contract/limits.ts'
import { lengthOf } from '../contract/text.ts'
import type { FrameView, MeetingView } from '../contract/wire/meeting.ts'
import type { Access } from '../contract/words.ts'
import { frameLabel, kindLabel } from '../labels.ts'
import { m } from '../paraglide/messages.js'
import { capital, hours, longDate } from '../when.ts'

export interface Invited {
  meeting: MeetingView
  questions: string[]
  /** Empty until the server is set up. */
  municipality: string
  contact: string
  /** To the meeting's page; null where a stranger cannot open it. */
  link: string | null
}

export interface InvitationTexts {
  website: string
  paper: string
  subject: string
  mail: string
}

export const textsOf = (invited: Invited): InvitationTexts => ({
  website: websiteOf(invited),
  paper: paperOf(invited),
  subject: m.invite_text_subject({ title: invited.meeting.title, date: longDate(invited.meeting.startsAt) }),
  mail: mailOf(invited),
})

function websiteOf(invited: Invited): string {
  const { meeting, contact } = invited
  return paragraphs(
    lines(meeting.title, `${kindLabel[meeting.kind]()} · ${when(meeting)}`),
    m.invite_text_come(),
    ...body(invited),
    contact && m.invite_text_ask({ contact }),
  )
}

function mailOf(invited: Invited): string {
  const { meeting, municipality, contact } = invited
  return paragraphs(
    m.invite_text_mail_hello(),
    m.invite_text_mail_come({ title: meeting.title }),
    ...body(invited),
    contact && m.invite_text_ask({ contact }),
    lines(m.invite_text_greeting(), municipality),
  )
}

function body({ meeting, questions, link }: Invited): string[] {
  return [
    facts(meeting),
    ...framed(meeting.frame),
    questions.length > 0 ? lines(m.invite_text_about(), ...questions.map((question) => `– ${question}`)) : '',
    lines(m.invite_text_how(), how[meeting.access]()),
    link === null ? '' : m.invite_text_more(),
    link ?? '',
  ]
}

const facts = (meeting: MeetingView): string =>
  lines(
    m.invite_text_when({ when: when(meeting) }),
    m.invite_text_where({ where: where(meeting) }),
    meeting.directions && m.invite_text_way({ way: meeting.directions }),
    meeting.accessInfo && m.invite_text_access({ access: meeting.accessInfo }),
  )

const framed = (frame: FrameView): string[] =>
  (['purpose', 'influence', 'fixed', 'decides', 'afterwards'] as const).map((part) => framePart(frame, part))

const framePart = (frame: FrameView, part: keyof FrameView): string =>
  frame[part] && `${frameLabel[part]()}: ${frame[part]}`

const how: Record<Access, () => string> = {
  open: m.invite_text_how_open,
  participants: m.invite_text_how_participants,
  closed: m.invite_text_how_closed,
}

/** What a local paper has room for: whole sentences, the most needed first, and none that is cut. */
function paperOf(invited: Invited): string {
  const { meeting, link } = invited
  const opening = m.invite_text_paper({
    kind: kindLabel[meeting.kind](),
    title: meeting.title,
    when: capital(when(meeting)),
    where: where(meeting),
  })
  const ending = link === null ? '' : m.invite_text_paper_more({ address: typedAddress(link) })
  const between = [
    framePart(meeting.frame, 'purpose'),
    framePart(meeting.frame, 'influence'),
    framePart(meeting.frame, 'fixed'),
    m.invite_text_paper_how(),
  ]
  const fitting = between.reduce<string[]>((taken, sentence) => {
    const more = [...taken, ended(sentence)]
    return lengthOf(sentences(opening, ...more, ending)) <= noticeLimit ? more : taken
  }, [])
  return sentences(opening, ...fitting, ending)
}

const when = ({ startsAt, endsAt }: MeetingView): string =>
  m.invite_text_time({ date: longDate(startsAt), hours: hours(startsAt, endsAt) })

const where = ({ place, address }: MeetingView): string => [place, address].filter(Boolean).join(', ')

const ended = (sentence: string): string =>
  sentence === '' || /[.?!]$/.test(sentence) ? sentence : `${sentence}.`

const lines = (...all: string[]): string => all.filter(Boolean).join('\n')
const paragraphs = (...all: string[]): string => all.filter(Boolean).join('\n\n')
const sentences = (...all: string[]): string => all.filter(Boolean).join(' ')
