import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { similarTo } from '../../../server/domain/themes/similar.ts'
import { refused } from '../../support/refused.ts'
import { aWorld } from '../../support/world.ts'

const said = (...texts: string[]) => texts.map((text, i) => ({ id: String(i), text }))
const nearest = (text: string, others: string[]) => {
  const [one, ...rest] = said(text, ...others)
  return similarTo(one as { id: string; text: string }, [one as never, ...rest]).map(
    (id) => others[Number(id) - 1],
  )
}

describe('what uses the same words', () => {
  test('is found whatever their endings', () => {
    const others = ['Der mangler bænke på torvet', 'Bussen kører for sjældent', 'Bænkene står i regnvejr']
    expect(nearest('En bænk med ryglæn', others)).toEqual(expect.arrayContaining([others[0], others[2]]))
    expect(nearest('En bænk med ryglæn', others)).not.toContain(others[1])
  })

  test('is not found for words that everybody uses', () => {
    const others = ['Der er for mørkt ved stien', 'Der er for dyrt i hallen', 'Der er for få busser']
    expect(nearest('Der er for lidt plads til unge', others)).toEqual([])
  })

  test('is what is nearest first', () => {
    const others = ['Cykelsti langs skolevejen til hallen', 'Cykelsti langs skolevejen']
    expect(nearest('Cykelsti langs skolevejen', [...others, 'Lys i parken'])).toEqual([others[1], others[0]])
  })

  test('never is the contribution itself, and the same question has the same answer', () => {
    const text = fc.string({ minLength: 0, maxLength: 40 })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), (texts) => {
        const all = said(...texts)
        const [one] = all
        if (!one) return
        const found = similarTo(one, all)
        expect(found).not.toContain(one.id)
        expect(found).toEqual(similarTo(one, all.toReversed()))
      }),
    )
  })
})

test('is suggested to the desk alone, and never from what the room may not see', async () => {
  const { core, host, participant, say } = await aWorld().withOpenMeeting()
  const id = await say('Flere bænke på torvet')
  const near = await say('Bænkene på torvet er væk')
  const held = await say('Bænkene på torvet er grimme')
  await core.moderation.hold(host, { id: held })
  for (const text of ['Bussen kører ikke', 'Mere lys ved stien', 'En svømmehal']) await say(text)
  expect(await core.themes.similar(host, { id })).toEqual({ ids: [near] })
  await refused(core.themes.similar(participant, { id }), 'not_found')
})
