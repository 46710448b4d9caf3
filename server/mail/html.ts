/** A letter's plain words as a mail that reads well on a phone and in Outlook: the same words, nothing fetched, no script. */
import { shadesOf } from '../../src/lib/contract/colour.ts'

export interface Page {
  language: string
  title: string
  /** Small, above the words. */
  above: string
  text: string
  /** Small, below them. */
  below: string
  /** Where this address stands alone it is a button with these words. */
  button: { link: string; label: string } | null
  /** Where this stands alone it is set large, to be read and typed. */
  code?: string
  /** Where this stands alone it is what the mail is about. */
  strong?: string
  /** What somebody said, with as many paragraphs as it has, is set in. */
  quote?: string
}

/** No words can be mistaken for it: in them it is escaped. */
const logoPlace = '<!--logo-->'

export interface Dress {
  /** The municipality's; null for the house's own. */
  colour: string | null
  /** What stands in the place of a logo that is not shown; null for no logo. */
  logo: { cid: string; instead: string } | null
}

/** The same mail in the municipality's own colour, made readable where it was not, and under its logo. */
export function dressed(html: string, { colour, logo }: Dress): string {
  const own = colour ? shadesOf(colour).light.green : green
  const picture = logo
    ? `<img src="cid:${logo.cid}" alt="${escaped(logo.instead)}" height="40" style="display:block;height:40px;max-width:220px;margin:0 0 12px;border:0">`
    : ''
  return html
    .replace(logoPlace, () => picture)
    .replaceAll(`color:${green}"`, `color:${own}"`)
    .replaceAll(`background:${green};`, `background:${own};`)
}

type Frame = Omit<Page, 'text' | 'button' | 'code' | 'strong' | 'quote'> & {
  body: string
  /** Under what stands below, in place of a long address. */
  belowLink?: { href: string; label: string }
}

const ink = '#14202B'
const quiet = '#52606B'
const paper = '#FBF9F4'
const green = '#1F5C43'
const font = `font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif`

export function htmlOf({ text, button, code, strong: about, quote, ...page }: Page): string {
  const alone = { button, ...(code && { code }), ...(about && { strong: about }) }
  const [before, after] = aroundQuote(text, quote)
  const body = [
    ...paragraphsOf(before, alone),
    ...(after === null || !quote ? [] : [quoted(quote), ...paragraphsOf(after, alone)]),
  ]
  return framed({ ...page, body: body.join('\n') })
}

/** Words are a quote where a paragraph begins and another ends with them. */
function aroundQuote(text: string, quote: string | undefined): [before: string, after: string | null] {
  const at = quote ? `\n\n${text}\n\n`.indexOf(`\n\n${quote}\n\n`) : -1
  return at < 0 || !quote ? [text, null] : [text.slice(0, at), text.slice(at + quote.length)]
}

const paragraphsOf = (text: string, alone: Alone): string[] =>
  text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => paragraphOf(paragraph, alone))

const quoteStyle = 'margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #D9D2C3;white-space:pre-line'
const quoted = (words: string): string => `<p style="${quoteStyle}">${escaped(words)}</p>`

/** @param body markup of ours, in which everything that somebody wrote is escaped. */
export function framed({ language, title, above, body, below, belowLink }: Frame): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(title)}</title>
</head>
<body style="margin:0;padding:0;background:${paper};color:${ink};${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${paper}">
<tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td style="padding:0 0 16px;font-size:14px;line-height:20px;color:${quiet};${font}">${logoPlace}${escaped(above)}</td></tr>
<tr><td style="padding:24px;background:#FFFFFF;border:1px solid #E2DCCF;border-radius:8px;font-size:17px;line-height:26px;color:${ink};overflow-wrap:anywhere;word-break:break-word;${font}">
<h1 style="margin:0 0 16px;font-size:26px;line-height:32px;font-weight:700">${escaped(title)}</h1>
${body}
</td></tr>
<tr><td style="padding:16px 0 0;font-size:14px;line-height:21px;color:${quiet};overflow-wrap:anywhere;word-break:break-word;${font}">${linesOf(below)}${belowLink ? `<br>\n${linkTo(belowLink.href, belowLink.label)}` : ''}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

const paragraphStyle = 'margin:0 0 16px'

type Alone = Pick<Page, 'button' | 'code' | 'strong'>

export function paragraphOf(paragraph: string, { button, code, strong: about }: Alone): string {
  if (paragraph.trim() === code)
    return `<p style="margin:0 0 20px;font-size:32px;line-height:40px;font-weight:700;letter-spacing:0.12em">${escaped(code)}</p>`
  if (paragraph.trim() === button?.link)
    return `<p style="margin:0 0 20px"><a href="${escaped(button.link)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:${green};color:#FFFFFF;font-weight:600;text-decoration:none">${escaped(button.label)}</a></p>`
  if (paragraph.trim() === about) return `<p style="${paragraphStyle}">${strong(about)}</p>`
  return `<p style="${paragraphStyle}">${linesOf(paragraph)}</p>`
}

const linesOf = (text: string): string =>
  text
    .split('\n')
    .map((line, i, { length }) => (i < length - 1 && isHeading(line) ? strong(line) : lineOf(line)))
    .join('<br>\n')

/** *Sådan er du med:* above what it is about. */
const isHeading = (line: string): boolean => /^[^.?!]{1,60}:$/u.test(line)

/** *Hvornår: tirsdag …* has its first words set apart, as they are read in columns of facts. */
function lineOf(line: string): string {
  const [, label, rest] = /^(\p{Lu}[^:.?!]{1,40}:)( .*)$/u.exec(line) ?? []
  return label && rest ? strong(label) + linked(rest) : linked(line)
}

const strong = (text: string): string => `<strong>${escaped(text)}</strong>`

/** Addresses of the web become links, without the full stop that ends the sentence. */
const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((part, i) => (i % 2 === 0 ? escaped(part) : linkTo(part, part)))
    .join('')

const linkTo = (href: string, label: string): string =>
  `<a href="${escaped(href)}" style="color:${green}">${escaped(label)}</a>`

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
