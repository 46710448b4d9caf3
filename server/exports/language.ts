/** Labels and dates are those of the pages, which find their language in the request that is answered. Here we say it. */
import { AsyncLocalStorage } from 'node:async_hooks'
import {
  getServerAsyncLocalStorage,
  overwriteServerAsyncLocalStorage,
} from '../../src/lib/paraglide/runtime.js'
import type { Locale } from '../auth/locale.ts'

export function speaking<T>(locale: Locale, work: () => T): T {
  if (!getServerAsyncLocalStorage()) overwriteServerAsyncLocalStorage(new AsyncLocalStorage())
  const spoken = getServerAsyncLocalStorage()
  return spoken ? (spoken.run({ locale }, work) as T) : work()
}
