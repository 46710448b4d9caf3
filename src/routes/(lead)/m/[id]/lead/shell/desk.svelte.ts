/**
 * One meeting in a facilitator's hands. Every act is sent, and what it changed is seen when the feed tells it: the
 * desk never shows what did not happen.
 */
import type { ContributionView } from '$lib/contract/wire.ts'
import type { HoldReason, WallMode, WallTheme } from '$lib/contract/words.ts'
import { Live } from '$lib/live.svelte.ts'
import { m } from '$lib/paraglide/messages.js'
import { type Outcome, UndoStack } from './undo.svelte.ts'
import { wallBefore } from '../wall/wallBefore.ts'

export interface Status {
  text: string
  refused: boolean
}

interface Act {
  label: string
  /** What the status line says when it is done; the label by default. */
  said?: string
  send: () => Promise<Outcome>
  back?: () => Promise<Outcome>
}

const longestPause = 5

export class Desk {
  readonly live: Live
  readonly meetingId: string
  readonly undoStack = new UndoStack()
  status = $state.raw<Status | null>(null)
  /** The one that keys act upon. */
  selectedId = $state<string | null>(null)
  /** Whose hiding is to be explained, and of what. */
  explaining = $state.raw<{ id: string; part: 'text' | 'name' } | null>(null)
  /** Somebody may be looking at this very screen: what the room has not been shown is covered. */
  isCovered = $state(false)
  /** By the server's clock; epoch ms. */
  now = $state(0)

  constructor(meetingId: string, now: number) {
    this.meetingId = meetingId
    this.now = now
    this.live = new Live(meetingId, 'desk')
  }

  get meeting() {
    return this.live.picture.meeting
  }
  get wall() {
    return this.live.picture.wall
  }
  readonly agenda = $derived.by(() =>
    [...this.live.picture.agenda.values()].sort((a, b) => a.position - b.position),
  )
  readonly contributions = $derived.by(() => [...this.live.picture.contributions.values()])
  readonly selected = $derived.by(() =>
    this.selectedId === null ? null : (this.live.picture.contributions.get(this.selectedId) ?? null),
  )
  readonly nextItem = $derived.by(() => {
    const at = this.agenda.findIndex(({ id }) => id === this.meeting?.currentItemId)
    return this.agenda[at + 1] ?? null
  })
  readonly isOpen = $derived.by(() => this.meeting?.state === 'open')

  say(text: string, refused = false) {
    this.status = { text, refused }
  }

  /** Something has happened since, so what did not is no longer news. */
  forgetRefusal() {
    if (this.status?.refused) this.status = null
  }

  async act({ label, said = label, send, back }: Act): Promise<boolean> {
    const answer = await send()
    if (!answer.ok) {
      this.say(answer.error.code === 'unavailable' ? m.desk_no_answer() : answer.error.message, true)
      return false
    }
    if (back) this.undoStack.push({ label, back })
    this.say(said)
    return true
  }

  async undo() {
    const last = this.undoStack.take()
    if (!last) return this.say(m.desk_nothing_to_undo())
    await this.act({ label: m.desk_undone({ what: last.label }), send: last.back })
  }

  move(itemId: string) {
    const { wall, meeting, meetingId, live } = this
    if (!wall || !meeting || meeting.currentItemId === itemId) return
    const from = meeting.currentItemId
    const title = live.picture.agenda.get(itemId)?.title ?? ''
    void this.act({
      label: m.desk_moved({ title }),
      send: () => live.send('agenda:move', { meetingId, itemId }),
      back: async () => {
        const answer = await live.send('agenda:move', { meetingId, itemId: from })
        return answer.ok && from !== null ? wallBefore(live, wall)() : answer
      },
    })
  }

  focus(id: string | null) {
    const { wall, live, meetingId } = this
    if (!wall) return
    void this.act({
      label: id ? m.desk_focus() : m.desk_unfocus(),
      send: () => live.send('wall:focus', { meetingId, id }),
      back: wallBefore(live, wall),
    })
  }

  async hold({ id, state }: ContributionView, part: 'text' | 'name' = 'text') {
    const { live } = this
    const wasWaiting = part === 'text' && state === 'waiting'
    this.explaining = { id, part }
    await this.act({
      label: part === 'text' ? m.desk_hold() : m.desk_hold_name(),
      said: part === 'text' ? m.desk_said_held() : m.desk_said_name_held(),
      send: () => live.send('contribution:hold', { id, part }),
      back: () =>
        wasWaiting
          ? live.send('contribution:hold', { id, untilApproved: true })
          : live.send('contribution:release', { id, part }),
    })
  }

  async explain(id: string, part: 'text' | 'name', reason: HoldReason, note: string) {
    const send = () => this.live.send('contribution:hold', { id, part, reason, note })
    if (await this.act({ label: m.desk_said_explained(), send })) this.explaining = null
  }

  release({ id, state, desk }: ContributionView, part: 'text' | 'name' = 'text') {
    const { live } = this
    const again = { id, part, reason: desk?.holdReason ?? null, note: desk?.holdNote ?? null }
    void this.act({
      label:
        part === 'name' ? m.desk_release_name() : state === 'waiting' ? m.desk_approve() : m.desk_release(),
      send: () => live.send('contribution:release', { id, part }),
      back: () => live.send('contribution:hold', state === 'waiting' ? { id, untilApproved: true } : again),
    })
  }

  letIn({ id }: ContributionView) {
    const { live, meetingId } = this
    void this.act({ label: m.desk_let_in(), send: () => live.send('wall:let_in', { meetingId, id }) })
  }

  setMode(mode: Exclude<WallMode, 'focus'>, label: string, minutes?: number) {
    const { wall, live, meetingId } = this
    if (!wall) return
    void this.act({
      label,
      send: () => live.send('wall:mode', { meetingId, mode, ...(minutes && { minutes }) }),
      back: wallBefore(live, wall),
    })
  }

  /** On, or back to what it covered. */
  toggleMode(mode: 'blank' | 'frozen', on: string, off: string) {
    const before = this.wall?.before
    if (this.wall?.mode !== mode) this.setMode(mode, on)
    else this.setMode(before && before !== 'focus' ? before : 'running', off)
  }

  think(minutes: number) {
    if (minutes >= 1 && minutes <= longestPause)
      this.setMode('thinking', m.desk_pause({ n: minutes }), minutes)
  }

  toggleFloor() {
    const { wall, live, meetingId } = this
    if (!wall) return
    const taken = !wall.floorTaken
    void this.act({
      label: taken ? m.desk_floor() : m.desk_floor_free(),
      send: () => live.send('wall:floor', { meetingId, taken }),
      back: () => live.send('wall:floor', { meetingId, taken: !taken }),
    })
  }

  size(
    label: string,
    change: { slots?: number | null; text?: 'large' | 'small'; theme?: WallTheme; largeCode?: boolean },
  ) {
    const { wall, live, meetingId } = this
    if (!wall) return
    const { wishedSlots: slots, text, theme, largeCode } = wall
    void this.act({
      label,
      send: () => live.send('wall:size', { meetingId, ...change }),
      back: () => live.send('wall:size', { meetingId, slots, text, theme, largeCode }),
    })
  }

  /** Words that somebody spoke, under the key they are kept under. Answers whether they are written down. */
  async record(note: {
    key: string
    threadId: string
    channel: 'spoken' | 'paper' | 'table'
    text: string
    name: string
  }): Promise<Outcome> {
    const { live, meetingId } = this
    const answer = await live.send('contribution:record', { meetingId, ...note, name: note.name || null })
    if (!answer.ok) return answer
    const { id } = answer
    this.undoStack.push({
      label: m.desk_write_down(),
      back: () => live.send('contribution:hold', { id, reason: 'other', note: m.desk_written_by_mistake() }),
    })
    this.say(m.desk_written_down())
    return answer
  }
}
