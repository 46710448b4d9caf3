/** Where words are being written: names a draft on the device, and the form that a refusal goes back to. */
export const replyPlace = (id: string): string => `reply ${id}`
export const mendPlace = (id: string): string => `mend ${id}`

export interface RefusedWords {
  message: string
  typed: Record<string, string>
}
