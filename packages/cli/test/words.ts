/**
 * The words of a command line as a shell would give them, without the program and what is behind a `>`; with the
 * variables that the shell has.
 */
export function wordsOf(line: string, variables: Readonly<Record<string, string>>): string[] {
  const [command] = line.split(' > ')
  return [...command!.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)]
    .map(([word]) =>
      word.replaceAll(/["']([^"']*)["']|'([^']*)'/g, (quoted, plain) =>
        quoted.startsWith("'") ? quoted.slice(1, -1) : plain,
      ),
    )
    .map((word) =>
      word.replaceAll(/\$([A-Z_]+)/g, (_, name) => {
        const value = variables[name]
        if (value === undefined) throw new Error(`Nobody knows what to put for $${name}: ${line}`)
        return value
      }),
    )
    .slice(1)
}
