import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAddresses } from '../../../server/domain/inviting/addresses.ts'

const read = (list: string) => readAddresses(list).recipients
const addressesIn = (list: string) => read(list).map(({ address }) => address)

describe('a line of a list', () => {
  test.each([
    ['ole@example.dk', 'ole@example.dk', null],
    ['  OLE@Example.DK ', 'OLE@example.dk', null],
    ['<ole@example.dk>', 'ole@example.dk', null],
    ['mailto:ole@example.dk', 'ole@example.dk', null],
    ['Ole Bæk <ole@example.dk>', 'ole@example.dk', 'Ole Bæk'],
    ['"Bæk, Ole" <ole@example.dk>', 'ole@example.dk', 'Bæk, Ole'],
    ['Ole Bæk;ole@example.dk', 'ole@example.dk', 'Ole Bæk'],
    ['ole@example.dk\tOle Bæk', 'ole@example.dk', 'Ole Bæk'],
    ['12;Ole Bæk;"ole@example.dk";Torvet 3', 'ole@example.dk', 'Ole Bæk'],
    ["o'hara+raad@example.dk", "o'hara+raad@example.dk", null],
    ['jens.å@rødby.dk', 'jens.å@xn--rdby-gra.dk', null],
    ['Søren Ærø <søren@ærø.dk>', 'søren@xn--r-3fa9c.dk', 'Søren Ærø'],
  ])('%s', (line, address, name) => {
    expect(readAddresses(line)).toEqual({ recipients: [{ address, name }], duplicates: [], broken: [] })
  })

  test('may hold several, as Outlook copies them', () => {
    expect(read('Ole Bæk <ole@example.dk>; Ida Holm <ida@example.dk>;per@example.dk')).toEqual([
      { address: 'ole@example.dk', name: 'Ole Bæk' },
      { address: 'ida@example.dk', name: 'Ida Holm' },
      { address: 'per@example.dk', name: null },
    ])
  })

  test('gives nobody a number for a name', () => {
    expect(read('0101901234;ole@example.dk')).toEqual([{ address: 'ole@example.dk', name: null }])
    expect(read('Ole 010190-1234;Ole;ole@example.dk')).toEqual([{ address: 'ole@example.dk', name: 'Ole' }])
  })

  test.each([
    'ole',
    'ole@',
    '@example.dk',
    'ole@example',
    'ole@@example.dk',
    'ole.@example.dk',
    '.ole@example.dk',
    'o..le@example.dk',
    'ole@-example.dk',
    'ole@example..dk',
    'ole@127.0.0.1',
    'ole bæk@example.dk',
    'ole@exam ple.dk',
    `${'o'.repeat(65)}@example.dk`,
    `ole@${'o'.repeat(64)}.dk`,
    `ole@${'langt.'.repeat(50)}dk`,
    'ole@example.dk\u0000',
    'ole\u202e@example.dk',
    'ole(ham)@example.dk',
    'ole<x>@example.dk',
    'Navn;E-mail',
  ])('%j is broken', (line) => {
    expect(readAddresses(line)).toMatchObject({ recipients: [], duplicates: [], broken: [{ line: 1 }] })
  })
})

describe('a list', () => {
  test('says by line what it could not read and what it had read before', () => {
    expect(readAddresses('ole@example.dk\r\n\r\nida@example\r\nOLE@example.dk\nida@example.dk\r')).toEqual({
      recipients: [
        { address: 'ole@example.dk', name: null },
        { address: 'ida@example.dk', name: null },
      ],
      duplicates: [{ line: 4, address: 'OLE@example.dk', first: 1 }],
      broken: [{ line: 3, text: 'ida@example' }],
    })
  })

  test('begins after the mark that Windows puts first', () => {
    expect(addressesIn('\ufeffole@example.dk')).toEqual(['ole@example.dk'])
  })

  test('knows an address in whichever form its letters came', () => {
    expect(readAddresses('åse@example.dk\na\u030ase@example.dk').duplicates).toHaveLength(1)
  })

  test('shows of a broken line nothing that hides or turns words', () => {
    expect(readAddresses('\u202eole\u0007').broken).toEqual([{ line: 1, text: '·ole·' }])
  })

  test('of ten thousand is read at once', () => {
    const list = Array.from({ length: 10_000 }, (_, i) => `Borger Nr ${i} <borger${i}@example.dk>`).join('\n')
    const began = performance.now()
    expect(readAddresses(list).recipients).toHaveLength(10_000)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  test('never yields a line break, a control character or two @', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'ab@.<>"\'; ,\t\r\n\u0000\u2028æ:()[]\\') })
    fc.assert(
      fc.property(hostile, (list) => {
        for (const { address, name } of read(`${list}\nole@example.dk`)) {
          expect(address).toMatch(/^[^\s@<>"(),:;[\]\\]+@[a-z0-9.-]+$/)
          // eslint-disable-next-line no-control-regex -- what is looked for
          expect(name ?? '').not.toMatch(/[\u0000-\u001f\u2028\u2029]/)
        }
      }),
    )
  })
})
