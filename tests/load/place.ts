/** Where the phones of the bench go, and what they report. */
export interface Place {
  url: string
  meetingId: string
  threadId: string
  /** The secret of the QR code. */
  code: string
  /** Both absent where there is neither wall nor desk. */
  wallCode?: string
  deskCookie?: string
  /** One card that is typed in when all the others are; ms. */
  typingMs?: number
}

export interface Load {
  place: Place
  phones: number
  postsPerSecond: number
  seconds: number
}

export interface Joining {
  joined: number
  refused: number
  seconds: number
}

/** All times in ms, sorted. */
export interface Delivery {
  posts: number
  acknowledged: number
  /** Pairs of a post and a phone that never met. */
  lost: number
  /** Posts that some phone holds twice. */
  doubled: number
  toAcknowledgement: number[]
  /** From Send to each single phone, thinned out evenly. */
  toEachPhone: number[]
  /** From Send to the last phone. */
  toAllPhones: number[]
}

/** In ms, of each run; `missed` are pairs of a change and a screen that never met. */
export interface ModeChanges {
  runs: { toEach: Percentiles; toAll: Percentiles }[]
  missed: number
}

export interface Percentiles {
  p50: number
  p95: number
  p99: number
}
