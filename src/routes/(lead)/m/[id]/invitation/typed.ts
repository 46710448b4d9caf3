/** What was typed, and in the place of the list what a chosen file holds. */
import type { Typed } from '$lib/forms.ts'

export async function typedIn(request: Request): Promise<Typed> {
  const form = await request.formData()
  const typed: Typed = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const file = form.get('file')
  const fromFile = file instanceof File && file.size > 0 ? decoded(await file.arrayBuffer()) : ''
  return fromFile ? { ...typed, list: [typed.list, fromFile].filter(Boolean).join('\n') } : typed
}

/** UTF-8, or what Excel writes in Denmark. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
