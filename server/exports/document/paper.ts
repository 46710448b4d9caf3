/** What a document is made of, before anybody has said how it is set. */
export type Block =
  | { is: 'title'; above: string; text: string }
  /** `anchor`: what the list of contents leads to. */
  | { is: 'heading'; level: 1 | 2 | 3; text: string; anchor?: string }
  | { is: 'contents'; title: string; entries: { anchor: string; text: string }[] }
  | { is: 'facts'; rows: { label: string; text: string }[] }
  | { is: 'text'; text: string }
  /** Belongs to what comes next. */
  | { is: 'small'; text: string }
  | { is: 'link'; before: string; text: string; address: string }
  /** What somebody said; a reply stands under what it answers. */
  | { is: 'words'; text: string; by: string; isReply: boolean; into?: { text: string; mark: string }[] }

export interface Paper {
  language: 'da-DK' | 'en-GB'
  title: string
  /** Whose paper it is. */
  from: string
  /** At the foot of each page, before its number. */
  foot: string
  blocks: Block[]
}
