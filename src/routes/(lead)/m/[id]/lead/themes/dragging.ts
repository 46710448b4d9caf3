/**
 * Cards are dragged as the browser itself drags: by mouse at once, by finger after a long press. Whoever cannot drag does the
 * same by keys and buttons.
 */
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import type { Board, Picked } from './board.svelte.ts'
import type { Column } from './columns.ts'

const isCarried = (data: Record<string | symbol, unknown>): data is { picked: Picked[] } =>
  Array.isArray(data.picked)

/** @param column as it is when the card is lifted. */
export const liftable = (board: Board, column: () => Column, id: string) => (element: HTMLElement) =>
  draggable({
    element,
    getInitialData: () => ({ picked: board.lift(column(), id) }),
    onDrop: () => board.lay(),
  })

/** @param take is told what was laid here, and whether it stays where it was as well (*Ctrl*). */
export const takes =
  (board: Board, key: string, take: (picked: Picked[], isCopy: boolean) => void) => (element: HTMLElement) =>
    dropTargetForElements({
      element,
      onDragEnter: () => (board.over = key),
      onDragLeave: () => {
        if (board.over === key) board.over = null
      },
      onDrop: ({ source, location }) => {
        const { ctrlKey, altKey } = location.current.input
        if (isCarried(source.data)) take(source.data.picked, ctrlKey || altKey)
      },
    })
