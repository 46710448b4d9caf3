/** What a screen reader says by itself: changes in live regions, as they are made. Runs in the page, before its scripts. */

/**
 * Stricter than the kindest readers: a region that comes together with its words is not heard, alerts excepted; what is
 * hidden is not heard, nor what stood there before.
 * @param tell the name of a binding that takes what was heard.
 */
export function ears(tell: string) {
  const regions = '[aria-live], [role=status], [role=alert], [role=log], output'
  const isSilent = (element: Element) =>
    element.getAttribute('aria-hidden') === 'true' || !element.checkVisibility({ visibilityProperty: true })

  function wordsIn(node: Node): string {
    if (node instanceof Text) return node.data
    if (!(node instanceof Element) || isSilent(node)) return ''
    return [...node.childNodes].map(wordsIn).join(' ')
  }
  const tidy = (words: string) => words.replace(/\s+/g, ' ').trim()

  function regionOf(node: Node): Element | null {
    const changed = node instanceof Element ? node : node.parentElement
    const region = changed?.closest('[aria-hidden=true]') ? null : (changed?.closest(regions) ?? null)
    return region?.getAttribute('aria-live') === 'off' ? null : region
  }

  const addedBy = ({ type, target, addedNodes }: MutationRecord) =>
    type === 'characterData' ? [target] : [...addedNodes]

  function spoken(records: MutationRecord[]): string[] {
    const whole = new Set<Element>()
    const parts: string[] = []
    for (const record of records) {
      const region = regionOf(record.target)
      if (!region) for (const alert of alertsIn(record)) whole.add(alert)
      else if (isSilent(region)) continue
      else if (region.getAttribute('role') === 'log') parts.push(...addedBy(record).map(wordsIn))
      else whole.add(region)
    }
    return [...parts, ...[...whole].map(wordsIn)].map(tidy).filter(Boolean)
  }

  const alertsIn = ({ addedNodes }: MutationRecord) =>
    [...addedNodes].flatMap((node) =>
      node instanceof Element
        ? [...(node.matches('[role=alert]') ? [node] : []), ...node.querySelectorAll('[role=alert]')]
        : [],
    )

  const heard = (words: string) =>
    (window as unknown as Record<string, (words: string) => void>)[tell]?.(words)
  new MutationObserver((records) => {
    for (const words of spoken(records)) heard(words)
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
