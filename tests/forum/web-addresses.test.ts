import { describe, expect, test } from 'vitest'
import { partsOf } from '../../src/lib/web-addresses.ts'
import { xssTexts } from '../support/xss.ts'

const linksIn = (text: string) => partsOf(text).flatMap(({ text: written, href }) => (href ? [written] : []))

describe('an address in what people write', () => {
  test.each([
    ['Se https://raad.example.dk/plan?a=1&b=2#c.', ['https://raad.example.dk/plan?a=1&b=2#c']],
    ['HTTP://EXAMPLE.DK, og så videre', ['HTTP://EXAMPLE.DK']],
    ['»https://example.dk/a« og „https://example.dk/b“', ['https://example.dk/a', 'https://example.dk/b']],
    ['”https://example.dk/c”, ’https://example.dk/d’!', ['https://example.dk/c', 'https://example.dk/d']],
    ['(https://example.dk/a_(b)), tak…', ['https://example.dk/a_(b)']],
    ['[læs](https://example.dk/a)', ['https://example.dk/a']],
    ['https://rådhus.example.dk/tårn', ['https://rådhus.example.dk/tårn']],
    ['https://example.dk\nhttps://example.dk/2?!', ['https://example.dk', 'https://example.dk/2']],
  ])('is a link, without what ends the sentence: %s', (text, links) => {
    expect(linksIn(text)).toEqual(links)
  })

  test.each([
    'javascript:alert(1) data:text/html,x ftp://example.dk mailto:a@example.dk',
    'https://kommunen.dk@example.com/login',
    'xhttps://example.dk',
    'http:// og https://, og http://x',
    'www.example.dk',
    '',
  ])('is none where it leads elsewhere than it says, or is no address: %s', (text) => {
    expect(linksIn(text)).toEqual([])
  })

  test('ends where something begins that cannot be seen', () => {
    expect(linksIn('https://example.dk/\u202egpj.exe')).toEqual(['https://example.dk/'])
  })

  test('leaves every word as it was written', () => {
    for (const text of [...xssTexts, 'Før https://example.dk, efter', 'https://example.dk', 'Ingen'])
      expect(
        partsOf(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
  })

  test('leads to the web alone', () => {
    const hrefs = xssTexts.flatMap((text) => partsOf(`${text} https://example.dk/${text}`))
    for (const { href } of hrefs) if (href) expect(href).toMatch(/^https?:\/\/[^"<>\s]*$/)
  })
})
