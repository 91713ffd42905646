# Prints what bash completes of each line: capture.bash SCRIPT LINE... The words of a line stand between single spaces,
# and those that bash takes apart are apart already: --format = json
source "$1"
shift
for line in "$@"; do
    IFS=' ' read -r -a COMP_WORDS <<< "$line"
    [[ $line == *' ' ]] && COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _rethinksh
    echo "$line => ${COMPREPLY[*]}"
done
