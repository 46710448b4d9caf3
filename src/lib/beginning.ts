const words = 8

/** The first words of a contribution, to call it by. */
export function beginning(text: string): string {
  const all = text.split(/\s+/)
  const first = all.slice(0, words).join(' ')
  return all.length > words || first.length > 80 ? `${first.slice(0, 80)} …` : first
}
