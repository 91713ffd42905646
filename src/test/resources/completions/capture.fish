# Prints what fish completes of each line: capture.fish SCRIPT LINE...
source $argv[1]
for line in $argv[2..]
    set -l offered (complete -C $line | string replace -r '\t.*' '')
    echo "$line => $offered"
end
