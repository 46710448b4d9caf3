/** What is done with themes, each with its way back: what the act changed and nothing else, whatever others did since. */
import { m } from '$lib/paraglide/messages.js'
import type { Outcome } from '../acts/undo.svelte.ts'
import type { Board, Picked } from './board.svelte.ts'
import type { Column } from './columns.ts'
import { type Change, type Move, movesBack, movesFor } from './moves.ts'

const unique = (picked: Picked[]) => [...new Set(picked.map(({ id }) => id))]

const whereOf = ({ desk, threadId }: Board) => ({ meetingId: desk.meetingId, threadId: threadId ?? '' })

/** To the question of now, also when it is taken back from another one, or from another page. */
function sender(board: Board) {
  const where = whereOf(board)
  const { live } = board.desk
  return (moves: Move[], rest: { reviveIds?: string[]; endIds?: string[] } = {}) =>
    live.send('theme:move', { ...where, moves, ...rest })
}

const themesOf = ({ desk }: Board, id: string) => desk.live.picture.contributions.get(id)?.themeIds ?? []

/** Nothing is in a theme and stands alone as well. */
function changesTo(board: Board, picked: Picked[], intoId: string | null, leaves: boolean): Change[] {
  const aloneId = board.columns.at(-1)?.themeId
  return unique(picked).map((id) => {
    const before = themesOf(board, id)
    const from = picked.flatMap((one) => (one.id === id && leaves ? (one.from ?? []) : []))
    const stays = before.filter((theme) => !from.includes(theme) && (intoId === null || theme !== aloneId))
    return { id, before, after: intoId === null ? stays : [...new Set([...stays, intoId])] }
  })
}

async function rearrange(board: Board, changes: Change[], words: { done: string; said: string }) {
  const moves = movesFor(changes)
  const send = sender(board)
  if (moves.length === 0) return
  const isDone = await board.desk.act({
    ...words,
    send: () => send(moves),
    undone: m.desk_themes_back({ n: changes.length }),
    back: () => send(movesBack(changes)),
  })
  if (isDone) board.chosen.clear()
}

/** Into a theme and out of the one that they were chosen in. */
export const putIn = (board: Board, picked: Picked[], { themeId, name }: Column) =>
  rearrange(board, changesTo(board, picked, themeId, true), {
    done: m.desk_did_put_in({ theme: name }),
    said: m.desk_themes_put_in({ n: unique(picked).length, theme: name }),
  })

/** Into a theme as well: they stay where they are. */
export const putInToo = (board: Board, picked: Picked[], { themeId, name }: Column) =>
  rearrange(board, changesTo(board, picked, themeId, false), {
    done: m.desk_did_put_in({ theme: name }),
    said: m.desk_themes_put_in_too({ n: unique(picked).length, theme: name }),
  })

export const takeOut = (board: Board, picked: Picked[]) =>
  rearrange(board, changesTo(board, picked, null, true), {
    done: m.desk_did_taken_out(),
    said: m.desk_themes_taken_out({ n: unique(picked).length }),
  })

export async function standAlone(board: Board, picked: Picked[]) {
  const contributionIds = unique(picked)
  if (contributionIds.length === 0) return
  const before = contributionIds.map((id) => ({ id, before: themesOf(board, id) }))
  const send = sender(board)
  const { threadId } = board
  const { picture } = board.desk.live
  const isDone = await board.desk.act({
    done: m.desk_did_alone(),
    said: m.desk_themes_alone_said({ n: contributionIds.length }),
    send: () => board.desk.live.send('theme:alone', { ...whereOf(board), contributionIds }),
    undone: m.desk_themes_back({ n: contributionIds.length }),
    back: () => {
      // The place is made by the first who stands there, and known by now.
      const places = [...picture.themes.values()]
      const after = places.find((place) => place.kind === 'alone' && place.threadId === threadId)?.id
      return send(movesBack(before.map((one) => ({ ...one, after: after ? [after] : [] }))))
    },
  })
  if (isDone) board.chosen.clear()
}

export const restAlone = (board: Board) =>
  standAlone(
    board,
    board.left.map(({ id }) => ({ id, from: null })),
  )

/** A new theme of what is chosen. What is chosen in one theme alone is split from it, and remembers that. */
export async function make(board: Board, name: string, picked: Picked[]) {
  const [source = null, ...others] = new Set(picked.map(({ from }) => from))
  const from = others.length === 0 && board.themes.find(({ themeId }) => themeId === source)
  if (from) return split(board, from, name, unique(picked))
  const { live } = board.desk
  const send = sender(board)
  const where = whereOf(board)
  const before = unique(picked).map((id) => ({ id, before: themesOf(board, id) }))
  let id = ''
  const isDone = await board.desk.act({
    done: m.desk_did_made({ theme: name }),
    said: m.desk_themes_made({ theme: name, n: before.length }),
    send: async () => {
      const answer = await live.send('theme:make', { ...where, name, contributionIds: unique(picked) })
      if (!answer.ok) return answer
      id = answer.id
      return leaveFormer(send, picked)
    },
    undone: m.desk_themes_ended({ theme: name }),
    back: () => send(movesBack(before.map((one) => ({ ...one, after: [id] }))), { endIds: [id] }),
  })
  if (isDone) board.chosen.clear()
}

async function leaveFormer(send: ReturnType<typeof sender>, picked: Picked[]): Promise<Outcome> {
  const moves = picked.flatMap(({ id, from }) => (from ? [{ contributionIds: [id], outOfId: from }] : []))
  return moves.length === 0 ? { ok: true } : send(moves)
}

async function split(board: Board, from: Column, name: string, contributionIds: string[]) {
  const { live } = board.desk
  const send = sender(board)
  let id = ''
  const isDone = await board.desk.act({
    done: m.desk_did_split({ theme: name }),
    said: m.desk_themes_split_said({ n: contributionIds.length, theme: name, from: from.name }),
    send: async () => {
      const answer = await live.send('theme:split', { id: from.key, name, contributionIds })
      if (answer.ok) id = answer.id
      return answer
    },
    undone: m.desk_themes_back({ n: contributionIds.length }),
    back: () => send([{ contributionIds, outOfId: id, intoId: from.key }], { endIds: [id] }),
  })
  if (isDone) board.chosen.clear()
}

export function rename(board: Board, { key: id, name: before }: Column, name: string) {
  const { live } = board.desk
  if (name === '' || name === before) return
  void board.desk.act({
    done: m.desk_did_renamed({ theme: name }),
    said: m.desk_themes_renamed({ theme: name }),
    send: () => live.send('theme:rename', { id, name }),
    undone: m.desk_themes_renamed({ theme: before }),
    back: () => live.send('theme:rename', { id, name: before }),
  })
}

export function merge(board: Board, from: Column, into: Column) {
  const { live } = board.desk
  const send = sender(board)
  const inBoth = new Set(into.cards.map(({ id }) => id))
  const all = from.cards.map(({ id }) => id)
  const moved = all.filter((id) => !inBoth.has(id))
  const back: Move[] = [
    ...(moved.length > 0 ? [{ contributionIds: moved, outOfId: into.key }] : []),
    ...(all.length > 0 ? [{ contributionIds: all, intoId: from.key }] : []),
  ]
  void board.desk.act({
    done: m.desk_did_merged({ theme: from.name }),
    said: m.desk_themes_merged({ theme: from.name, into: into.name }),
    send: () => live.send('theme:merge', { id: from.key, intoId: into.key }),
    undone: m.desk_themes_there_again({ theme: from.name }),
    back: () => send(back, { reviveIds: [from.key] }),
  })
}

export function dissolve(board: Board, { key: id, name, cards }: Column) {
  const { live } = board.desk
  const send = sender(board)
  const contributionIds = cards.map((card) => card.id)
  const back = contributionIds.length > 0 ? [{ contributionIds, intoId: id }] : []
  void board.desk.act({
    done: m.desk_did_dissolved({ theme: name }),
    said: m.desk_themes_ended({ theme: name }),
    send: () => live.send('theme:dissolve', { id }),
    undone: m.desk_themes_there_again({ theme: name }),
    back: () => send(back, { reviveIds: [id] }),
  })
}
