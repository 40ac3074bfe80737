/** Shells that completion is written for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

/** One of them. */
export type Shell = (typeof SHELLS)[number];

/**
 * The script that a shell loads. It only asks `upshot completion SHELL -- WORDS…` and hands on the answer: a first line
 * that says what follows (`words`, `open` for words that something must still be typed behind, `files` or `folders`), then a
 * word and what it is about on each line. Nothing that was typed or answered is ever run or expanded.
 */
export function completionScript(shell: Shell): string {
  return { bash: BASH, zsh: ZSH, fish: FISH }[shell];
}

// Bash 3.2, which macOS has, knows neither compopt nor negative positions; hence `2>/dev/null` and the arithmetic.
const BASH = `# Completion for upshot in bash. Load it in ~/.bashrc: eval "$(upshot completion bash)"
_upshot() {
  # Bash takes words apart at : and =. Put together what has no space between.
  local rest="\${COMP_LINE:0:COMP_POINT}" trimmed word i typed sign cut line
  local -a words=()
  for ((i = 0; i < COMP_CWORD; i++)); do
    trimmed="\${rest#"\${rest%%[![:space:]]*}"}"
    word="\${COMP_WORDS[i]}"
    if ((i == 0)) || [[ $trimmed != "$rest" ]]; then words+=("$word"); else words[\${#words[@]}-1]+="$word"; fi
    rest="\${trimmed#"$word"}"
  done
  trimmed="\${rest#"\${rest%%[![:space:]]*}"}"
  if ((i == 0)) || [[ $trimmed != "$rest" ]]; then words+=("$trimmed"); else words[\${#words[@]}-1]+="$trimmed"; fi
  word="\${words[\${#words[@]}-1]}"

  # What stands before the last of those signs stays as it is typed, except in quotes.
  typed=""
  if [[ $word != [\\"\\']* ]]; then
    for sign in : = @; do
      cut="\${word%"\${word##*"$sign"}"}"
      if [[ $COMP_WORDBREAKS == *"$sign"* ]] && ((\${#cut} > \${#typed})); then typed="$cut"; fi
    done
  fi

  COMPREPLY=()
  local directive=""
  while IFS= read -r line; do
    if [[ -z $directive ]]; then directive="$line"; else COMPREPLY+=("\${line#"$typed"}"); fi
  done < <(upshot completion bash -- "\${words[@]:1}" 2>/dev/null)
  case $directive in
    open) compopt -o nospace -o nosort 2>/dev/null ;;
    words) compopt -o nosort 2>/dev/null ;;
    files) compopt -o default 2>/dev/null ;;
    folders) compopt -o dirnames 2>/dev/null ;;
  esac
}
complete -F _upshot upshot
`;

const ZSH = `#compdef upshot
# Completion for upshot in zsh. Load it in ~/.zshrc, below compinit: eval "$(upshot completion zsh)"
_upshot() {
  local -a lines values shown
  local line directive
  lines=("\${(@f)$(upshot completion zsh -- "\${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
  directive="\${lines[1]}"
  for line in "\${(@)lines[2,-1]}"; do
    values+=("\${line%%$'\\t'*}")
    shown+=("\${line/$'\\t'/  }")
  done
  case $directive in
    files) _files ;;
    folders) _files -/ ;;
    open) compadd -V upshot -l -S '' -d shown -a values ;;
    words) compadd -V upshot -l -d shown -a values ;;
  esac
}
if [[ \${funcstack[1]} == _upshot ]]; then
  _upshot "$@"
elif (( $+functions[compdef] )); then
  compdef _upshot upshot
fi
`;

const FISH = `# Completion for upshot in fish. Save it: upshot completion fish > ~/.config/fish/completions/upshot.fish
function __upshot_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (upshot completion fish -- $words[2..-1] "$current" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current"
        case '*'
            printf '%s\\n' $lines[2..-1]
    end
end
complete -c upshot -e
complete -c upshot -f -k -a '(__upshot_complete)'
`;
