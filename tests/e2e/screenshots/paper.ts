/** Cards and posters. Their first sheet becomes a picture where poppler's `pdftoppm` is installed, and is left as it was where not. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Evening } from './evening.ts'
import { type Picture, origin, putAway } from './studio.ts'

const run = promisify(execFile)
const sheet = { width: 794, height: 1123 }

export async function picturesOfPaper(evening: Evening) {
  const { meetingId, questions } = evening
  const cards = { threadId: questions[0]?.threadId, count: 8 }
  await pictureOfSheet(evening, `/m/${meetingId}/cards.pdf`, {
    name: 'paper-cards',
    says: 'Cards, each with a number and a slip to keep',
    asked: cards,
  })
  await pictureOfSheet(evening, `/m/${meetingId}/poster.pdf`, {
    name: 'paper-poster',
    says: 'A poster for the door',
  })
}

interface Sheet extends Picture {
  /** What is posted to have it made; without it, it is only asked for. */
  asked?: object
}

export async function pictureOfSheet(evening: Evening, path: string, { name, says, asked }: Sheet) {
  const { studio } = evening
  const png = await firstSheet(await printed(evening, path, asked))
  if (!png) return studio.keep(name, says)
  const page = await studio.device({ viewport: sheet })
  await page.setContent(`<body style="margin:0"><img src="data:image/png;base64,${png.toString('base64')}">`)
  await studio.take(page, name, says)
  await putAway(page)
}

async function printed({ url, login }: Evening, path: string, asked?: object): Promise<Buffer> {
  const cookie = login.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const response = await fetch(url + path, {
    headers: { cookie, origin, 'accept-language': 'da', 'content-type': 'application/json' },
    ...(asked && { method: 'POST', body: JSON.stringify(asked) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return Buffer.from(await response.arrayBuffer())
}

async function firstSheet(pdf: Buffer): Promise<Buffer | null> {
  const drawing = run('pdftoppm', ['-png', '-singlefile', '-r', '96', '-'], {
    encoding: 'buffer',
    maxBuffer: 2 ** 26,
  })
  drawing.child.stdin?.on('error', () => {}).end(pdf)
  const { stdout } = await drawing.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return { stdout: null }
    throw error
  })
  return stdout
}
