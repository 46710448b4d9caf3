/** What comes to the desk by itself, for who cannot see it come. */
import type { ContributionView } from '$lib/contract/wire/contributions.ts'
import { m } from '$lib/paraglide/messages.js'
import type { Need } from '../needs/needs.ts'
import { wordsFor } from '../needs/wordsFor.ts'
import { calledBy } from '$lib/calling.ts'
import type { Desk } from './desk.svelte.ts'

export interface Coming {
  /** By which it is known again, so that it is told once. */
  key: string
  id: string | null
  /** Contributions that come together are only counted. */
  isWords: boolean
  /** Made when it is said: there may be thousands. */
  said: () => string
}

/** Of long words the beginning: the whole of them stands in the list. */
const mostCharacters = 120

/** What the desk is told of elsewhere already, or did itself. */
const untold = new Set<Need['kind']>(['connection', 'waiting', 'unexplained', 'too_short', 'longest'])

export const comingTo = (desk: Desk, needs: Need[]): Coming[] => [
  ...desk.contributions.filter(isToBeRead).map((one) => ({
    key: `words ${one.id}`,
    id: one.id,
    isWords: true,
    said: () => (desk.isCovered ? m.desk_heard_covered() : sentenceFor(one)),
  })),
  ...desk.inLine.map((speaker) => ({
    key: `hand ${speaker.id}`,
    id: speaker.id,
    isWords: false,
    said: () => m.desk_heard_hand({ name: calledBy(speaker) }),
  })),
  ...needs
    .filter(({ kind }) => !untold.has(kind))
    .map((need) => ({
      key: `need ${need.kind} ${'id' in need ? need.id : ''}`,
      id: null,
      isWords: false,
      said: () => m.desk_heard_need({ need: wordsFor(need) }),
    })),
]

/** In one breath. */
export function spokenTogether(coming: Coming[]): string {
  const words = coming.filter(({ isWords }) => isWords)
  const counted =
    words.length > 1 ? [m.desk_heard_many({ n: words.length })] : words.map(({ said }) => said())
  return [...counted, ...coming.filter(({ isWords }) => !isWords).map(({ said }) => said())].join(' ')
}

const isToBeRead = ({ state }: ContributionView) => state === 'shown' || state === 'waiting'

function sentenceFor({ state, text, parentId }: ContributionView): string {
  const words = text.length > mostCharacters ? `${text.slice(0, mostCharacters).trimEnd()} …` : text
  if (state === 'waiting') return m.desk_heard_waiting({ text: words })
  return parentId ? m.desk_heard_reply({ text: words }) : m.desk_heard_one({ text: words })
}
