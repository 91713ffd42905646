# Completion of rethinksh for bash, as "rethinksh generate bash" writes it.
# To try it: source <(rethinksh generate bash)
# shellcheck shell=bash

_rethinksh_offer() {
    local line
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(compgen "$@" -- "$current")
}

_rethinksh_words() {
    local IFS=$' \t\n'
    _rethinksh_offer -W "$1"
}

_rethinksh_files() {
    compopt -o filenames 2> /dev/null
    _rethinksh_offer -f
}

_rethinksh_directories() {
    compopt -o filenames 2> /dev/null
    _rethinksh_offer -d
}

_rethinksh() {
    local current=${COMP_WORDS[COMP_CWORD]} command='' option='' position=0 word i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
            [:@]) ((i++)) ;;
            =) [[ -n $option ]] || ((i++)) ;;
            *)
                if [[ -n $option ]]; then
                    option=''
                    continue
                fi
                case $word in
                    --auth | -c | --clients | --compress | --conflict | --connect | --custom-header | \
                    --delimiter | --durability | -e | --exclude | --execute | --export | -f | \
                    --fields | --file | --format | --guess | -i | --import | --level | --limit | \
                    --load | --max-entries | --max-errors | --max-ratio | --max-wait | -n | \
                    --password-file | --pkey | --port | --primary-keys | --progress | --rate | \
                    --read-mode | --rejects | --rename | --replicas | --rows | --save | --shards | \
                    --show | --table | --tables | --temp-dir | --times | --tls-cert | --to | \
                    --types | -u | --user)
                        option=$word ;;
                    -*) ;;
                    *) if [[ -z $command ]]; then command=$word; else ((position++)); fi ;;
                esac ;;
        esac
    done
    ((i > COMP_CWORD)) && return
    [[ $current == '=' ]] && current=''
    if [[ -n $option ]]; then
        case "$command $option" in
            *' --password-file' | *' --tls-cert' | ' -f' | ' --file' | 'pk --load' | 'pk --save' | \
            'pk --guess' | 'import -f' | 'import --file' | 'dump -f' | 'dump --file')
                _rethinksh_files ;;
            ' -e' | ' --execute')
                _rethinksh_words 'status demo ls info count peek get watch pk export import dump
                restore inspect verify diff help generate' ;;
            ' --format')
                _rethinksh_words 'auto table vertical json' ;;
            'pk --progress' | 'export --progress' | 'import --progress' | 'dump --progress' | \
            'restore --progress' | 'verify --progress' | 'diff --progress')
                _rethinksh_words 'auto bar lines json off' ;;
            'export --format' | 'import --format')
                _rethinksh_words 'json ndjson csv' ;;
            'export --compress')
                _rethinksh_words 'gz zst' ;;
            'export --to' | 'import --rejects' | 'dump --temp-dir' | 'restore --temp-dir' | \
            'restore --rejects')
                _rethinksh_directories ;;
            'export --read-mode')
                _rethinksh_words 'single majority outdated' ;;
            'import --conflict' | 'restore --conflict')
                _rethinksh_words 'error replace update skip' ;;
            'import --durability')
                _rethinksh_words 'soft hard' ;;
            'dump --level')
                _rethinksh_words '1 2 3 4 5 6 7 8 9' ;;
        esac
    elif [[ $current == -* ]]; then
        _rethinksh_words '--connect --user --password --password-file --tls-cert --tls --auth --quiet --debug --help'
        case $command in
            '')
                _rethinksh_words '--demo --execute --file --format --version' ;;
            status)
                _rethinksh_words '--tables' ;;
            demo)
                _rethinksh_words '--port --empty' ;;
            count)
                _rethinksh_words '--exclude' ;;
            peek)
                _rethinksh_words '--rows' ;;
            watch)
                _rethinksh_words '--times' ;;
            pk)
                _rethinksh_words '--load --save --overwrite-file --clear --guess --apply --types
                --delimiter --no-header --custom-header --progress' ;;
            export)
                _rethinksh_words '--exclude --format --compress --fields --delimiter --typed-header
                --to --again --resume --read-mode --clients --rate --max-wait --progress' ;;
            import)
                _rethinksh_words '--exclude --rename --primary-keys --conflict --durability
                --hard-durability --no-secondary-indexes --clients --rate --max-wait --resume
                --dry-run --yes --only-new --truncate --limit --fields --shards --replicas --file
                --table --pkey --format --types --delimiter --no-header --custom-header --max-errors
                --rejects --clean --progress' ;;
            dump)
                _rethinksh_words '--file --overwrite-file --level --temp-dir --clients --rate
                --max-wait --read-outdated --export --exclude --progress' ;;
            restore)
                _rethinksh_words '--import --exclude --yes --force --conflict --hard-durability
                --no-secondary-indexes --shards --replicas --temp-dir --max-entries --max-ratio
                --resume --clients --rate --max-wait --max-errors --rejects --clean --progress' ;;
            inspect)
                _rethinksh_words '--max-entries --max-ratio' ;;
            verify)
                _rethinksh_words '--live --exclude --show --max-entries --max-ratio --progress' ;;
            diff)
                _rethinksh_words '--exclude --show --max-entries --max-ratio --progress' ;;
        esac
    else
        case "$command $position" in
            ' 0' | 'watch '[1-9]*)
                _rethinksh_words 'status demo ls info count peek get watch pk export import dump
                restore inspect verify diff help generate' ;;
            'ls 0')
                _rethinksh_words 'dbs tables indexes servers users exports' ;;
            'import 0' | 'restore 0' | 'inspect 0' | 'verify 0' | 'diff 0' | 'diff 1')
                _rethinksh_files ;;
            'help 0')
                _rethinksh_words 'status demo ls info count peek get watch pk export import dump
                restore inspect verify diff help generate selections keys formats exit-codes
                environment' ;;
            'generate 0')
                _rethinksh_words 'bash zsh fish man' ;;
        esac
    fi
}

complete -F _rethinksh rethinksh
