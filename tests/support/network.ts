/** A network between people and the server, of plain TCP, that can fail as those in halls do. */
import { once } from 'node:events'
import { type AddressInfo, type Socket, connect, createServer } from 'node:net'

export interface Network {
  /** Where the server is found through it. */
  port: number
  /** Of the lines there are, one is torn and the next says nothing more; nobody gets a new one. */
  fail(): void
  recover(): void
  /** Nothing comes down until it is called off, and then all of it; what goes up goes at once. */
  lag(): () => void
  /** How many came in vain since it failed last. */
  refused(): number
  stop(): Promise<void>
}

export async function aNetworkTo(serverPort: number): Promise<Network> {
  const lines = new Set<[near: Socket, far: Socket]>()
  let isDown = false
  let refused = 0
  const door = createServer((near) => {
    if (isDown) {
      refused++
      return void near.resetAndDestroy()
    }
    const line: [Socket, Socket] = [near, connect(serverPort, '127.0.0.1')]
    lines.add(line)
    join(line, () => lines.delete(line))
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  // A closed door has no address.
  const { port } = door.address() as AddressInfo

  return {
    port,
    refused: () => refused,
    fail() {
      isDown = true
      refused = 0
      ;[...lines].forEach((line, i) => (i % 2 === 0 ? tear(line) : silence(line)))
    },
    recover() {
      // What was not carried while it was silent never will be.
      for (const line of lines) tear(line)
      isDown = false
    },
    lag() {
      const late = [...lines]
      for (const [near, far] of late) far.unpipe(near).pause()
      return () => {
        for (const [near, far] of late) far.pipe(near)
      }
    },
    async stop() {
      const closed = once(door, 'close')
      door.close()
      for (const line of lines) tear(line)
      await closed
    },
  }
}

function join(line: [Socket, Socket], gone: () => void) {
  const [near, far] = line
  near.pipe(far)
  far.pipe(near)
  for (const end of line) {
    end.on('error', () => {})
    end.once('close', () => {
      tear(line)
      gone()
    })
  }
}

function tear(line: [Socket, Socket]) {
  for (const end of line) end.destroy()
}

/** Both ends still believe that somebody is there. */
function silence([near, far]: [Socket, Socket]) {
  near.unpipe(far)
  far.unpipe(near)
  near.pause()
  far.pause()
}
