/** When something was said; what stands in a thread stands in this order. */

interface Said {
  id: string
  createdAt: number
  saidAt?: number
}

/** What waited for a network was said before it was received. Epoch ms. */
export const saidAt = ({ createdAt, saidAt = createdAt }: Omit<Said, 'id'>): number => saidAt

/** Said first comes first. */
export const bySaid = (a: Said, b: Said): number => saidAt(a) - saidAt(b) || (a.id < b.id ? -1 : 1)
