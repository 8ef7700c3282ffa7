// Takes the lock of a folder and keeps it, or says why not.
import { lockFolder } from '../../src/db/folder-lock.ts'

try {
  await lockFolder(process.argv[2]!)
  console.log('locked')
  setInterval(() => {}, 1_000)
} catch (error) {
  console.log(`refused: ${(error as Error).message}`)
}
