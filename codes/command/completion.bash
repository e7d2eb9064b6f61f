# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for sipcode(1)

_sipcode_languages()
{
    LANGUAGE=en sipcode --help 2>/dev/null | sed -n 's/.*Language of the texts: //p' | tr -d ,
}

# _sipcode_files OPTIONS: a part of the program that reads files.
_sipcode_files()
{
    local options=$1 word=$2 before=$3

    case $before in
    --jobs | -j | --probe | -p) return ;;
    --language | -L) mapfile -t COMPREPLY < <(compgen -W "$(_sipcode_languages)" -- "$word") ;;
    *)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$options --jobs --output --language --help" -- "$word")
        else
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        fi
        ;;
    esac
}

_sipcode()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}

    if [[ $COMP_CWORD -gt 1 ]]; then
        case ${COMP_WORDS[1]} in
        report) _sipcode_files "--calls --csv --html --json --mask --merge" "$word" "$before" && return ;;
        events) _sipcode_files --probe "$word" "$before" && return ;;
        esac
    fi
    case $before in
    --cause | -c | --warning | -w) return ;;
    --language | -L)
        mapfile -t COMPREPLY < <(compgen -W "$(_sipcode_languages)" -- "$word")
        return
        ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '--cause --warning --list --findings --handbook --json --language --version --help' -- "$word")
    elif [[ $word =~ ^[1-6] || -z $word ]]; then
        mapfile -t COMPREPLY < <(compgen -W "1xx 2xx 3xx 4xx 5xx 6xx $(
            sipcode --list 2>/dev/null | sed -n 's/^  \([1-6][0-9][0-9]\) .*/\1/p'
        )" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -W "report events $(LANGUAGE=en sipcode --findings 2>/dev/null | sed -n 's/^  \([a-z-]*\): .*/\1/p')" -- "$word")
    fi
}
complete -F _sipcode sipcode
