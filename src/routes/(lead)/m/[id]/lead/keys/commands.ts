import { type WallTheme, holdReasons } from '$lib/contract/words.ts'
import { reasonLabel } from '$lib/labels.ts'
import { m } from '$lib/paraglide/messages.js'
import { giveMinutes, move } from '../acts/onAgenda.ts'
import { explain, hold, release } from '../acts/onContributions.ts'
import { toggleNewPhones } from '../acts/onPhones.ts'
import { passTheWord } from '../acts/onSpeakers.ts'
import {
  focus,
  showNow,
  size,
  think,
  toggleBlank,
  toggleFloor,
  toggleFrozen,
  toggleThemes,
} from '../acts/onWall.ts'
import { nextTable, showTable } from '../acts/onTables.ts'
import type { Desk } from '../shell/desk.svelte.ts'
import type { Command } from './keys.ts'

/** What the page does by itself, without the meeting hearing of it. */
export interface Around {
  writeDown(): void
  promise(): void
  insert(): void
  addSpeaker(): void
  renewCode(): void
  showKeys(): void
  step(by: 1 | -1): void
  takeFresh(): void
  seek(): void
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
  { title: m.desk_keys_agenda(), commands: agendaCommands(desk, around) },
  { title: m.desk_keys_contribution(), commands: contributionCommands(desk, around) },
  { title: m.desk_keys_wall(), commands: wallCommands(desk) },
]

/** Where the room is, how long it has, and who speaks. */
function agendaCommands(desk: Desk, around: Around): Command[] {
  const { nextItem, itemBefore, currentItem, speaking, inLine, isOpen } = desk
  const byMinutes = (key: string, label: string, by: number): Command => ({
    key,
    label,
    may: isOpen && currentItem !== null,
    run: () => currentItem && giveMinutes(desk, currentItem, by),
  })
  return [
    {
      key: 'n',
      label: m.desk_next_item(),
      may: isOpen && nextItem !== null,
      run: () => nextItem && move(desk, nextItem.id),
    },
    {
      key: 'j',
      label: m.desk_key_back(),
      may: isOpen && itemBefore !== null,
      run: () => itemBefore && move(desk, itemBefore.id),
    },
    byMinutes('e', m.desk_more_time(), 5),
    byMinutes('d', m.desk_less_time(), -5),
    { key: 'i', label: m.desk_insert(), may: desk.meeting?.state !== 'closed', run: around.insert },
    {
      key: 'o',
      label: m.desk_key_word(),
      may: isOpen && (speaking !== null || inLine.length > 0),
      run: () => passTheWord(desk),
    },
    { key: 'a', label: m.desk_speaker_add(), may: isOpen, run: around.addSpeaker },
  ]
}

function meetingCommands(desk: Desk, around: Around): Command[] {
  return [
    { key: 's', label: m.desk_write_down(), run: around.writeDown },
    { key: 'r', label: m.desk_promise(), may: desk.meeting?.state !== 'announced', run: around.promise },
    { key: 'z', label: m.desk_undo(), run: () => void desk.undo() },
    { key: 'k', label: m.desk_code_renew(), may: desk.wall?.join != null, run: around.renewCode },
    {
      key: 'w',
      label: m.desk_new_phones_wait(),
      may: desk.meeting?.state !== 'closed',
      run: () => toggleNewPhones(desk),
    },
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
    { key: '/', label: m.desk_seek(), run: around.seek },
    {
      key: 'f',
      label: m.desk_focus(),
      may: wall?.mode === 'focus' || isShown,
      run: () => focus(desk, isShown && !isFocused ? selected.id : null),
    },
    {
      key: 'h',
      label: m.desk_hold(),
      may: selected !== null,
      run: () => {
        if (selected?.state === 'held') release(desk, selected)
        else if (selected) void hold(desk, selected)
      },
    },
    {
      key: 'g',
      label: m.desk_approve(),
      may: selected?.state === 'waiting',
      run: () => selected && release(desk, selected),
    },
    {
      key: 'æ',
      also: ';',
      label: m.translate(),
      may: isShown || selected?.state === 'waiting',
      run: () => (desk.translating = selected?.id ?? null),
    },
    ...reasonCommands(desk),
  ]
}

/** Of the one in hand, while it is asked: these numbers stand on its buttons, and go before the minutes of a pause. */
function reasonCommands(desk: Desk): Command[] {
  const { selected, explaining } = desk
  const isAsked = selected !== null && explaining?.id === selected.id
  const isHeld = explaining?.part !== 'text' || selected?.state === 'held'
  return holdReasons.map((reason, at) => ({
    key: String(at + 1),
    label: m.desk_reason({ reason: reasonLabel[reason]() }),
    may: isAsked && isHeld,
    run: () => isAsked && void explain(desk, selected, explaining.part, reason),
  }))
}

function wallCommands(desk: Desk): Command[] {
  const { wall } = desk
  if (!wall) return []
  const isThinking = wall.mode === 'thinking'
  const slots = wall.wishedSlots ?? wall.k
  const table = nextTable(desk)
  return [
    {
      key: 'b',
      label: m.desk_blank(),
      run: () => toggleBlank(desk),
    },
    {
      key: 'p',
      label: m.desk_freeze(),
      run: () => toggleFrozen(desk),
    },
    { key: 'y', label: m.desk_themes_on_wall(), may: desk.isOpen, run: () => toggleThemes(desk) },
    { key: 't', label: m.desk_floor(), run: () => toggleFloor(desk) },
    {
      key: 'u',
      label: m.table_desk_key_next(),
      may: desk.isOpen && table !== null,
      run: () => table && showTable(desk, table),
    },
    {
      key: 'v',
      label: m.desk_show_now(),
      may: isThinking,
      run: () => showNow(desk),
    },
    ...[1, 2, 3, 4, 5].map((minutes) => ({
      key: String(minutes),
      label: m.desk_pause({ n: minutes }),
      may: isThinking,
      run: () => think(desk, minutes),
    })),
    {
      key: 'q',
      label: m.desk_large_code(),
      run: () => size(desk, m.desk_did_code(), { largeCode: !wall.largeCode }),
    },
    {
      key: '+',
      label: m.desk_more_cards(),
      may: slots < 6,
      run: () => size(desk, m.desk_did_more(), { slots: slots + 1 }),
    },
    {
      key: '-',
      label: m.desk_fewer_cards(),
      may: Math.min(slots, wall.k) > 1,
      run: () => size(desk, m.desk_did_fewer(), { slots: Math.min(slots, wall.k) - 1 }),
    },
    {
      key: 'x',
      label: m.desk_text_size(),
      run: () => size(desk, m.desk_did_text(), { text: wall.text === 'large' ? 'small' : 'large' }),
    },
    {
      key: 'l',
      label: m.desk_theme(),
      run: () => size(desk, m.desk_did_theme(), { theme: themeAfter(wall.theme) }),
    },
  ]
}
