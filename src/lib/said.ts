/** How much was said to one question and how, and what cannot be read and why, in a line. */
import type { QuestionSummary } from '../../server/domain/summary/summary.ts'
import { channels } from './contract/words.ts'
import { channelLabel, reasonLabel } from './labels.ts'
import { m } from './paraglide/messages.js'

interface Count {
  label: string
  count: number
}

export function saidLine({ byChannel, replies }: Pick<QuestionSummary, 'byChannel' | 'replies'>): string {
  const used = channels.map((channel) => ({ label: channelLabel[channel](), count: byChannel[channel] ?? 0 }))
  const all = used.reduce((sum, { count }) => sum + count, 0)
  return listed([
    { label: m.record_said(), count: all },
    ...used,
    { label: m.record_replies(), count: replies },
  ])
}

type Unshown = Pick<QuestionSummary, 'heldBack' | 'covered' | 'waiting' | 'forHours' | 'withdrawn'>

export function unshownLine({ heldBack, covered, waiting, forHours, withdrawn }: Unshown): string {
  const all = heldBack.reduce((sum, { count }) => sum + count, 0)
  const reasons = heldBack.map(({ reason, count }) => ({
    label: reason ? reasonLabel[reason]() : m.record_no_reason(),
    count,
  }))
  return listed([
    { label: m.record_held(), count: all },
    ...reasons,
    { label: m.record_covered(), count: covered },
    { label: m.record_waiting(), count: waiting },
    { label: m.record_for_hours(), count: forHours },
    { label: m.record_withdrawn(), count: withdrawn },
  ])
}

/** Empty where there is nothing to count. */
const listed = (counts: Count[]): string =>
  counts
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label}: ${count}`)
    .join(' · ')
