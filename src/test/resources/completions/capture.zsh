# Prints what zsh completes of each line: capture.zsh DIRECTORY-OF-_rethinksh LINE... Completion works in an
# interactive shell only, so there is one on a pseudo-terminal, which reads this file too.
if [[ -n $INSIDE ]]; then
    fpath=($INSIDE $fpath)
    autoload -Uz compinit
    compinit -u -D
    # Tells what it is given.
    compadd() {
        if [[ -n ${(M)@[1,(i)(-|--)]:#-(O|A|D)} ]]; then
            # That only fills an array of the function that calls.
            builtin compadd "$@"
            return
        fi
        local -a offered
        builtin compadd -O offered "$@"
        (( $#offered )) && print -rl -- OFFERED:${^offered}
        builtin compadd "$@"
    }
    ask() {
        zle complete-word
        BUFFER=
        print THE-END
    }
    zle -N ask
    bindkey '^I' ask
    print READY
    return
fi
zmodload zsh/zpty
zpty shell "INSIDE=${(q)1} zsh -f -i"
zpty -w shell "source ${(q)0}"
while zpty -r shell line; do
    [[ $line == READY* ]] && break
done
for typed in "${@[2,-1]}"; do
    offered=()
    zpty -w -n shell "$typed"$'\t'
    while zpty -r shell line; do
        [[ $line == *THE-END* ]] && break
        [[ $line == *OFFERED:* ]] && offered+=${${line##*OFFERED:}%%$'\r'*}
    done
    print -r -- "$typed => ${(@u)offered}"
done
zpty -d shell
