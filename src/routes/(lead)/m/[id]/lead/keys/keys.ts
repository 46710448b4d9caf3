/** One key for each frequent act. Dead in text fields, in dialogs, and with any modifier. */
export interface Command {
  key: string
  /** What stands in its place on a keyboard that does not have it. */
  also?: string
  label: string
  run: () => void
  /** Now; by default always. */
  may?: boolean
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

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest(textFields) !== null || target.ownerDocument.querySelector('dialog[open]') !== null
}
