/** A municipality's worth of words, none of them anybody's: some are said all the time and most hardly ever, as words are. */

/** From a seed, so that two runs look for the same words in the same texts. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const small =
  'og i det at er en til på som af for med der den vi har ikke jeg de kan om så men skal et hvor når også eller ved hvis flere noget meget må blive være kunne vores'.split(
    ' ',
  )
/** Said by very many. */
const usual =
  'torvet bænke skolen bussen kommunen børnene vejen byen træer trafikken unge plads cykler haven lyset møde penge hjælp stien huset'.split(
    ' ',
  )
const heads =
  'lege cykel skole bus park by vand hus gade natur børne ungdoms idræts kultur havne kirke torve sports sundheds bolig energi affalds hunde vinter sommer aften morgen nabo forenings fritids ældre land kyst skov sø bro vej tog bane bage fælles grønt'.split(
    ' ',
  )
const tails =
  'pladsen stien hallen huset vejen parken værket haven skuret ruten broen ordningen planen puljen rådet gruppen klubben området centret bygningen muren kanten døren vinduet taget gulvet skiltet kortet prøven'.split(
    ' ',
  )
const rare = Array.from({ length: 40_000 }, (_, at) => {
  const sounds = [
    'bra',
    'ska',
    'lø',
    'vi',
    'mun',
    'ter',
    'kås',
    'rel',
    'dum',
    'fje',
    'hol',
    'nig',
    'pæ',
    'sul',
    'tvi',
    'gry',
  ]
  return [at, at >> 4, at >> 8, at >> 12].map((part) => sounds[part & 15]).join('')
})

/** Of the length that people write: a sentence or three. */
export function aText(chanced: () => number): string {
  const pick = (words: string[]) => words[Math.floor(chanced() ** 1.6 * words.length)] ?? ''
  const word = () => {
    const kind = chanced()
    if (kind < 0.5) return pick(small)
    if (kind < 0.75) return pick(usual)
    return kind < 0.92 ? pick(heads) + pick(tails) : pick(rare)
  }
  return Array.from({ length: 8 + Math.floor(chanced() ** 2 * 45) }, word).join(' ') + '.'
}

export const venues = [
  'Rådhuset',
  'Forsamlingshuset',
  'Biblioteket',
  'Hallen',
  'Skolen i Vester Å',
  'Kulturhuset',
  'Havnen',
  'Kirkens sal',
]
