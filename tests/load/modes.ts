/** When a change of the wall's mode has come to each phone and each wall, while people write. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { CatchUp } from '../../src/lib/contract/wire/picture.ts'
import type { WallMode } from '../../src/lib/contract/words.ts'
import { percentile } from '../../server/rehearsal/command/tally.ts'
import type { ModeChanges } from './place.ts'

/** All that a desk may ask for by name, but for thinking: that ends by itself when people write. */
const round: WallMode[] = ['running', 'frozen', 'themes', 'running', 'tables', 'blank', 'welcome', 'thanks']
const runs = 5
const roundsInRun = 2
const patienceMs = 5000

export interface ModeWatch {
  heard(screen: number, page: Pick<CatchUp, 'upserts'>): void
  /** Told of each change as it is sent. */
  changeAll(change: (mode: WallMode) => void): Promise<ModeChanges>
}

/** @param screens how many phones and walls there are. */
export function createModeWatch(screens: number): ModeWatch {
  let awaited: WallMode | null = null
  let sentAt = 0
  let arrived = new Map<number, number>()

  async function changeOne(mode: WallMode, change: (mode: WallMode) => void): Promise<number[]> {
    arrived = new Map()
    awaited = mode
    sentAt = performance.now()
    change(mode)
    while (arrived.size < screens && performance.now() - sentAt < patienceMs) await sleep(5)
    awaited = null
    // Not in step with anything that gathers.
    await sleep(150 + Math.random() * 250)
    return [...arrived.values()]
  }

  return {
    heard(screen, { upserts }) {
      if (awaited !== null && upserts.wall?.mode === awaited && !arrived.has(screen))
        arrived.set(screen, performance.now() - sentAt)
    },
    async changeAll(change) {
      const measured: ModeChanges = { runs: [], missed: 0 }
      for (let run = 0; run < runs; run++) {
        const toEach: number[] = []
        const toAll: number[] = []
        for (const mode of Array.from({ length: roundsInRun }, () => round).flat()) {
          const delays = await changeOne(mode, change)
          measured.missed += screens - delays.length
          toEach.push(...delays)
          toAll.push(Math.max(...delays))
        }
        measured.runs.push({ toEach: percentilesOf(toEach), toAll: percentilesOf(toAll) })
      }
      return measured
    },
  }
}

function percentilesOf(delays: number[]) {
  const sorted = delays.toSorted((a, b) => a - b)
  const at = (share: number) => percentile(sorted, share)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
