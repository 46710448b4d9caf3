/** What is stored about somebody, as a page that can be read without any program but a browser. */
import { channelLabel } from '../../src/lib/labels.ts'
import { m } from '../../src/lib/paraglide/messages.js'
import { reportReasonLabel } from '../../src/lib/reporting.ts'
import { moment } from '../../src/lib/when.ts'
import type { Followed } from '../domain/following/read.ts'
import type { Everything } from '../domain/people/everything.ts'
import type { Locale } from '../auth/locale.ts'
import { escaped } from '../mail/html.ts'
import {
  accountLine,
  answeredPart,
  followedPart,
  partOf,
  proposedPart,
  readingPart,
  toldOf,
} from './person-parts.ts'

export function personPage(
  { at, account, logins, words, reading, proposals, answered, leads, reported }: Everything,
  followed: Followed[],
  locale: Locale,
): string {
  const time = (instant: number) => escaped(moment(instant, 0))
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(m.forum_me_data())}</title>
<style>body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.5 system-ui,sans-serif;color:#14202b;background:#fbf9f4}
article{margin:0 0 1.5rem;padding:0 0 1rem;border-bottom:1px solid #d9d2c3}blockquote{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}p{margin:.25rem 0;overflow-wrap:anywhere}</style></head>
<body>
<h1>${escaped(m.forum_me_data())}</h1>
<p>${time(at)}</p>
<p>${accountLine(account)}</p>
<h2>${escaped(m.forum_me_wrote())}</h2>
${words.map((one) => articleOf(one, time)).join('\n') || `<p>${escaped(m.forum_me_data_none())}</p>`}
${proposedPart(proposals)}
${followedPart(followed)}
${readingPart(reading, time)}
${answeredPart(answered, time)}
${reported.length > 0 ? `<h2>${escaped(m.version_everything_reported())}</h2>${reported.map((one) => reportOf(one, time)).join('\n')}` : ''}
${partOf(
  m.forum_me_logins(),
  logins.map(({ createdAt }) => time(createdAt)),
)}
${partOf(
  m.forum_your_meetings(),
  leads.map(({ title }) => escaped(title)),
)}
</body>
</html>
`
}

const articleOf = (
  { meeting, question, text, channel, state, createdAt, earlier, answers }: Everything['words'][number],
  time: (instant: number) => string,
): string => `<article>
<p>${escaped(meeting)} · ${escaped(question)}</p>
${state === 'withdrawn' ? `<p>${escaped(m.forum_me_data_withdrawn())}</p>` : `<blockquote>${escaped(text)}</blockquote>`}
<p>${escaped(channelLabel[channel]())} · ${time(createdAt)}</p>
${answers.map((one) => toldOf(one, time)).join('\n')}
${earlier.map((one) => earlierOf(one, time)).join('\n')}
</article>`

const earlierOf = (
  { text, stoodFrom, stoodUntil }: Everything['words'][number]['earlier'][number],
  time: (instant: number) => string,
): string => `<p>${escaped(m.version_everything())}, ${time(stoodFrom)} – ${time(stoodUntil)}:</p>
<blockquote>${escaped(text ?? m.version_everything_removed())}</blockquote>`

const reportOf = (
  { question, reason, words, createdAt, answer }: Everything['reported'][number],
  time: (instant: number) => string,
): string => `<article>
<p>${escaped(question)} · ${escaped(reportReasonLabel[reason]())} · ${time(createdAt)}</p>
<blockquote>${escaped(words)}</blockquote>
${answer === null ? '' : `<p>${escaped(m.version_outcome_because({ reason: answer }))}</p>`}
</article>`
