import type { Result, Side } from './measure.ts'

/** No operation should be answered at less than this part of the hand-written server's rate. */
const goal = 0.2

/** How much dearer an operation may become with ten times the customers before it counts as not flat. */
const flatUpTo = 1.25

export type Report = {
  startedAt: string
  machine: { cpus: number; node: string; postgres: string }
  settings: Record<string, number | string>
  results: Result[]
  belowGoal: string[]
}

export function table(results: readonly Result[]): string {
  const lines = [
    [
      'customers',
      'operation',
      'server',
      'requests/s',
      'p50 ms',
      'p99 ms',
      'CPU µs',
      'server',
      'database',
      'ratio',
      'by CPU',
    ],
    ...results.flatMap((result) => [
      [
        result.customers.toLocaleString('en'),
        result.operation,
        ...cells('ours', result.ours),
        `${fixed(result.ratio.median)} (${fixed(result.ratio.min)}–${fixed(result.ratio.max)})`,
        result.cpuRatio ? fixed(result.cpuRatio.median) : '–',
      ],
      ['', '', ...cells('hand-written', result.handWritten), '', ''],
    ]),
  ]
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  return lines
    .map((line) =>
      line.map((cell, i) => (i < 3 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
    )
    .join('\n')
}

function cells(name: string, { requestsPerSecond, p50, p99, cpu }: Side): string[] {
  const micros = (value: number | null | undefined) =>
    typeof value === 'number' ? String(Math.round(value)) : '–'
  return [
    name,
    String(Math.round(requestsPerSecond)),
    fixed(p50),
    fixed(p99),
    micros(cpu?.total),
    micros(cpu?.server),
    micros(cpu?.database),
  ]
}

/** Which operations miss the goal, and which become dearer with the number of customers. */
export function findings(results: readonly Result[]): string[] {
  const below = belowGoal(results)
  const sizes = results.map((result) => result.customers)
  const [fewest, most] = [Math.min(...sizes), Math.max(...sizes)]
  const growth = results
    .filter((result) => result.customers === most && most > fewest)
    .map((large) => {
      const small = results.find((other) => other.customers === fewest && other.operation === large.operation)
      const factor = (large.ours.cpu?.total ?? Number.NaN) / (small?.ours.cpu?.total ?? Number.NaN)
      const text = `${large.operation} ×${fixed(factor)}`
      return factor > flatUpTo
        ? `${text}${large.operation === 'page' ? ' (searches a text)' : ' (not flat)'}`
        : text
    })
  return [
    below.length > 0
      ? `Below the goal of ${fixed(goal)}: ${below.join(', ')}.`
      : `Every operation reaches the goal of ${fixed(goal)}.`,
    ...(growth.length > 0
      ? [
          `CPU a request from ${fewest.toLocaleString('en')} to ${most.toLocaleString('en')} customers: ${growth.join(', ')}.`,
        ]
      : []),
  ]
}

export function belowGoal(results: readonly Result[]): string[] {
  return results
    .filter((result) => result.ratio.median < goal)
    .map(
      ({ operation, customers, ratio }) =>
        `${operation} at ${customers.toLocaleString('en')} (${fixed(ratio.median)})`,
    )
}

const fixed = (value: number) => value.toFixed(2)
