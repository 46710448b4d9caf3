/** What somebody said, and how one may answer it, for a form without a script. */
export interface ReplyingTo {
  id: string
  text: string
  from: string
  kinds: { kind: string; label: string }[]
}
