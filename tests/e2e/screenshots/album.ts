/** `docs/pictures.md`: every picture with one line, in the order in which one meets them. */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Picture } from './studio.ts'

const file = fileURLToPath(new URL('../../../docs/pictures.md', import.meta.url))

const chapters = {
  wall: 'The wall',
  phone: 'The phone',
  desk: 'The desk',
  plan: 'Around the meeting',
  table: 'At the tables',
  paper: 'On paper',
  home: 'At home',
  house: 'The municipality, between meetings',
}

const opening = `# Pictures

Every screen and every mode, of an invented evening in an invented municipality. \`npm run screenshots\` takes them anew and writes this page.
`

export async function writeAlbum(pictures: Picture[]): Promise<void> {
  const parts = Object.entries(chapters).map(([begins, title]) => {
    const those = pictures.filter(({ name }) => name.split('-')[0] === begins)
    return `## ${title}\n\n${those.map(shown).join('\n')}`
  })
  await writeFile(file, [opening, ...parts].join('\n'))
}

const shown = ({ name, says }: Picture): string =>
  `**${says}**\n\n<img src="screenshots/${name}.webp" alt="${says}" loading="lazy" ${width(name)}>\n`

/** Phones are not larger than they are. */
const width = (name: string): string =>
  /^(phone|desk-phone|home-thread-phone|home-menu)/.test(name) ? 'width="300"' : 'width="720"'
