/** When this process last did what it does by the clock. */
export const jobNames = ['telling', 'forgetting', 'filling'] as const
export type JobName = (typeof jobNames)[number]

export interface JobView {
  name: JobName
  /** When it came to its end last; null while it has not. */
  doneAt: number | null
  /** When it failed last, if that was later. */
  failedAt: number | null
}

export interface Jobs {
  /** The same work, of which it is noted how it ended. */
  noting<A extends unknown[], T>(name: JobName, work: (...args: A) => Promise<T>): (...args: A) => Promise<T>
  list(): JobView[]
}

export function createJobs(now: () => number): Jobs {
  const views = new Map<JobName, JobView>(
    jobNames.map((name) => [name, { name, doneAt: null, failedAt: null }]),
  )
  return {
    noting:
      (name, work) =>
      async (...args) => {
        try {
          const done = await work(...args)
          views.set(name, { name, doneAt: now(), failedAt: null })
          return done
        } catch (error) {
          views.set(name, { name, doneAt: views.get(name)?.doneAt ?? null, failedAt: now() })
          throw error
        }
      },
    list: () => [...views.values()],
  }
}
