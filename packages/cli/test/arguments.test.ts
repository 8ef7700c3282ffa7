import { describe, expect, it } from 'vitest'
import { readArguments } from '../src/arguments.ts'
import type { Flag } from '../src/command.ts'
import { UsageError } from '../src/usage-error.ts'

const flags: Flag[] = [
  { name: 'name', value: '<text>', description: '' },
  { name: 'scopes', value: '<value>', repeats: true, description: '' },
  { name: 'enabled', negatable: true, description: '' },
  { name: 'force', description: '' },
  { name: 'output', short: 'o', value: '<file>', description: '' },
]

const read = (...argv: string[]) => {
  const { flags: given, words } = readArguments(argv, flags)
  return [Object.fromEntries(given), words]
}

describe('arguments', () => {
  it.each([
    [['--name', 'Acme', 'a'], { name: ['Acme'] }, ['a']],
    [['a', '--name=Acme', 'b'], { name: ['Acme'] }, ['a', 'b']],
    [['--name='], { name: [''] }, []],
    [['--name=a=b\nc'], { name: ['a=b\nc'] }, []],
    [['--name', '-7d'], { name: ['-7d'] }, []],
    [['--name=--json'], { name: ['--json'] }, []],
    [['--name', '-'], { name: ['-'] }, []],
    [['-o', '-'], { output: ['-'] }, []],
    [['-o=x'], { output: ['x'] }, []],
    [['--scopes', 'A', '--scopes=B'], { scopes: ['A', 'B'] }, []],
    [['--enabled'], { enabled: [true] }, []],
    [['--no-enabled'], { enabled: [false] }, []],
    [['--enabled=false'], { enabled: [false] }, []],
    [['--no-enabled=false'], { enabled: [true] }, []],
    [['--', '--name', '-x'], {}, ['--name', '-x']],
    [['-'], {}, ['-']],
  ])('%j', (argv, given, words) => {
    expect(read(...argv)).toEqual([given, words])
  })

  it.each([
    [['--nam', 'x'], 'There is no flag --nam. Did you mean --name?'],
    [['--scope', 'x'], 'There is no flag --scope. Did you mean --scopes?'],
    [['--zzz'], 'There is no flag --zzz.'],
    [['--no-force'], 'There is no flag --no-force.'],
    [['-x'], 'There is no flag -x.'],
    [['--name'], '--name needs a value: <text>.'],
    [['--name', '--force'], '--name needs a value: <text>.'],
    [['--name', 'a', '--name', 'b'], '--name is given twice.'],
    [['--force=yes'], '--force takes no value but true and false.'],
    [['--__proto__', 'x'], 'There is no flag --__proto__.'],
    [['--constructor'], 'There is no flag --constructor.'],
  ])('%j is refused', (argv, message) => {
    expect(() => read(...argv)).toThrow(UsageError)
    expect(() => read(...argv)).toThrow(message)
  })
})
