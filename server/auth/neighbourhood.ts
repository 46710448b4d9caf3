/** One household of IPv6 has a /64 to itself, however its addresses are shortened. */
export function neighbourhood(address: string): string {
  const [plain = ''] = address.split('%')
  if (!plain.includes(':') || plain.includes('.')) return plain
  const [head = '', tail] = plain.split('::')
  const front = head.split(':').filter(Boolean)
  const back = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length
  const groups = [...front, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...back]
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')
}
