import type { WallTheme } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'
import type { Desk } from '../shell/desk.svelte.ts'
import type { Command } from './keys.ts'

/** What the page does by itself, without the meeting hearing of it. */
export interface Around {
  writeDown(): void
  renewCode(): void
  showKeys(): void
  step(by: 1 | -1): void
  takeFresh(): void
}

export interface CommandGroup {
  title: string
  commands: Command[]
}

const themes: WallTheme[] = ['light', 'dark', 'contrast']
export const themeAfter = (theme: WallTheme): WallTheme =>
  themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'light'

export const commandGroups = (desk: Desk, around: Around): CommandGroup[] => [
  { title: m.desk_keys_meeting(), commands: meetingCommands(desk, around) },
  { title: m.desk_keys_contribution(), commands: contributionCommands(desk, around) },
  { title: m.desk_keys_wall(), commands: wallCommands(desk) },
]

function meetingCommands(desk: Desk, around: Around): Command[] {
  const { nextItem, isOpen } = desk
  return [
    {
      key: 'n',
      label: m.desk_next_item(),
      may: isOpen && nextItem !== null,
      run: () => nextItem && desk.move(nextItem.id),
    },
    { key: 's', label: m.desk_write_down(), run: around.writeDown },
    { key: 'z', label: m.desk_undo(), run: () => void desk.undo() },
    { key: 'k', label: m.desk_code_renew(), may: desk.wall?.join != null, run: around.renewCode },
    { key: 'c', label: m.desk_cover(), run: () => (desk.isCovered = !desk.isCovered) },
    { key: '?', label: m.desk_keys_title(), run: around.showKeys },
  ]
}

function contributionCommands(desk: Desk, around: Around): Command[] {
  const { selected, wall } = desk
  const isShown = selected?.state === 'shown'
  const isFocused = selected !== null && wall?.focusId === selected.id
  return [
    { key: 'arrowdown', label: m.desk_key_down(), run: () => around.step(1) },
    { key: 'arrowup', label: m.desk_key_up(), run: () => around.step(-1) },
    { key: 'm', label: m.desk_key_fresh(), run: around.takeFresh },
    {
      key: 'f',
      label: m.desk_focus(),
      may: wall?.mode === 'focus' || isShown,
      run: () => desk.focus(isShown && !isFocused ? selected.id : null),
    },
    {
      key: 'h',
      label: m.desk_hold(),
      may: selected !== null,
      run: () => {
        if (selected?.state === 'held') desk.release(selected)
        else if (selected) void desk.hold(selected)
      },
    },
    {
      key: 'g',
      label: m.desk_approve(),
      may: selected?.state === 'waiting',
      run: () => selected && desk.release(selected),
    },
  ]
}

function wallCommands(desk: Desk): Command[] {
  const { wall } = desk
  if (!wall) return []
  const isThinking = wall.mode === 'thinking'
  const slots = wall.wishedSlots ?? wall.k
  return [
    {
      key: 'b',
      label: m.desk_blank(),
      run: () => desk.toggleMode('blank', m.desk_blank(), m.desk_unblank()),
    },
    {
      key: 'p',
      label: m.desk_freeze(),
      run: () => desk.toggleMode('frozen', m.desk_freeze(), m.desk_thaw()),
    },
    { key: 't', label: m.desk_floor(), run: () => desk.toggleFloor() },
    {
      key: 'v',
      label: m.desk_show_now(),
      may: isThinking,
      run: () => desk.setMode('running', m.desk_show_now()),
    },
    ...[1, 2, 3, 4, 5].map((minutes) => ({
      key: String(minutes),
      label: m.desk_pause({ n: minutes }),
      may: isThinking,
      run: () => desk.think(minutes),
    })),
    {
      key: 'q',
      label: m.desk_large_code(),
      run: () => desk.size(m.desk_large_code(), { largeCode: !wall.largeCode }),
    },
    {
      key: '+',
      label: m.desk_more_cards(),
      may: slots < 6,
      run: () => desk.size(m.desk_more_cards(), { slots: slots + 1 }),
    },
    {
      key: '-',
      label: m.desk_fewer_cards(),
      may: Math.min(slots, wall.k) > 1,
      run: () => desk.size(m.desk_fewer_cards(), { slots: Math.min(slots, wall.k) - 1 }),
    },
    {
      key: 'x',
      label: m.desk_text_size(),
      run: () => desk.size(m.desk_text_size(), { text: wall.text === 'large' ? 'small' : 'large' }),
    },
    {
      key: 'l',
      label: m.desk_theme(),
      run: () => desk.size(m.desk_theme(), { theme: themeAfter(wall.theme) }),
    },
  ]
}
