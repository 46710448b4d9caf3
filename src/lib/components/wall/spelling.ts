/** Codes and addresses as they are read from the back row. */

/** `K7M 4QX` */
export const spelledCode = (code: string): string => code.replace(/^(.{3})(?=.)/, '$1 ')

/** `K7M4 QX9A CD3F`, for what is too long to be read in one breath. */
export const inFours = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? code

/** What a person types: no protocol, and none of the marks that nobody types. */
export const typedAddress = (origin: string): string => origin.replace(/^https?:\/\//, '').replace(/\/$/, '')

/** An address in parts between which a line may end. */
export const breakable = (address: string): string[] => address.match(/[^.:/-]+[.:/-]*|[.:/-]+/g) ?? [address]

/** What a phone's camera takes for a network: `WIFI:T:WPA;S:…;P:…;;`. */
export function wifiCode({ name, password }: { name: string; password: string }): string {
  const escaped = (text: string) => text.replace(/[\\;,":]/g, '\\$&')
  const kind = password ? `T:WPA;S:${escaped(name)};P:${escaped(password)}` : `T:nopass;S:${escaped(name)}`
  return `WIFI:${kind};;`
}
