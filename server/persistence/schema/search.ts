/** What can be found by its words. The words themselves stand in the index of each engine (`search-sqlite.ts`, `search-postgres.ts`). */
export interface SearchEntryTable {
  /** Where it stands among all that is found: the smaller, the sooner (`domain/search/place.ts`). */
  place: number
  kind: string
  /** Of what the kind names. */
  id: string
  /** What one must be allowed to do to find it: read the words of its meeting, or know of its meeting. */
  sight: 'words' | 'known'
  meetingId: string
  /** Where that was said which it answers, if it was another meeting: who may not read it there does not find this. */
  underMeetingId: string | null
  /** A question that several meetings may have: to know of one of them is enough. */
  threadId: string | null
}
