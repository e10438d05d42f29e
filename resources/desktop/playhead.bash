# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Completion of playhead for bash. The program itself says what may follow.

_playhead()
{
    # Bash takes words apart at '=' and ':', the program does not: put them together again.
    local line=${COMP_LINE:0:COMP_POINT} typed=${COMP_WORDS[COMP_CWORD]} word i
    local words=("")
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        line=${line#*"${COMP_WORDS[i - 1]}"}
        # What follows without a space belongs to the word before.
        if [[ $i -gt 1 && -n $word && $line != [[:space:]]* ]]; then
            words[-1]+=$word
        elif [[ $i -eq 1 ]]; then
            words[0]=$word
        else
            words+=("$word")
        fi
    done
    local whole=${words[-1]}
    # Of the whole word, bash replaces what is behind the last '=' or ':'.
    local kept=${whole%"$typed"}
    [[ $typed == [=:] ]] && kept=$whole
    COMPREPLY=()
    while IFS= read -r word; do
        COMPREPLY+=("${word#"$kept"}")
    done < <("${COMP_WORDS[0]}" complete -- "${words[@]}" 2>/dev/null)
    if [[ ${#words[@]} -eq 1 && $whole != -* ]]; then
        compopt -o filenames
        while IFS= read -r word; do
            COMPREPLY+=("$word")
        done < <(compgen -f -- "$typed")
    fi
    if [[ ${COMPREPLY[0]-} == *= ]]; then
        compopt -o nospace
    fi
}

complete -o bashdefault -o default -F _playhead playhead
