/** How large the words are and how strong the contrast, as the owner of this device wants it. Nobody else hears of it. */

export const looks = ['normal', 'large', 'larger'] as const
export interface Look {
  text: (typeof looks)[number]
  contrast: boolean
}

const place = 'raadslag.look'
const sizes = { normal: '', large: '125%', larger: '150%' }

export function readLook(): Look {
  try {
    const [text = '', contrast] = (localStorage.getItem(place) ?? '').split(' ')
    return { text: looks.find((look) => look === text) ?? 'normal', contrast: contrast === 'contrast' }
  } catch {
    // Without storage it is as at the first visit.
    return { text: 'normal', contrast: false }
  }
}

export function keepLook({ text, contrast }: Look): void {
  try {
    localStorage.setItem(place, contrast ? `${text} contrast` : text)
  } catch {
    // Then it holds until the page is loaded anew.
  }
}

/** Everything on the page is measured by the root's own size. */
export function wear({ text, contrast }: Look): void {
  const { style, dataset } = document.documentElement
  style.fontSize = sizes[text]
  if (contrast) dataset.theme = 'contrast'
  else delete dataset.theme
}
