/**
 * What answers words that are out of sight is out of sight together with them: under words that are held back or wait, and
 * under words that their author took back while nobody else could read them. Whoever shows words asks here.
 */
import { sql } from 'kysely'
import type { Flag } from '../../persistence/schema/flag.ts'
import { type Contribution, isVisible } from './contribution.ts'

type Words = Pick<Contribution, 'state' | 'keepsPlace'>

/** Whether there is something where they stand, for who may read their meeting: themselves, or what became of them. */
export const keepsPlace = (words: Words): boolean => isVisible(words) || words.keepsPlace === 1

const parentInPlace = sql<boolean>`exists (
    select 1 from contribution parent
    where parent.id = contribution.parent_id and (parent.state = 'shown' or parent.keeps_place = 1)
  )`

/** Of the `contribution` of any query: it stands by itself, or what it answers keeps its place. Of none at all it is true. */
export const isInPlace = sql<boolean>`(contribution.parent_id is null or ${parentInPlace})`

/** The same as something to select. */
export const inPlace = sql<Flag>`case when ${isInPlace} then 1 else 0 end`
