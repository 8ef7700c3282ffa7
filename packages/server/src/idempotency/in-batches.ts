type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

const mostAtOnce = 100

/**
 * Has what is asked for while one call is under way done together by the next: under load one statement serves many
 * requests, and without load none waits.
 */
export function inBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let running = false

  async function runAll(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce)
      await run(batch.map(({ item }) => item)).then(
        (results) => batch.forEach(({ resolve }, i) => void resolve(results[i]!)),
        (error: unknown) => batch.forEach(({ reject }) => void reject(error)),
      )
    }
    running = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!running) void runAll()
    })
}
