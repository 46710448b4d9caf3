/** One key for each act on the board, as at the desk. */
import { m } from '$lib/paraglide/messages.js'
import { toggleBlank, toggleThemes } from '../acts/onWall.ts'
import type { CommandGroup } from '../keys/commands.ts'
import type { Command } from '../keys/keys.ts'
import type { Board } from './board.svelte.ts'
import type { Hands } from './hands.svelte.ts'

export const boardCommands = (board: Board, hands: Hands, showKeys: () => void): CommandGroup[] => [
  { title: m.desk_themes_keys_cards(), commands: cardCommands(board, hands) },
  { title: m.desk_themes_keys_themes(), commands: themeCommands(board, hands) },
  {
    title: m.desk_keys_meeting(),
    commands: [
      { key: 'z', label: m.desk_undo(), run: () => void board.desk.undo() },
      { key: 'y', label: m.desk_themes_on_wall(), run: () => toggleThemes(board.desk) },
      { key: 'b', label: m.desk_blank(), run: () => toggleBlank(board.desk) },
      { key: '?', label: m.desk_keys_title(), run: showKeys },
    ],
  },
]

function cardCommands(board: Board, hands: Hands): Command[] {
  return [
    { key: 'arrowdown', label: m.desk_key_down(), run: () => board.step('down') },
    { key: 'arrowup', label: m.desk_key_up(), run: () => board.step('up') },
    { key: 'arrowright', label: m.desk_themes_key_right(), run: () => board.step('right') },
    { key: 'arrowleft', label: m.desk_themes_key_left(), run: () => board.step('left') },
    { key: 'l', label: m.desk_themes_put(), asks: true, run: () => hands.put() },
    { key: 'k', label: m.desk_themes_put_too(), asks: true, run: () => hands.putToo() },
    { key: 'a', label: m.desk_themes_let_alone(), run: () => hands.alone() },
    { key: 'o', label: m.desk_themes_take_out(), may: hands.mayTakeOut, run: () => hands.takeOut() },
    { key: 'd', label: m.desk_themes_split(), may: hands.maySplit, run: () => hands.split() },
    { key: 'i', label: m.desk_themes_similar(), run: () => void hands.similar() },
    {
      key: 'escape',
      label: m.desk_themes_clear(),
      may: board.chosen.size > 0,
      run: () => board.chosen.clear(),
    },
  ]
}

function themeCommands(board: Board, hands: Hands): Command[] {
  const theme = hands.theme
  const may = theme !== null
  return [
    { key: 'n', label: m.desk_themes_new(), run: () => document.getElementById('new-theme')?.focus() },
    { key: 'r', label: m.desk_themes_rename(), may, run: () => (hands.naming = theme?.key ?? null) },
    { key: 'm', label: m.desk_themes_merge(), may, run: () => theme && hands.merge(theme) },
    { key: 'u', label: m.desk_themes_dissolve(), may, run: () => theme && hands.dissolve(theme) },
    { key: 'w', label: m.desk_themes_next_wish(), may: board.wished.length > 0, run: () => hands.nextWish() },
  ]
}
