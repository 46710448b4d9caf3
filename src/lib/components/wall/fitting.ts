/** The largest font size at which an element's words fit; px. */
const steps = 9

export function largestFit(least: number, most: number, fits: (size: number) => boolean): number {
  if (most <= least || fits(most)) return Math.max(least, most)
  let [low, high] = [least, most]
  for (let step = 0; step < steps; step++) {
    const middle = (low + high) / 2
    if (fits(middle)) low = middle
    else high = middle
  }
  return low
}

/** Mean width of a character of Danish prose in the wall's own face, in em. */
export function measuredCharacterWidth(font: string): number {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return 0.52
  context.font = `500 100px ${font}`
  return context.measureText(prose).width / prose.length / 100
}

const prose = 'Nogen at ringe til, som kender både loven og kvarteret, og som har tid til at lytte først.'

/** Measures now, and again whenever a face has come: before that everything has other widths. Answers how to stop. */
export function whenFacesCome(measure: () => void): () => void {
  measure()
  document.fonts.addEventListener('loadingdone', measure)
  return () => document.fonts.removeEventListener('loadingdone', measure)
}
