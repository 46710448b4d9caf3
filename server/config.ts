/** The environment, read once. Nobody else looks at it. */
import { networkInterfaces } from 'node:os'
import * as v from 'valibot'

const whole = (least: number, most: number) =>
  v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(least), v.maxValue(most))

const Environment = v.object({
  PORT: v.optional(whole(0, 65_535), '3000'),
  HOST: v.optional(v.string(), '0.0.0.0'),
  DATA_DIR: v.optional(v.string(), './data'),
  DATABASE_URL: v.optional(v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//))),
  ORIGIN: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https?:\/\/[^/]+$/))),
  TRUSTED_PROXIES: v.optional(v.string(), ''),
  LOG_LEVEL: v.optional(v.picklist(['silent', 'error', 'warn', 'info', 'debug']), 'info'),
  METRICS_TOKEN: v.optional(v.string()),
  TZ: v.optional(v.string(), 'Europe/Copenhagen'),
})

const mend: Record<string, string> = {
  PORT: 'PORT must be a whole number from 0 to 65535, for instance PORT=3000.',
  DATABASE_URL: 'DATABASE_URL must begin with postgres://, or be left out for SQLite in DATA_DIR.',
  ORIGIN:
    'ORIGIN must be the address people use, without a path, for instance ORIGIN=https://raad.example.dk.',
  LOG_LEVEL: 'LOG_LEVEL must be one of silent, error, warn, info, debug.',
}

export type Config = Readonly<{
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  /** As people's browsers see it; null: whatever name they used. */
  origin: string | null
  trustedProxies: string[]
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  metricsToken: string | null
}>

/** Throws one sentence that says what is wrong and how to mend it. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = v.safeParse(Environment, set)
  if (!parsed.success) {
    const name = String(parsed.issues[0].path?.[0]?.key)
    throw new Error(mend[name] ?? `${name} is not right.`)
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, ORIGIN, TRUSTED_PROXIES, LOG_LEVEL, METRICS_TOKEN, TZ } =
    parsed.output
  environment.TZ = TZ
  return Object.freeze({
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL ?? null,
    origin: ORIGIN ?? null,
    trustedProxies: TRUSTED_PROXIES.split(',')
      .map((proxy) => proxy.trim())
      .filter(Boolean),
    logLevel: LOG_LEVEL,
    metricsToken: METRICS_TOKEN ?? null,
  })
}

/** This machine's address in the hall's network, for phones; null where it has none. */
export function localAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null
}
