/** Tables in the hall, and the computer that is passed around at one. */
import type { Page } from 'playwright'
import { type Evening } from './evening.ts'
import { putAway } from './studio.ts'

const laptop = { viewport: { width: 1024, height: 768 } }

const tables = [
  {
    name: 'Ved porten',
    heads: 7,
    said: [
      'Vi vil have et tag at stå under, før vi vil have et sted at sidde.',
      'To af os kommer kun, hvis der er et toilet, der er åbent om søndagen.',
      'Lad børnene bestemme, hvad der skal stå på muren næste gang.',
    ],
  },
  {
    name: 'Under kranen',
    heads: 6,
    said: [
      'Kranen skal kunne ses om aftenen. Én lampe er nok.',
      'Vi er uenige om musikken, men enige om, at den slutter klokken ti.',
    ],
  },
  {
    name: 'Ved vandet',
    heads: 8,
    said: ['Trappen ned er glat. Vi har alle tre prøvet at falde.', 'Et gelænder, man kan se i mørke.'],
  },
]

/** Answers with the first table, whose turn comes later. */
export async function picturesOfTablesWriting(evening: Evening): Promise<string> {
  const { core, leader, meetingId, studio } = evening
  const page = await studio.device({ ...laptop, path: '/table' })
  await studio.take(page, 'table-code', 'Any computer becomes a table’s by a code that works once')
  await putAway(page)
  const ids: string[] = []
  for (const { name, heads, said } of tables) {
    const { id: standId } = await core.stands.add(leader, { meetingId, name, heads })
    ids.push(standId)
    const { code } = await core.stands.offerScribe(leader, { meetingId, standId })
    const pen = await studio.device({ ...laptop, path: `/table?code=${code}` })
    await pen.getByRole('button', { name: 'Begynd' }).click()
    for (const text of said) await write(pen, text)
    if (standId === ids[0]) await ofTheScribe(evening, pen)
    await putAway(pen)
  }
  return ids[0] ?? ''
}

async function write(pen: Page, text: string) {
  await pen.locator('#words').fill(text)
  await pen.getByRole('button', { name: 'Send', exact: true }).click()
  await pen.getByText('Alt er modtaget').waitFor()
}

async function ofTheScribe({ studio }: Evening, pen: Page) {
  await studio.take(pen, 'table', 'The scribe writes as it is said, one person at a time')
  await pen.context().setOffline(true)
  await pen.locator('#words').fill('Et skab, der kan låses, til koret og de andre, der øver.')
  await pen.getByRole('button', { name: 'Send', exact: true }).click()
  await pen.getByText('1 er ikke sendt endnu').waitFor()
  await studio.take(pen, 'table-offline', 'Without a network one writes on, and all of it is sent afterwards')
  await pen.context().setOffline(false)
  await pen.getByText('Alt er modtaget').waitFor({ timeout: 30_000 })
}
