/** How far somebody has read in a thread; nobody but they are told. */
export interface ReadingTable {
  accountId: string
  threadId: string
  /** What others could read by then is not new to them. */
  readUntil: number
  /** The last contribution on the page of a long thread where they stopped; null for who came to the end. */
  stoppedId: string | null
}
