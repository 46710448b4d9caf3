/** What a page asks of the service worker that keeps it. */
export interface KeepPage {
  keep: boolean
  /** Its path. */
  page: string
  /** The addresses of what it is made of. */
  files: string[]
}
