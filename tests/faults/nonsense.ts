/** What nobody in their right mind would send. */
import type { Chance } from '../support/chance.ts'

const names = [
  'meeting:enter',
  'meeting:leave',
  'contribution:submit',
  'contribution:edit',
  'contribution:withdraw',
  'contribution:hold',
  'contribution:release',
  'contribution:record',
  'agenda:move',
  'wall:mode',
  'wall:focus',
  'wall:let_in',
  'wall:size',
  'wall:floor',
  'wall:leave_out',
  'wall:advance',
  'wall:beat',
]
const strangeNames = ['constructor', '__proto__', 'toString', 'constructor.assign', 'error', 'changes', '']
const fields = [
  'meetingId',
  'threadId',
  'id',
  'key',
  'text',
  'name',
  'since',
  'epoch',
  'audience',
  'mode',
  'k',
]
const strangeTexts = [
  '',
  ' ',
  '\u0000',
  '\u202e',
  '\ud800',
  '%00',
  "';--",
  '<script>',
  '=1+1',
  '1e999',
  '🌳'.repeat(50),
]

export interface Nonsense {
  value(depth?: number): unknown
  /** JSON that says `__proto__` and means it. */
  json(): string
  frame(): string | Uint8Array<ArrayBuffer>
  name(): string
  text(): string
}

/** @param ids real ones, so that some of it goes further than the door. */
export function nonsense(chance: Chance, ids: string[]): Nonsense {
  const text = () =>
    chance.oneOf([
      () => chance.oneOf(strangeTexts),
      () => chance.oneOf(ids),
      () => 'x'.repeat(chance.between(0, 3000)),
      () => String(chance.next()),
      () => chance.oneOf(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'room', 'desk']),
    ])()
  const value = (depth = 3): unknown =>
    chance.oneOf<() => unknown>([
      text,
      () => chance.oneOf([null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER]),
      () => (depth ? Array.from({ length: chance.between(0, 5) }, () => value(depth - 1)) : []),
      () => (depth ? record(depth - 1) : {}),
      () => record(0),
    ])()
  const record = (depth: number): object =>
    Object.fromEntries(
      Array.from({ length: chance.between(0, 8) }, () => [
        chance.oneOf([...fields, '__proto__', 'constructor', 'toString']),
        depth ? value(depth) : text(),
      ]),
    )
  const json = () => {
    const whole = JSON.stringify(value() ?? null)
    return chance.between(1, 5) === 1 ? whole.slice(0, chance.between(0, whole.length)) : whole
  }
  const name = () => (chance.between(1, 4) === 1 ? chance.oneOf(strangeNames) : chance.oneOf(names))
  const ack = () => chance.oneOf(['', String(chance.between(0, 99))])
  /** Well formed, with anything in it. */
  const message = () =>
    chance.oneOf([
      () => `42${ack()}${JSON.stringify([name(), value()])}`,
      () => `42${ack()}${JSON.stringify([name()])}`,
      () => `42${ack()}${JSON.stringify([name(), value(), value(), value()])}`,
      () => `42[${JSON.stringify(name())},{"__proto__":{"isAdmin":true},"meetingId":"${chance.oneOf(ids)}"}]`,
    ])()
  /** After one of these the server closes the line. */
  const wreck = () =>
    chance.oneOf<() => string | Uint8Array<ArrayBuffer>>([
      () => `42${json()}`,
      () => `42${chance.oneOf(['-1', '99999999999999999999'])}${JSON.stringify([name(), value()])}`,
      () => `42${JSON.stringify([chance.oneOf(['newListener', 'disconnect', 'connect']), value()])}`,
      () =>
        `45${chance.between(0, 12)}-${JSON.stringify([name(), { _placeholder: true, num: chance.between(-1, 20) }])}`,
      () => `4${chance.between(0, 9)}${text()}`,
      () => `43${ack()}${json()}`,
      () => `40/${text()},${json()}`,
      () => text().slice(0, 200),
      () => 'x'.repeat(100_000),
      () => Uint8Array.from({ length: chance.between(0, 100) }, () => chance.between(0, 255)),
    ])()
  const frame = () => (chance.between(1, 50) === 1 ? wreck() : message())
  return { value, json, frame, name, text }
}
