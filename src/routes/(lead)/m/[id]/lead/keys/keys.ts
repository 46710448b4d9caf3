/** One key for each frequent act. Dead in text fields, in dialogs, and with any modifier. */
export interface Command {
  key: string
  /** What stands in its place on a keyboard that does not have it. */
  also?: string
  label: string
  run: () => void
  /** Now; by default always. */
  may?: boolean
  /** Asks for words: what is typed next is meant for the answer, also where it could not ask. */
  asks?: boolean
}

export interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** `+` and `-` come with Shift or without, by keyboard. */
export const commandFor = (
  commands: Command[],
  { key, ctrlKey, metaKey, altKey }: Press,
): Command | undefined =>
  ctrlKey || metaKey || altKey
    ? undefined
    : commands.find(
        (command) => [command.key, command.also].includes(key.toLowerCase()) && command.may !== false,
      )

const textFields = 'input, textarea, select, [contenteditable]'

/** In a field that takes a sentence. */
export const isWriting = (target: EventTarget | null): target is Element =>
  target instanceof Element &&
  target.matches('input, textarea') &&
  !target.matches('[type=radio], [type=checkbox]')

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest(textFields) !== null || target.ownerDocument.querySelector('dialog[open]') !== null
}

/** So long nobody pauses between two letters of a sentence; ms. */
const betweenLettersMs = 2000
const endsWriting = new Set(['Enter', 'Escape', 'Tab'])

/**
 * A field may go from under somebody's hands: another desk decided, the author mended. What is typed on is no command: it is
 * swallowed until whoever writes has paused.
 */
export function createHands() {
  let field: Pick<Node, 'isConnected'> | null = null
  let typedAt = -Infinity
  return {
    typed(into: Pick<Node, 'isConnected'>, key: string, now: number) {
      field = endsWriting.has(key) ? null : into
      typedAt = now
    },
    /** It is typed on before the field is there, or though none came: no letter of it is a command. */
    reach(key: string, now: number) {
      this.typed({ isConnected: false }, key, now)
    },
    /** Who points at something has stopped writing. */
    rest() {
      field = null
    },
    /** Asked at each key outside of fields. */
    areStillTyping(now: number, key = ''): boolean {
      // Nobody writes with the arrows: they are pressed to go somewhere.
      if (key.startsWith('Arrow')) field = null
      if (field === null || field.isConnected || now - typedAt > betweenLettersMs) return false
      typedAt = now
      return true
    },
  }
}
