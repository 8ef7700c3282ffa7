/** Where a request has this, every time that it is sent has another text of the same length. */
export const freshMark = '@'.repeat(12)

/** Requests of which none is the same as another, as far as they are marked. */
export function freshRequests(requests: readonly Uint8Array[]): () => Uint8Array {
  const marked = requests.map((request) => {
    const bytes = Buffer.from(request)
    return { bytes, at: bytes.indexOf(freshMark) }
  })
  let next = 0
  return () => {
    const { bytes, at } = marked[next++ % marked.length]!
    if (at < 0) return bytes
    const fresh = Buffer.from(bytes)
    fresh.write(String(++sent).padStart(freshMark.length, '0'), at)
    return fresh
  }
}

/** By this process, in all of its rounds. */
let sent = 0
