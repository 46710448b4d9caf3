/** Where meetings are, to choose from. */
import type { Tools } from '../tools.ts'

/** A list that is longer is none to choose from. */
const most = 200

/** Of meetings that everybody may know of. */
export async function listVenues({ db }: Tools): Promise<string[]> {
  const found = await db
    .selectFrom('meeting')
    .select('place')
    .distinct()
    .where('state', '!=', 'draft')
    .where('access', '!=', 'closed')
    .where('rehearsalOf', 'is', null)
    .where('place', '!=', '')
    .orderBy('place')
    .limit(most)
    .execute()
  return found.map(({ place }) => place).sort(new Intl.Collator('da').compare)
}
