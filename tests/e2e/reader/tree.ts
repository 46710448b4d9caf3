/** The page as Chromium hands it to screen readers: its own accessibility tree, in reading order. */
import type { CDPSession } from 'playwright'

/** One thing that is read: *knap, Vis ikke*. */
export interface Thing {
  role: string
  name: string
  /** Spoken after the name: `checked`, `pressed`, `selected`, `expanded`, a heading's level, … */
  states: Record<string, string>
  value: string
  description: string
  /** How the browser knows its element. */
  element: number
  /** The roles and names of what it stands in, the nearest last. */
  within: { role: string; name: string }[]
}

const spoken = [
  'checked',
  'pressed',
  'selected',
  'expanded',
  'level',
  'invalid',
  'disabled',
  'modal',
  'focused',
]
const unspoken = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'RootWebArea', 'LabelText'])

/** Modal dialogs, closed folds and hidden parts are the browser's to judge, as they are for a reader. */
export async function thingsOn(session: CDPSession): Promise<Thing[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const known = new Map(nodes.map((node) => [node.nodeId, node]))
  const things: Thing[] = []

  function walk(id: string, within: Thing['within']) {
    const node = known.get(id)
    if (!node) return
    const role = String(node.role?.value ?? '')
    const name = String(node.name?.value ?? '').trim()
    const isRead = !node.ignored && !unspoken.has(role) && (role !== 'StaticText' || name !== '')
    if (isRead) things.push(thing())
    const around = isRead && role !== 'StaticText' ? [...within, { role, name }] : within
    for (const child of node.childIds ?? []) walk(child, around)

    function thing(): Thing {
      const states = (node?.properties ?? []).flatMap(({ name, value }) =>
        spoken.includes(name) && value.value !== undefined && String(value.value) !== 'false'
          ? [[name, String(value.value)]]
          : [],
      )
      return {
        role,
        name,
        states: Object.fromEntries(states) as Record<string, string>,
        value: String(node?.value?.value ?? ''),
        description: String(node?.description?.value ?? ''),
        element: node?.backendDOMNodeId ?? 0,
        within,
      }
    }
  }

  const root = nodes.find(({ parentId }) => parentId === undefined)
  if (root) walk(root.nodeId, [])
  return things
}
