/** What is new as Atom (RFC 4287), for programs that come and look. */
import { Feed as Atom, type Item } from 'feed'
import type { Feed, FeedEntry } from '../../../server/domain/following/feed.ts'
import { answerFacts, answerHeading, answeredBy, outcomeLabel } from '../answers.ts'
import { beginning } from '../beginning.ts'
import { whence } from '../labels.ts'
import { m } from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'
import { capital, clock, day } from '../when.ts'

interface Where {
  origin: string
  /** Of the feed itself, and of the page that it is about. */
  path: string
  page: string
  municipality: string
}

export function atomOf({ title, entries }: Feed, { origin, path, page, municipality }: Where): string {
  const site = municipality ? m.forum_of({ municipality }) : m.app_name()
  const atom = new Atom({
    ...{ id: origin + path, link: origin + page, feedLinks: { atom: origin + path } },
    title: asText(title === null ? site : `${title} – ${site}`),
    language: getLocale(),
    updated: new Date(entries[0]?.at ?? 0),
    author: { name: asText(site) },
    generator: false,
  })
  for (const entry of entries) {
    const { title: said, ...told } = itemOf(entry, origin)
    atom.addItem({ date: new Date(entry.at), ...told, title: asMarkup(said) })
  }
  return atom.atom1()
}

type Told = Omit<Item, 'date'>

function itemOf(entry: FeedEntry, origin: string): Told {
  if (entry.is === 'words') return wordsItem(entry, origin)
  return entry.is === 'answer' ? answerItem(entry, origin) : meetingItem(entry, origin)
}

function wordsItem({ id, thread, text, name, channel }: Of<'words'>, origin: string): Told {
  const link = `${origin}/t/${thread.id}?at=${id}#c-${id}`
  const begins = beginning(text)
  return {
    // The link leads to where the words stand now; moved to another thread, they are the same entry.
    id: `${origin}/#c-${id}`,
    ...{ link, content: paragraphs(text, m.feeds_about_thread({ question: thread.question })) },
    title: name
      ? m.feeds_words_named({ name, text: begins })
      : m.feeds_words({ whence: capital(whence({ channel })), text: begins }),
  }
}

function answerItem({ thread, news: { to, words, answer } }: Of<'answer'>, origin: string): Told {
  const link = `${origin}/t/${thread.id}#answered`
  const facts = answerFacts(answer).map(({ label, text }) => `${label}: ${text}`)
  return {
    ...{ id: `${origin}/answers#${answer.id}`, link },
    title: `${answerHeading(to, words)}: ${outcomeLabel[answer.outcome]()}`,
    content: paragraphs(answer.text, ...facts, answeredBy(answer), thread.question),
  }
}

function meetingItem({ is, meeting }: Of<'announced' | 'laid_forth'>, origin: string): Told {
  const { id, title, startsAt, place, frame } = meeting
  const link = `${origin}/m/${id}`
  if (is === 'laid_forth')
    return {
      ...{ id: `${link}#laid-forth`, link, content: paragraphs(m.feeds_laid_forth_text()) },
      title: m.feeds_laid_forth({ title }),
    }
  const when = { day: capital(day(startsAt)), time: clock(startsAt), place, purpose: frame.purpose }
  return {
    ...{ id: link, link, content: paragraphs(m.feeds_announced_text(when)) },
    title: m.feeds_announced({ title }),
  }
}

type Of<Is extends FeedEntry['is']> = Extract<FeedEntry, { is: Is }>

/** As markup, in which nothing that somebody wrote is any. */
const paragraphs = (...texts: string[]): string =>
  texts
    .filter(Boolean)
    .map((text) => `<p>${asMarkup(text).replace(/\n/g, '<br/>')}</p>`)
    .join('\n')

/** The library sends titles as markup, and ends a section of it at the first `]]>` alone. */
const asMarkup = (text: string): string =>
  inXml(text).replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)

/** Elsewhere the library escapes, but takes `&amp;` for what is escaped already. */
const asText = (text: string): string => inXml(text).replaceAll('&', '&amp;')

/** XML has no way to write the other characters. */
const inXml = (text: string): string =>
  text.replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
