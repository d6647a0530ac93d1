# bash completion for sidelight
_sidelight() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' options
    case ${COMP_WORDS[1]} in
        extract|group|compare|edit) [ "$COMP_CWORD" -gt 1 ] && command=${COMP_WORDS[1]} ;;
    esac
    case $command:$before in
        extract:--from) COMPREPLY=($(compgen -W 'auto jsonl annotations' -- "$word")); return ;;
        extract:--to) COMPREPLY=($(compgen -W 'json jsonl markdown html docx xlsx csv csv-excel claims webannotation qdpx cas-json cas-xmi brat labelstudio doccano spacy-json spacy conll2003 conllu tei gexf ris' -- "$word")); return ;;
        extract:-o|extract:--output) compopt -o default; return ;;
        extract:--pages) compopt -o dirnames; return ;;
        extract:--published) COMPREPLY=(); return ;;
        extract:-j|extract:--jobs) COMPREPLY=(); return ;;
        group:--from) COMPREPLY=($(compgen -W 'auto jsonl annotations' -- "$word")); return ;;
        group:-o|group:--output) compopt -o default; return ;;
        group:--pages) compopt -o dirnames; return ;;
        group:--published) COMPREPLY=(); return ;;
        group:-j|group:--jobs) COMPREPLY=(); return ;;
        compare:--from) COMPREPLY=($(compgen -W 'auto jsonl annotations' -- "$word")); return ;;
        compare:--to) COMPREPLY=($(compgen -W 'json jsonl brief-html brief-docx brief brief-csv brief-xlsx brief-json markdown html docx xlsx csv slots claimreview' -- "$word")); return ;;
        compare:-o|compare:--output) compopt -o default; return ;;
        compare:--stories) COMPREPLY=($(compgen -W 'given sorted find one' -- "$word")); return ;;
        compare:--pages) compopt -o dirnames; return ;;
        compare:--published) COMPREPLY=(); return ;;
        compare:-j|compare:--jobs) COMPREPLY=(); return ;;
        edit:--name) COMPREPLY=(); return ;;
    esac
    case $command in
        '') options='-h --help -V --version' ;;
        extract) options='--from --to -o --output --replace --keep-going --pages --published -j --jobs -q --quiet -h --help -V --version' ;;
        group) options='--from -o --output --replace --keep-going --pages --published -j --jobs -q --quiet -h --help -V --version' ;;
        compare) options='--from --to -o --output --replace --stories --pages --published -j --jobs -q --quiet -h --help -V --version' ;;
        edit) options='--name -h --help -V --version' ;;
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    else
        compopt -o default
        [ "$COMP_CWORD" -eq 1 ] && COMPREPLY=($(compgen -W 'extract group compare edit' -- "$word"))
    fi
}
complete -F _sidelight sidelight
