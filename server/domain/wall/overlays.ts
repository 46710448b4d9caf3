import type { WallMode } from '../../../src/lib/contract/words.ts'
import type { Programme } from './programme.ts'

/** Modes in which what stands stays where it is, to come back to. */
export const overlays: WallMode[] = ['frozen', 'blank', 'focus']

export const underlying = ({ mode, modeBefore }: Pick<Programme, 'mode' | 'modeBefore'>): WallMode =>
  overlays.includes(mode) ? (modeBefore ?? 'running') : mode
