/** How many phones the line from this computer lets in, found by fetching what they would fetch. */

/** What a phone fetches before it can be used; a test holds the pages to it. */
export const firstVisitBytes = 60_000
const atATime = 6
const longestMs = 10_000

/** Phones that come in within a minute. Bytes in so many ms. */
export const phonesPerMinute = (bytes: number, ms: number): number =>
  Math.min(1_000_000, Math.floor(((bytes / Math.max(1, ms)) * 60_000) / firstVisitBytes))

/** Fetches for so many phones, or as many as come through in ten seconds. Rejects when nothing does. */
export async function measure(url: string, phones: number, fetched: typeof fetch = fetch): Promise<number> {
  const began = performance.now()
  const isLate = () => performance.now() - began > longestMs
  let left = phones
  let bytes = 0
  const one = async () => {
    while (left-- > 0 && !isLate()) {
      const response = await fetched(url, { cache: 'no-store' })
      if (!response.ok) throw new Error(response.statusText)
      bytes += (await response.arrayBuffer()).byteLength
    }
  }
  await Promise.all(Array.from({ length: atATime }, one))
  return phonesPerMinute(bytes, performance.now() - began)
}
