import type { Access } from '../../../src/lib/contract/words.ts'

/** Everybody may read the words of an open meeting from when a named person has laid them forth. */
export const isPublic = ({ access, publishedAt }: { access: Access; publishedAt: number | null }): boolean =>
  access === 'open' && publishedAt !== null
