/** Who leads a thread, and what waits there. */
export interface HostView {
  name: string
  /** As the public log of roles names it; null where it names none. */
  office: string | null
}
