/** What is done with the wall: its mode, whose the floor is, how it looks, and which walls count. */
import type { ScreenView } from '$lib/contract/wire/wall.ts'
import type { WallMode, WallTheme } from '$lib/contract/words.ts'
import { m } from '$lib/paraglide/messages.js'
import type { Desk } from '../shell/desk.svelte.ts'
import { stands } from './stands.ts'
import { wallBefore } from './wallBefore.ts'

const longestPause = 5

export function focus(desk: Desk, id: string | null) {
  const { wall, live, meetingId } = desk
  if (!wall) return
  void desk.act({
    done: id ? m.desk_did_focus() : m.desk_did_unfocus(),
    said: stands(id ? 'focus' : (wall.before ?? 'running')),
    send: () => live.send('wall:focus', { meetingId, id }),
    undone: stands(wall.mode),
    back: wallBefore(live, wall),
  })
}

type Settable = Exclude<WallMode, 'focus'>

/** @param done as it is called afterwards, to be taken back. */
export function setMode(desk: Desk, mode: Settable, done: string, minutes?: number) {
  const { wall, live, meetingId } = desk
  if (!wall) return
  void desk.act({
    done,
    said: stands(mode),
    send: () => live.send('wall:mode', { meetingId, mode, ...(minutes && { minutes }) }),
    undone: stands(wall.mode),
    back: wallBefore(live, wall),
  })
}

export const toggleBlank = (desk: Desk) => toggleMode(desk, 'blank', m.desk_did_blank(), m.desk_did_unblank())
export const toggleFrozen = (desk: Desk) =>
  toggleMode(desk, 'frozen', m.desk_did_frozen(), m.desk_did_thawed())

/** On, or back to what it covered. */
function toggleMode(desk: Desk, mode: 'blank' | 'frozen', on: string, off: string) {
  const before = desk.wall?.before
  if (desk.wall?.mode !== mode) setMode(desk, mode, on)
  else setMode(desk, before && before !== 'focus' ? before : 'running', off)
}

/** On, or on with the cards. */
export const toggleThemes = (desk: Desk) =>
  desk.wall?.mode === 'themes'
    ? setMode(desk, 'running', m.desk_did_unthemes())
    : setMode(desk, 'themes', m.desk_did_themes())

export const showNow = (desk: Desk) => setMode(desk, 'running', m.desk_did_show_now())

export function think(desk: Desk, minutes: number) {
  if (minutes >= 1 && minutes <= longestPause) setMode(desk, 'thinking', m.desk_did_pause(), minutes)
}

export function toggleFloor(desk: Desk) {
  const { wall, live, meetingId } = desk
  if (!wall) return
  const { floorTaken } = wall
  const said = (taken: boolean) => (taken ? m.desk_floor_note() : m.desk_floor_free_note())
  void desk.act({
    done: floorTaken ? m.desk_did_floor_free() : m.desk_did_floor(),
    said: said(!floorTaken),
    send: () => live.send('wall:floor', { meetingId, taken: !floorTaken }),
    undone: said(floorTaken),
    back: () => live.send('wall:floor', { meetingId, taken: floorTaken }),
  })
}

interface Look {
  slots?: number | null
  text?: 'large' | 'small'
  theme?: WallTheme
  largeCode?: boolean
}

export function size(desk: Desk, done: string, change: Look) {
  const { wall, live, meetingId } = desk
  if (!wall) return
  const { wishedSlots: slots, text, theme, largeCode } = wall
  void desk.act({
    done,
    said: m.desk_said_size({ what: done }),
    send: () => live.send('wall:size', { meetingId, ...change }),
    undone: m.desk_size_before(),
    back: () => live.send('wall:size', { meetingId, slots, text, theme, largeCode }),
  })
}

export function leaveOut(desk: Desk, { id: screenId, k, leftOut }: ScreenView) {
  const { live, meetingId } = desk
  const send = async (out: boolean) => {
    const answer = await live.send('wall:leave_out', { meetingId, screenId, leftOut: out })
    // Other desks hear of it with the next counts.
    if (answer.ok && live.presence) live.presence = { ...live.presence, screens: answer.screens }
    return answer
  }
  const said = (out: boolean) => (out ? m.desk_screen_left_out({ n: k }) : m.desk_screen_taken_in({ n: k }))
  void desk.act({
    done: leftOut ? m.desk_did_taken_in() : m.desk_did_left_out(),
    said: said(!leftOut),
    send: () => send(!leftOut),
    undone: said(leftOut),
    back: () => send(leftOut),
  })
}
