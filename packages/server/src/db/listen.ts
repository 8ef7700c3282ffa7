import pg from 'pg'

const reconnectMs = 1_000

/**
 * Listens on a connection of its own, which is opened again when it breaks. What was sent in between is not heard:
 * whoever listens has to look by itself now and then.
 */
export async function listenOn(
  url: string,
  channel: string,
  heard: (payload: string) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let ended = false

  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'portico listen',
      keepAlive: true,
    })
    fresh.on('notification', ({ payload }) => heard(payload ?? ''))
    fresh.on('error', () => {})
    fresh.on('end', again)
    client = fresh
    try {
      await fresh.connect()
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await fresh.end().catch(() => {})
      throw error
    }
  }
  const again = () => {
    if (ended) return
    clearTimeout(timer)
    timer = setTimeout(() => connect().catch(again), reconnectMs)
  }

  const end = async () => {
    ended = true
    clearTimeout(timer)
    await client?.end().catch(() => {})
  }
  try {
    await connect()
  } catch (error) {
    await end()
    throw error
  }
  return end
}
