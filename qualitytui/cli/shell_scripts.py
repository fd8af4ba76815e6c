"""Shell completion scripts for bash, zsh, fish and PowerShell; each asks the program for candidates."""

from typing import Final

BASH: Final = r"""# qualitytui: eval "$(qualitytui completion bash)"
_qualitytui() {
    mapfile -t COMPREPLY < <(
        qualitytui completion bash --line "${COMP_LINE:0:COMP_POINT}" --breaks "$COMP_WORDBREAKS" 2>/dev/null
    )
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:/,=] ]]; then
        compopt -o nospace
    fi
}
complete -F _qualitytui qualitytui
"""
ZSH: Final = r"""#compdef qualitytui
# qualitytui: eval "$(qualitytui completion zsh)", after compinit
_qualitytui() {
    local line word meaning
    local -a found shown open openshown
    while IFS=$'\t' read -r word meaning; do
        if [[ $word == *[:/,=] ]]; then
            open+=("$word"); openshown+=("$word")
        else
            found+=("$word"); shown+=("$word${meaning:+  $meaning}")
        fi
    done < <(qualitytui completion zsh --line "${(j: :)words[1,CURRENT]}" 2>/dev/null)
    (( $#open )) && compadd -U -Q -S '' -d openshown -a open
    (( $#found )) && compadd -U -Q -l -d shown -a found
    (( $#open + $#found ))
}
compdef _qualitytui qualitytui
"""
FISH: Final = r"""# qualitytui: qualitytui completion fish > ~/.config/fish/completions/qualitytui.fish
complete -c qualitytui -f -k -a '(qualitytui completion fish --line (commandline -cp) 2>/dev/null)'
"""
POWERSHELL: Final = r"""# qualitytui: qualitytui completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName qualitytui, qualitytui.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $line = $commandAst.Extent.Text.PadRight($length).Substring(0, $length)
    & qualitytui completion powershell --line $line 2>$null | ForEach-Object {
        $word, $meaning = $_ -split "`t", 2
        if (-not $meaning) { $meaning = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $meaning)
    }
}
"""
SCRIPTS: Final = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL}
