/** What a wall tells the server of its size: how many cards fit, and how many characters in one without paging. */
export interface WallFit {
  k: number
  charactersPerSlot: number
}
