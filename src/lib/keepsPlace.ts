/**
 * Keeps the keyboard where it was when what it stood on goes away. A browser would let go of it, and a screen reader begin
 * again at the top of the page.
 */

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex]'
const landmarks = 'h1, h2, h3, h4, legend'

/**
 * To what its button named as next (`data-then`, an id), or else to the nearest place around it that is still there: a
 * card, a fold, the heading of its part. Not to another button: who presses twice would do something else.
 */
export function keepsPlace(node: HTMLElement): () => void {
  /** What had the keyboard, and all that was around it, the nearest first. */
  let around: HTMLElement[] = []

  const remember = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target !== document.body) around = upwards(target, node)
  }
  let isPointing = false

  /** Who presses beside everything wants no place, and who points wants nothing to move. */
  const point = () => {
    around = []
    isPointing = true
  }
  const press = () => (isPointing = false)
  function goBack() {
    const [lost, ...rest] = around
    if (!lost || !isNowhere()) return
    const place = [lost, document.getElementById(lost.dataset.then ?? '')].find((one) => one && isThere(one))
    const there = place ?? firstAmong(rest)
    there?.focus({ preventScroll: isPointing })
  }

  // A page that knows better puts it somewhere itself, and may take until the next frame.
  const soon = () => requestAnimationFrame(goBack)
  const watch = new MutationObserver(() => {
    if (around[0] && isNowhere() && !isThere(around[0])) soon()
  })
  // SvelteKit gives the focus to the whole page after each form that went well; somebody may be typing by then.
  const returned = ({ target }: FocusEvent) => {
    if (target !== document.body || !around[0]) return
    if (isThere(around[0])) goBack()
    else soon()
  }
  watch.observe(node, { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden', 'open'] })
  // Before anybody takes the focused element away for having been focused.
  node.addEventListener('focusin', remember, true)
  node.addEventListener('pointerdown', point, true)
  node.addEventListener('keydown', press, true)
  document.addEventListener('focusin', returned)
  return () => {
    watch.disconnect()
    node.removeEventListener('focusin', remember, true)
    node.removeEventListener('pointerdown', point, true)
    node.removeEventListener('keydown', press, true)
    document.removeEventListener('focusin', returned)
  }
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body
/** What lies in a closed fold has a place on the page, and is not shown; browsers before 2023 cannot tell. */
const isShown = (element: HTMLElement) =>
  canTell() ? element.checkVisibility() : element.getClientRects().length > 0
const canTell = () => 'checkVisibility' in document.body
const isThere = (element: HTMLElement) =>
  element.isConnected && isShown(element) && !element.matches(':disabled')

function upwards(from: HTMLElement, to: HTMLElement): HTMLElement[] {
  const parent = from.parentElement
  return from === to || !parent ? [from] : [from, ...upwards(parent, to)]
}

/** Where nothing happens by pressing, as near as can be; only where there is no such place, what one may tab to. */
function firstAmong(places: HTMLElement[]): HTMLElement | null {
  const there = places.filter(isThere)
  return (
    firstOf(there, quietPlaceIn) ??
    firstOf(there, (place) => firstOf(within(place, focusable), itMayBeTabbedTo))
  )
}

/** Itself, its fold's handle, or its heading, if that is to be seen. */
function quietPlaceIn(place: HTMLElement): HTMLElement | null {
  // The whole page shows no focus: its first heading does.
  if (place.matches(focusable) && !place.matches('main')) return place
  const [handle] = within(place, ':scope > summary')
  if (handle) return handle
  const heading = within(place, landmarks).find(isSeen)
  if (heading) heading.tabIndex = -1
  return heading ?? null
}

const within = (place: HTMLElement, what: string) => [...place.querySelectorAll<HTMLElement>(what)]
const isSeen = (element: HTMLElement) => isThere(element) && element.getBoundingClientRect().width > 1
const itMayBeTabbedTo = (element: HTMLElement) => (isSeen(element) && element.tabIndex >= 0 ? element : null)

function firstOf<T>(all: HTMLElement[], find: (one: HTMLElement) => T | null): T | null {
  for (const one of all) {
    const found = find(one)
    if (found !== null) return found
  }
  return null
}
