import { describe, expect, test } from 'vitest'
import { readOptions } from '../../server/rehearsal/command/options.ts'

describe('what the command is told', () => {
  test('names the server on this machine, on the port that it was given', () => {
    expect(readOptions(['--file', 'm.json'], { dataDir: 'data', port: 3000 }).url).toBe(
      'http://127.0.0.1:3000',
    )
    expect(readOptions(['--file', 'm.json'], { dataDir: 'data', port: 4000 }).url).toBe(
      'http://127.0.0.1:4000',
    )
    expect(
      readOptions(['--file', 'm.json', '--url', 'http://hall:5000/'], { dataDir: 'data', port: 4000 }).url,
    ).toBe('http://hall:5000')
  })

  test.each([
    [['--help'], /--file meeting\.json/],
    [[], /Name the meeting/],
    [['--file', 'm.json', '--phones', '0'], /from 1 to 500/],
    [['--file', 'm.json', '--minutes', 'x'], /more than 0/],
  ])('%j is answered with one sentence', (argv, sentence) => {
    expect(() => readOptions(argv, { dataDir: 'data', port: 3000 })).toThrow(sentence)
  })
})
