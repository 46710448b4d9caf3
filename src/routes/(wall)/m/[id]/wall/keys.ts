/** What each key asks of the wall, the same that it means at the desk. Characters, not places on the keyboard: `+` and `?` lie elsewhere in each country. */
export type Act =
  | 'code'
  | 'blank'
  | 'freeze'
  | 'more'
  | 'fewer'
  | 'theme'
  | 'text'
  | 'floor'
  | 'help'
  | 'escape'
  | 'full'
  | 'forward'
  | 'back'

const acts: Record<string, Act> = {
  q: 'code',
  b: 'blank',
  p: 'freeze',
  '+': 'more',
  '-': 'fewer',
  '−': 'fewer',
  l: 'theme',
  x: 'text',
  t: 'floor',
  '?': 'help',
  escape: 'escape',
  enter: 'full',
  arrowright: 'forward',
  arrowleft: 'back',
}

interface Press {
  key: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  repeat: boolean
}

/** Keys are dead where somebody types, and `Enter` belongs to the button that it presses. */
export function actOf(press: Press, target: Pick<Element, 'closest'> | null): Act | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null
  const act = acts[press.key.toLowerCase()] ?? null
  if (target?.closest('input, textarea, select, [contenteditable]')) return null
  return act === 'full' && target?.closest('button, a') ? null : act
}
