/** What is new to who follows something, grouped by thread. */
import { whence } from '../../src/lib/labels.ts'
import { closingDay } from '../../src/lib/hosting.ts'
import { answerFacts, answerHeading, answeredBy, outcomeLabel } from '../../src/lib/answers.ts'
import { m } from '../../src/lib/paraglide/messages.js'
import { beginning } from '../../src/lib/beginning.ts'
import { capital, clock, day, dueDay } from '../../src/lib/when.ts'
import type { MeetingView } from '../../src/lib/contract/wire/meeting.ts'
import type { AboutLetter } from '../domain/mail/about.ts'
import type { AnswerNews } from '../domain/following/answers.ts'
import type { News, ThreadNews, WordsNews } from '../domain/following/news.ts'
import type { PromiseNews } from '../domain/following/promised.ts'
import type { Compose } from './compose.ts'
import { movesIn, summedIn } from './tell-turns.ts'
import { escaped, framed, paragraphOf } from './html.ts'

const siteOf = ({ municipality }: AboutLetter): string =>
  municipality ? m.forum_of({ municipality }) : m.app_name()

export const digestLetter: Compose = ({ letter: { content } }, about) => {
  if (!about.digest) return null
  const { news, stop } = about.digest
  const [site, origin] = [siteOf(about), content.link]
  const stopLink = origin && `${origin}/stop/${stop}`
  const below = m.follow_mail_foot({ site })
  const stopLine = stopLink ? `\n${m.follow_mail_stop({ stop: stopLink })}` : ''
  const sections = sectionsOf(news, origin)
  return {
    subject: subjectOf(news),
    text: `${sections.map(textOf).join('\n\n\n')}\n\n-- \n${below}${stopLine}\n`,
    html: framed({
      ...{ language: content.language, title: m.follow_mail_title(), above: site, below },
      body: sections.map(markupOf).join('\n'),
      ...(stopLink && { belowLink: { href: stopLink, label: m.follow_mail_stop_link() } }),
    }),
    ...(stopLink && { stop: stopLink }),
  }
}

function subjectOf({ threads, coming, moved, laidForth }: News): string {
  const [thread, ...others] = threads
  if (!thread) return subjectOfMeetings({ coming, moved, laidForth })
  return others.length > 0
    ? m.follow_mail_subject_threads({ count: threads.length })
    : m.follow_mail_subject_thread({ question: thread.question })
}

function subjectOfMeetings({ coming, moved, laidForth }: Omit<News, 'threads'>): string {
  if (coming[0]) return m.follow_mail_subject_meeting({ title: coming[0].title })
  if (moved[0]) return m.follow_mail_subject_moved({ title: moved[0].title })
  return m.follow_mail_subject_laid_forth({ title: laidForth[0]?.title ?? '' })
}

interface Told {
  /** What it is, where it does not stand by itself. */
  lead?: string
  text: string
  by: string
}

interface Section {
  heading: string
  /** What somebody said, and by what way. */
  words: Told[]
  lines: string[]
  list?: { text: string; href: string | null }[]
  link: { href: string; label: string } | null
}

const sectionsOf = ({ threads, coming, moved, laidForth }: News, origin: string | null): Section[] => [
  ...coming.map((meeting) => aboutMeeting(m.follow_mail_coming(), meeting, origin)),
  ...moved.map((meeting) => aboutMeeting(m.follow_mail_moved(), meeting, origin)),
  ...laidForth.map((meeting) => aboutMeeting(m.follow_mail_laid_forth(), meeting, origin)),
  ...threads.slice(0, threadsToldOf).map((thread) => aboutThread(inShort(thread, threads.length), origin)),
  ...alsoNew(threads.slice(threadsToldOf), origin),
]

/** A mail is read when it has an end, and mail programs cut what is longer than 100 kB. */
const threadsToldOf = 30
const wordsToldOf = 120
const threadsNamed = 60

/** Of many conversations a few words each, the newest. */
function inShort(thread: ThreadNews, threads: number): ThreadNews {
  const most = Math.max(2, Math.floor(wordsToldOf / threads))
  const words = thread.words.slice(-most)
  return { ...thread, words, more: thread.more + thread.words.length - words.length }
}

/** The others by what they are about, each with its link. */
function alsoNew(threads: ThreadNews[], origin: string | null): Section[] {
  if (threads.length === 0) return []
  const named = threads.slice(0, threadsNamed)
  const more = threads.length - named.length
  return [
    {
      heading: m.follow_mail_also({ count: threads.length }),
      ...{ words: [], link: null, lines: more > 0 ? [m.follow_mail_also_more({ count: more })] : [] },
      list: named.map(({ id, question }) => ({ text: question, href: origin && `${origin}/t/${id}` })),
    },
  ]
}

const aboutMeeting = (heading: string, meeting: MeetingView, origin: string | null): Section => ({
  ...{ heading, words: [] },
  lines: [
    m.follow_mail_meeting_line({
      ...{ title: meeting.title, place: meeting.place },
      ...{ day: day(meeting.startsAt), time: clock(meeting.startsAt) },
    }),
  ],
  link: origin === null ? null : { href: `${origin}/m/${meeting.id}`, label: m.forum_origin_more() },
})

const aboutThread = (
  { id, question, words, more, answers, promises, turns, closesAt }: ThreadNews,
  origin: string | null,
): Section => ({
  heading: question,
  words: [...words.map(toldWords), ...summedIn(turns), ...answers.map(answered), ...promises.map(promised)],
  lines: [
    ...(more > 0 ? [m.follow_mail_more({ count: more })] : []),
    ...movesIn(turns),
    ...(closesAt === null ? [] : [m.host_mail_closes({ date: closingDay(closesAt) })]),
  ],
  link: origin === null ? null : { href: `${origin}/t/${id}`, label: m.follow_mail_read() },
})

const toldWords = ({ text, name, isReply, channel, answers }: WordsNews): Told => ({
  ...(isReply && { lead: answers ? replyTo(answers) : m.version_answers_gone() }),
  ...{ text, by: [capital(whence({ channel })), name].filter(Boolean).join(' · ') },
})

/** As it stands on the page of the thread. */
function replyTo({ name, text: whole }: NonNullable<WordsNews['answers']>): string {
  const text = beginning(whole)
  return name ? m.version_answers({ name, text }) : m.version_answers_nobody({ text })
}

const answered = ({ to, words, answer }: AnswerNews): Told => ({
  lead: `${answerHeading(to, words)}\n${outcomeLabel[answer.outcome]()}`,
  text: [
    ...(answer.text ? [answer.text] : []),
    ...answerFacts(answer).map(({ label, text }) => `${label}: ${text}`),
  ].join('\n'),
  by: answeredBy(answer),
})

const promised = ({ words, who, due, movedFrom }: PromiseNews): Told => ({
  text:
    words === null
      ? m.follow_mail_promised({ day: dueDay(due) })
      : m.follow_mail_promised_words({ day: dueDay(due), words: beginning(words) }),
  by: [m.answer_clock_who({ who }), movedFrom && m.answer_clock_moved({ day: dueDay(movedFrom) })]
    .filter(Boolean)
    .join(' · '),
})

const wholeOf = ({ lead, text }: Told): string => [lead, text].filter(Boolean).join('\n')

/** As people write mails: a heading underlined, quoted words set in, and a link on a line of its own. */
const textOf = ({ heading, words, lines, list = [], link }: Section): string =>
  [
    `${heading}\n${'='.repeat(Math.min(72, [...heading].length))}`,
    ...words.map((one) => `${wholeOf(one).replace(/^(?=.)/gm, '  ')}\n  – ${one.by}`),
    ...list.map(({ text, href }) => (href ? `${text}\n  ${href}` : text)),
    ...lines,
    ...(link ? [`${link.label}: ${link.href}`] : []),
  ].join('\n\n')

const heading = 'margin:24px 0 12px;font-size:20px;line-height:26px;font-weight:700'
const said = 'margin:0 0 4px;padding:0 0 0 12px;border-left:3px solid #D9D2C3;white-space:pre-line'
const by = 'margin:0 0 16px;padding:0 0 0 15px;font-size:14px;line-height:20px;color:#52606B'

const listed = 'margin:0 0 16px;padding:0 0 0 20px'
const listItem = ({ text, href }: { text: string; href: string | null }): string =>
  `<li>${href ? `<a href="${escaped(href)}" style="color:#1F5C43">${escaped(text)}</a>` : escaped(text)}</li>\n`

const markupOf = (section: Section): string =>
  [
    `<h2 style="${heading}">${escaped(section.heading)}</h2>`,
    ...section.words.map(
      ({ lead, ...one }) =>
        `<p style="${said}">${lead ? `<strong>${escaped(lead)}</strong>\n` : ''}${escaped(one.text)}</p>\n<p style="${by}">${escaped(one.by)}</p>`,
    ),
    ...(section.list ? [`<ul style="${listed}">${section.list.map(listItem).join('')}</ul>`] : []),
    ...section.lines.map((line) => paragraphOf(line, { button: null })),
    ...(section.link
      ? [paragraphOf(section.link.href, { button: { link: section.link.href, label: section.link.label } })]
      : []),
  ].join('\n')
