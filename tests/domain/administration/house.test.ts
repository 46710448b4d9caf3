import { describe, expect, test } from 'vitest'
import { nobody } from '../../../server/domain/people/actor.ts'
import { contrast, shadesOf } from '../../../src/lib/contract/colour.ts'
import { ownText } from '../../../src/lib/own-text.ts'
import { refused } from '../../support/refused.ts'
import { aWorld } from '../../support/world.ts'

const home = { place: 'home', language: 'da' }
const aPng = () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

describe('a text of the municipality', () => {
  test('stands at once, and each that ever stood is kept, with who wrote it', async () => {
    const { core, administrator } = await aWorld()
    await core.administration.saveText(administrator, { ...home, text: 'Kom og vær med.' })
    await core.administration.saveText(administrator, { ...home, text: 'Velkommen.' })
    await core.administration.saveText(administrator, { ...home, text: 'Velkommen.' })
    expect((await core.administration.house()).texts).toEqual({ home: { da: 'Velkommen.' } })
    await core.administration.textBack(administrator, home)
    expect((await core.administration.house()).texts).toEqual({ home: {} })
    expect(await core.administration.texts(administrator)).toMatchObject([
      { number: 3, text: null, by: 'Karen Holm' },
      { number: 2, text: 'Velkommen.' },
      { number: 1, text: 'Kom og vær med.' },
    ])
    const { lines } = await core.administration.log(administrator, {})
    expect(lines.map(({ act, before, after }) => [act, before, after])).toEqual([
      ['text_back', 'Velkommen.', null],
      ['text', 'Kom og vær med.', 'Velkommen.'],
      ['text', null, 'Kom og vær med.'],
    ])
  })

  test('is read in the other language where there is none in one’s own', () => {
    const texts = { privacy: { da: 'Vi gemmer intet.' } }
    expect(ownText(texts, 'privacy', 'da')).toEqual({ text: 'Vi gemmer intet.' })
    expect(ownText(texts, 'privacy', 'en')).toEqual({ text: 'Vi gemmer intet.', lang: 'da' })
    expect(ownText(texts, 'was', 'da')).toBeNull()
  })

  test('is written by administrators alone', async () => {
    const { core, facilitator } = await aWorld()
    const text = { ...home, text: 'x' }
    for (const verb of [core.administration.saveText, core.administration.textBack]) {
      await refused(verb(nobody, text), 'login_first')
      await refused(verb(await facilitator(), text), 'forbidden')
    }
    await refused(core.administration.texts(await facilitator()), 'forbidden')
  })
})

describe('a logo', () => {
  test('is shown until it is taken away, and replaced by the next', async () => {
    const { core, administrator } = await aWorld()
    await core.administration.saveLogo(administrator, aPng())
    await core.administration.saveLogo(administrator, aPng())
    const { logo } = await core.administration.house()
    expect(logo).toMatch(/^[\w-]{43}\.png$/)
    const hash = logo?.slice(0, 43) ?? ''
    expect(await core.administration.logo(hash)).toMatchObject({ type: 'image/png' })
    await core.administration.removeLogo(administrator)
    expect(await core.administration.logo(hash)).toBeNull()
    expect((await core.administration.house()).logo).toBeNull()
    const { lines } = await core.administration.log(administrator, {})
    expect(lines.map(({ act }) => act)).toEqual(['logo_gone', 'logo'])
  })

  test.each([
    [
      'a drawing with a script',
      new TextEncoder().encode('<svg><script>alert(1)</script></svg>'),
      'picture_wrong',
    ],
    ['nothing', new Uint8Array(), 'picture_wrong'],
    ['too much', new Uint8Array(200_001), 'picture_heavy'],
  ] as const)('that is %s is refused', async (_what, bytes, reason) => {
    const { core, administrator, facilitator } = await aWorld()
    await refused(core.administration.saveLogo(administrator, bytes), reason)
    await refused(core.administration.saveLogo(await facilitator(), aPng()), 'forbidden')
  })
})

describe('a colour', () => {
  const chosen = [
    '#0b5d4b',
    '#ffdd00',
    '#d2002f',
    '#0047bb',
    '#000000',
    '#ffffff',
    '#808080',
    '#00ff00',
    '#ff69b4',
  ]

  test.each(chosen)('%s can be read on every ground that it stands on', (colour) => {
    const { light, dark } = shadesOf(colour)
    for (const ground of ['#fbf9f4', '#ffffff', light['green-wash'], light['on-green']])
      expect(contrast(light.green, ground), `light on ${ground}`).toBeGreaterThanOrEqual(4.5)
    for (const ground of ['#11181f', '#1a242d', '#0e141a', dark['green-wash'], dark['on-green']])
      expect(contrast(dark.green, ground), `dark on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(light['green-strong'], light['on-green'])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(dark['green-strong'], dark['on-green'])).toBeGreaterThanOrEqual(4.5)
    expect(contrast('#14202b', light['green-wash'])).toBeGreaterThanOrEqual(7)
    expect(contrast('#f3efe6', dark['green-wash'])).toBeGreaterThanOrEqual(7)
  })

  test('that can be read stays as it was chosen, and another does not', () => {
    expect(shadesOf('#0b5d4b')).toMatchObject({ isAsChosen: true, light: { green: '#0b5d4b' } })
    expect(shadesOf('#ffdd00').isAsChosen).toBe(false)
  })

  test('is kept, and given up', async () => {
    const { core, administrator, facilitator } = await aWorld()
    await core.administration.changeColour(administrator, { colour: '0047BB' })
    expect((await core.administration.house()).colour).toBe('#0047bb')
    await core.administration.changeColour(administrator, { colour: '' })
    expect((await core.administration.house()).colour).toBeNull()
    await refused(core.administration.changeColour(administrator, { colour: 'red' }), 'colour_wrong')
    await refused(core.administration.changeColour(await facilitator(), { colour: '' }), 'forbidden')
  })
})

test('hats are called and offered as the municipality wants it', async () => {
  const { core, administrator, facilitator } = await aWorld()
  await core.administration.changeHatNames(administrator, { sparring_agent_da: ' Fælles-skaber ' })
  await core.administration.changeHats(administrator, { hats: 'Ungeambassadør\n\nUngeambassadør\nBrobygger' })
  expect(await core.administration.house()).toMatchObject({
    hatNames: { sparring_agent_da: 'Fælles-skaber', chair_da: '' },
    hats: ['Ungeambassadør', 'Brobygger'],
  })
  const tooMany = Array.from({ length: 21 }, (_, i) => `Nr. ${i}`).join('\n')
  await refused(core.administration.changeHats(administrator, { hats: tooMany }), 'text_too_long')
  await refused(core.administration.changeHats(await facilitator(), { hats: 'x' }), 'forbidden')
})

describe('the log of the house', () => {
  test('has what was done at all desks and by administrators, newest first, and can be narrowed', async () => {
    const { core, administrator, host, meetingId, clock, held } = await aWorld().withHeldContribution()
    clock.pass(1000)
    await core.moderation.makeNewPhonesWait(host, { meetingId, wait: true })
    clock.pass(1000)
    await core.administration.changeRetention(administrator, { months: '3' })
    expect(held.id).toBeTruthy()
    const acts = async (find: object) =>
      (await core.administration.log(administrator, find)).lines.map(({ act }) => act)
    expect(await acts({})).toEqual(['retention', 'new_phones_wait', 'hold'])
    expect(await acts({ meetingId })).toEqual(['new_phones_wait', 'hold'])
    expect(await acts({ act: 'hold' })).toEqual(['hold'])
    expect(await acts({ act: 'retention' })).toEqual(['retention'])
    expect(await acts({ act: 'nonsense' })).toHaveLength(3)
    await refused(core.administration.log(host, {}), 'forbidden')
  })

  test('comes a page at a time, nothing twice and nothing never', async () => {
    const { core, administrator, clock } = await aWorld()
    for (let i = 0; i < 60; i++) {
      if (i % 7 === 0) clock.pass(1)
      await core.administration.changeRetention(administrator, { months: String((i % 5) + 1) })
    }
    const first = await core.administration.log(administrator, {})
    const second = await core.administration.log(administrator, { before: first.next })
    expect(second.next).toBeNull()
    const ids = [...first.lines, ...second.lines].map(({ id }) => id)
    expect(new Set(ids).size).toBe(60)
  })
})
