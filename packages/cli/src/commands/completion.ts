import type { Command } from '../command.ts'
import { write } from '../io.ts'
import { UsageError } from '../usage-error.ts'

const scripts: Readonly<Record<string, string>> = {
  bash: `_portico() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do COMPREPLY+=("\${line%%$'\\t'*}"); done < <(portico __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _portico portico
`,
  zsh: `#compdef portico
_portico() {
  local -a candidates
  local name description
  while IFS=$'\\t' read -r name description; do candidates+=("\${name//:/\\\\:}:\${description}"); done < <(portico __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#candidates} )); then _describe portico candidates; else _files; fi
}
compdef _portico portico
`,
  fish: `function __portico_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  portico __complete -- $words[2..-1] "$current" 2>/dev/null
end
complete -c portico -f -a '(__portico_complete)'
`,
}

export const completion: Command = {
  path: ['completion'],
  description: 'Prints what makes a shell complete nouns, verbs, flags and values.',
  positional: { name: 'shell', description: 'Which shell.', required: true, values: Object.keys(scripts) },
  flags: [],
  examples: [
    'source <(portico completion bash)',
    'portico completion zsh > ~/.zfunc/_portico',
    'portico completion fish > ~/.config/fish/completions/portico.fish',
  ],
  run: async ({ words: [shell = ''] }, io) => {
    const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined
    if (!script) throw new UsageError(`Which shell? ${Object.keys(scripts).join(', ')}.`)
    await write(io.stdout, script)
  },
}
