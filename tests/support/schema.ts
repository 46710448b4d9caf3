/**
 * Whether a value is what a schema of our OpenAPI file says. Knows the few words of JSON Schema that the file uses, and
 * throws at any other: the file stays small, and a validator of twenty thousand lines stays out of the house.
 */
export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean
  pattern?: string
  minimum?: number
  minItems?: number
  maxItems?: number
  description?: string
}

const known = new Set([
  '$ref',
  'type',
  'enum',
  'anyOf',
  'items',
  'properties',
  'required',
  'additionalProperties',
  'pattern',
  'minimum',
  'minItems',
  'maxItems',
  'description',
])

/** What is wrong, each with where; nothing if the value fits. */
export function faults(value: unknown, schema: Schema, all: Record<string, Schema>, where = '$'): string[] {
  for (const word of Object.keys(schema))
    if (!known.has(word)) throw new Error(`Unknown in a schema: ${word}`)
  if (schema.$ref) return faults(value, named(schema.$ref, all), all, where)
  if (schema.anyOf) {
    const tries = schema.anyOf.map((one) => faults(value, one, all, where))
    return tries.some((found) => found.length === 0) ? [] : tries.flat()
  }
  if (schema.type && ![schema.type].flat().some((type) => isOf(value, type)))
    return [`${where} is ${JSON.stringify(value)}, not ${[schema.type].flat().join(' or ')}`]
  return [
    ...(schema.enum && !schema.enum.includes(value) ? [`${where} is not one of ${schema.enum.join()}`] : []),
    ...(schema.pattern && typeof value === 'string' && !new RegExp(schema.pattern).test(value)
      ? [`${where} does not match ${schema.pattern}`]
      : []),
    ...(schema.items && Array.isArray(value)
      ? value.flatMap((item, i) => faults(item, schema.items ?? {}, all, `${where}[${i}]`))
      : []),
    ...(schema.properties && isRecord(value) ? faultsIn(value, schema, all, where) : []),
  ]
}

function faultsIn(
  value: Record<string, unknown>,
  schema: Schema,
  all: Record<string, Schema>,
  where: string,
) {
  const { properties = {}, required = [], additionalProperties = true } = schema
  const strange = Object.keys(value).filter((name) => !additionalProperties && !(name in properties))
  return [
    ...required.filter((name) => !(name in value)).map((name) => `${where}.${name} is missing`),
    ...strange.map((name) => `${where}.${name} is not described`),
    ...Object.entries(properties).flatMap(([name, of]) =>
      name in value ? faults(value[name], of, all, `${where}.${name}`) : [],
    ),
  ]
}

function named(ref: string, all: Record<string, Schema>): Schema {
  const schema = all[ref.replace('#/components/schemas/', '')]
  if (!schema) throw new Error(`No such schema: ${ref}`)
  return schema
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isOf(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'object') return isRecord(value)
  return typeof value === type
}
