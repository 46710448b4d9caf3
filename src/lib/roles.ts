/** Hats as people read them. */
import type { HatMark } from './contract/wire/hats.ts'
import type { HatKind } from './contract/words.ts'
import { ownHatName } from './hat-names.ts'
import { m } from './paraglide/messages.js'

export const hatLabel: Record<Exclude<HatKind, 'other'>, () => string> = {
  politician: m.hat_politician,
  employee: m.hat_employee,
  chair: m.hat_chair,
  sparring_agent: m.hat_sparring_agent,
}

/** As this municipality calls it. */
export const hatCalled = (kind: Exclude<HatKind, 'other'>): string => ownHatName(kind) ?? hatLabel[kind]()

/** `Politiker, Børneudvalget` */
export const roleOf = ({ kind, title }: HatMark): string =>
  kind === 'other' ? title : [hatCalled(kind), title].filter(Boolean).join(', ')

/** `Anna Holm, Politiker, Børneudvalget`, where there is no drawing a mark. */
export const namedWithRole = (hat: HatMark): string => m.hat_named({ name: hat.name, role: roleOf(hat) })

/** Who said it, in a line of text: a name alone is what anybody types, so office stands in brackets that no name has. */
export const saidBy = ({ name, hat }: { name: string | null; hat?: HatMark }): string | null =>
  hat ? `${hat.name} [${roleOf(hat)}]` : name
