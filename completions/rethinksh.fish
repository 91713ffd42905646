# Completion of rethinksh for fish, as "rethinksh generate fish" writes it.
# Put it into ~/.config/fish/completions under the name rethinksh.fish.

# Whether the line has this command ('' for none yet), and, where they are given, so many arguments.
function __rethinksh_at --argument-names command least most
    set -l words
    set -l value no
    for word in (commandline -opc)[2..]
        if test $value = yes
            set value no
            continue
        end
        switch $word
            case --auth -c --clients --compress --conflict --connect --custom-header --delimiter --durability -e --exclude --execute --export -f --fields --file --format --guess -i --import --level --limit --load --max-entries --max-errors --max-ratio --max-wait -n --password-file --pkey --port --primary-keys --progress --rate --read-mode --rejects --rename --replicas --rows --save --shards --show --table --tables --temp-dir --times --tls-cert --to --types -u --user
                set value yes
            case '-*'
            case '*'
                set -a words $word
        end
    end
    set -l arguments (math (count $words) - 1)
    if test -z "$command"
        test -z "$words"
    else
        test "$words[1]" = $command; or return
        test -z "$least"; or test $arguments -ge $least; or return
        test -z "$most"; or test $arguments -le $most
    end
end

complete -c rethinksh -f

complete -c rethinksh -s c -l connect -x -d 'The cluster: servers with commas between them, or rethinkdb://user@host:port/db.'
complete -c rethinksh -s u -l user -x -d 'Who logs in; RETHINKDB_USER or admin unless told otherwise.'
complete -c rethinksh -s p -l password -d 'Ask for the password; else there is none, or RETHINKDB_PASSWORD for the first connection.'
complete -c rethinksh -l password-file -r -F -d 'Take the password from the first line of a file, which should be of mode 0600.'
complete -c rethinksh -l tls-cert -r -F -d 'Connect over TLS; the certificates in this file, and no others, vouch for the server.'
complete -c rethinksh -l tls -d 'Connect over TLS; whom the system trusts vouches for the server.'
complete -c rethinksh -l auth -x -d 'The authorization key of a server before 2.3.'
complete -c rethinksh -s q -l quiet -d 'Write results, warnings and errors only.'
complete -c rethinksh -l debug -d 'Show the stack traces of errors.'
complete -c rethinksh -s h -l help -d 'Show this help.'

complete -c rethinksh -n "__rethinksh_at ''" -l demo -d 'Start the embedded demo cluster in this process and connect to it.'
complete -c rethinksh -n "__rethinksh_at ''" -s e -l execute -x -a 'status demo ls info count peek get watch pk export import dump restore inspect verify diff help generate' -d 'Run this command and leave; may be given several times.'
complete -c rethinksh -n "__rethinksh_at ''" -s f -l file -r -F -d 'Run the commands of a file, one a line, and leave.'
complete -c rethinksh -n "__rethinksh_at ''" -l format -x -a 'auto table vertical json' -d 'How results are written: auto, table, vertical, json.'
complete -c rethinksh -n "__rethinksh_at ''" -l version -d 'Show the version.'
complete -c rethinksh -n "__rethinksh_at ''" -a status -d 'Show the connection, and how the cluster is.'
complete -c rethinksh -n "__rethinksh_at ''" -a demo -d 'Run the embedded demo cluster alone, for other clients.'
complete -c rethinksh -n "__rethinksh_at ''" -a ls -d 'List databases, tables, indexes, servers, users or exports.'
complete -c rethinksh -n "__rethinksh_at ''" -a info -d 'Show what a table is: its primary key, indexes and write hook.'
complete -c rethinksh -n "__rethinksh_at ''" -a count -d 'Count the documents of tables, exactly.'
complete -c rethinksh -n "__rethinksh_at ''" -a peek -d 'Show the first documents of a table, in the order of their keys.'
complete -c rethinksh -n "__rethinksh_at ''" -a get -d 'Show the document with a key.'
complete -c rethinksh -n "__rethinksh_at ''" -a watch -d 'Repeat a command every few seconds, until Ctrl-C.'
complete -c rethinksh -n "__rethinksh_at ''" -a pk -d 'Show, set and find primary keys.'
complete -c rethinksh -n "__rethinksh_at ''" -a export -d 'Export tables into the export of this session.'
complete -c rethinksh -n "__rethinksh_at ''" -a import -d 'Import an export into the cluster.'
complete -c rethinksh -n "__rethinksh_at ''" -a dump -d 'Write tables into one archive, as rethinkdb dump does.'
complete -c rethinksh -n "__rethinksh_at ''" -a restore -d 'Read an archive into the cluster, as rethinkdb restore does.'
complete -c rethinksh -n "__rethinksh_at ''" -a inspect -d 'Show what is in an export or an archive, without a cluster.'
complete -c rethinksh -n "__rethinksh_at ''" -a verify -d 'Prove an export or an archive, alone or against the cluster.'
complete -c rethinksh -n "__rethinksh_at ''" -a diff -d 'Compare two exports or archives, without a cluster.'
complete -c rethinksh -n "__rethinksh_at ''" -a help -d 'Show all commands, or how one of them is used.'
complete -c rethinksh -n "__rethinksh_at ''" -a generate -d 'Write a completion script, or the man page.'

complete -c rethinksh -n "__rethinksh_at status" -s n -l tables -x -d 'How many tables, the largest first; 10 unless told otherwise.'

complete -c rethinksh -n "__rethinksh_at demo" -l port -x -d 'The port for clients: 28015, or 0 for any free one.'
complete -c rethinksh -n "__rethinksh_at demo" -l empty -d 'Start with an empty database test, without the sample databases.'

complete -c rethinksh -n "__rethinksh_at ls 0 0" -x -a 'dbs tables indexes servers users exports'


complete -c rethinksh -n "__rethinksh_at count" -l exclude -x -d 'Leave these out; may be given several times.'

complete -c rethinksh -n "__rethinksh_at peek" -s n -l rows -x -d 'How many; the setting peek-rows unless told otherwise.'


complete -c rethinksh -n "__rethinksh_at watch" -l times -x -d 'End after so many rounds.'
complete -c rethinksh -n "__rethinksh_at watch 1" -x -a 'status demo ls info count peek get watch pk export import dump restore inspect verify diff help generate'

complete -c rethinksh -n "__rethinksh_at pk" -l load -r -F -d 'Set the keys of a JSON file.'
complete -c rethinksh -n "__rethinksh_at pk" -l save -r -F -d 'Write the keys that are set into a JSON file.'
complete -c rethinksh -n "__rethinksh_at pk" -l overwrite-file -d 'Replace the file of --save if it is there already.'
complete -c rethinksh -n "__rethinksh_at pk" -l clear -d 'Forget the keys that were set, all or those of SELECTION.'
complete -c rethinksh -n "__rethinksh_at pk" -l guess -r -F -d 'Find the keys by the documents of an export, an archive or a file.'
complete -c rethinksh -n "__rethinksh_at pk" -l apply -d 'Set the keys that --guess finds.'
complete -c rethinksh -n "__rethinksh_at pk" -l types -x -d 'Types of csv columns: id:number,born:time,*:any. string, number, boolean, time, binary, json, any.'
complete -c rethinksh -n "__rethinksh_at pk" -l delimiter -x -d 'What stands between the cells of csv; \\t: a tab.'
complete -c rethinksh -n "__rethinksh_at pk" -l no-header -d 'The csv begins with the first document; needs --custom-header.'
complete -c rethinksh -n "__rethinksh_at pk" -l custom-header -x -d 'The columns of the csv in place of its header; may be NAME:TYPE.'
complete -c rethinksh -n "__rethinksh_at pk" -l progress -x -a 'auto bar lines json off' -d 'How progress is shown: auto, bar, lines, json, off; auto unless told otherwise.'

complete -c rethinksh -n "__rethinksh_at export" -l exclude -x -d 'Leave these out; may be given several times.'
complete -c rethinksh -n "__rethinksh_at export" -l format -x -a 'json ndjson csv' -d 'How documents are written: json, ndjson, csv. json unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at export" -l compress -x -a 'gz zst' -d 'Compress the files: gz, zst.'
complete -c rethinksh -n "__rethinksh_at export" -l fields -x -d 'Only these fields: a,b.c. For csv they are the columns; else the primary key stays too.'
complete -c rethinksh -n "__rethinksh_at export" -l delimiter -x -d 'What stands between the cells of csv; \\t: a tab.'
complete -c rethinksh -n "__rethinksh_at export" -l typed-header -d 'Keep all types in csv, for this program: the header is name:any,...'
complete -c rethinksh -n "__rethinksh_at export" -l to -x -a '(__fish_complete_directories)' -d 'Export into this directory, a new one or one begun.'
complete -c rethinksh -n "__rethinksh_at export" -l again -d 'Export tables anew that are complete already.'
complete -c rethinksh -n "__rethinksh_at export" -l resume -d 'Go on with an export that was cut off, in the middle of a table too.'
complete -c rethinksh -n "__rethinksh_at export" -l read-mode -x -a 'single majority outdated' -d 'single, majority or outdated.'
complete -c rethinksh -n "__rethinksh_at export" -l clients -x -d 'How many connections work at once.'
complete -c rethinksh -n "__rethinksh_at export" -l rate -x -d 'No faster than 20MB/s or 5000docs/s, say.'
complete -c rethinksh -n "__rethinksh_at export" -l max-wait -x -d 'How long to try to connect again before it stops: 30s, 5m. 1m unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at export" -l progress -x -a 'auto bar lines json off' -d 'How progress is shown: auto, bar, lines, json, off; auto unless told otherwise.'

complete -c rethinksh -n "__rethinksh_at import" -l exclude -x -d 'Leave these out; may be given several times.'
complete -c rethinksh -n "__rethinksh_at import" -l rename -x -d 'Give a table (a.b=c.d) or a database (a=c) another name; may be given several times.'
complete -c rethinksh -n "__rethinksh_at import" -l primary-keys -x -d 'Primary keys as JSON: {"db.table": "key"}.'
complete -c rethinksh -n "__rethinksh_at import" -l conflict -x -a 'error replace update skip' -d 'When a key is taken: error, replace, update, skip. Without it, tables have to be new or empty.'
complete -c rethinksh -n "__rethinksh_at import" -l durability -x -a 'soft hard' -d 'hard: every insert is on disk before the next; soft: each table in the end.'
complete -c rethinksh -n "__rethinksh_at import" -l hard-durability -d 'The same as --durability hard.'
complete -c rethinksh -n "__rethinksh_at import" -l no-secondary-indexes -d 'Do not make the secondary indexes.'
complete -c rethinksh -n "__rethinksh_at import" -l clients -x -d 'How many connections work at once.'
complete -c rethinksh -n "__rethinksh_at import" -l rate -x -d 'No faster than 20MB/s or 5000docs/s, say.'
complete -c rethinksh -n "__rethinksh_at import" -l max-wait -x -d 'How long to try to connect again before it stops: 30s, 5m. 1m unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at import" -l resume -d 'Go on with an import that was stopped, where it stopped.'
complete -c rethinksh -n "__rethinksh_at import" -l dry-run -d 'Show the plan and do nothing.'
complete -c rethinksh -n "__rethinksh_at import" -s y -l yes -d 'Do not ask.'
complete -c rethinksh -n "__rethinksh_at import" -l only-new -d 'Leave tables alone that are there already.'
complete -c rethinksh -n "__rethinksh_at import" -l truncate -d 'Delete what is in the tables first; asks on a terminal.'
complete -c rethinksh -n "__rethinksh_at import" -l limit -x -d 'No more than N documents of each table.'
complete -c rethinksh -n "__rethinksh_at import" -l fields -x -d 'Only these fields, and the primary key; a.b is b in a.'
complete -c rethinksh -n "__rethinksh_at import" -l shards -x -d 'Split the tables that are made into N shards.'
complete -c rethinksh -n "__rethinksh_at import" -l replicas -x -d 'Have N replicas of the tables that are made.'
complete -c rethinksh -n "__rethinksh_at import" -s f -l file -r -F -d 'Import one file, - for standard input, into one table.'
complete -c rethinksh -n "__rethinksh_at import" -l table -x -d 'The table for --file; it is made when it is not there.'
complete -c rethinksh -n "__rethinksh_at import" -l pkey -x -d 'The primary key of that table.'
complete -c rethinksh -n "__rethinksh_at import" -l format -x -a 'json ndjson csv' -d 'How the file is written, where its name does not say so: json, ndjson, csv.'
complete -c rethinksh -n "__rethinksh_at import" -l types -x -d 'Types of csv columns: id:number,born:time,*:any. string, number, boolean, time, binary, json, any.'
complete -c rethinksh -n "__rethinksh_at import" -l delimiter -x -d 'What stands between the cells of csv; \\t: a tab.'
complete -c rethinksh -n "__rethinksh_at import" -l no-header -d 'The csv begins with the first document; needs --custom-header.'
complete -c rethinksh -n "__rethinksh_at import" -l custom-header -x -d 'The columns of the csv in place of its header; may be NAME:TYPE.'
complete -c rethinksh -n "__rethinksh_at import" -l max-errors -x -d 'How many documents of a table may be rejected before it fails; 0 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at import" -l rejects -x -a '(__fish_complete_directories)' -d 'Where rejected documents go, and why they were; rethinksh_rejected_<time> unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at import" -l clean -d 'Remove what was created when not all of it can be imported.'
complete -c rethinksh -n "__rethinksh_at import" -l progress -x -a 'auto bar lines json off' -d 'How progress is shown: auto, bar, lines, json, off; auto unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at import 0 0" -r -F

complete -c rethinksh -n "__rethinksh_at dump" -s f -l file -r -F -d 'The archive; rethinkdb_dump_TIME.tar.gz unless told otherwise, - for standard output.'
complete -c rethinksh -n "__rethinksh_at dump" -l overwrite-file -d 'Replace the file if it is there already.'
complete -c rethinksh -n "__rethinksh_at dump" -l level -x -a '1 2 3 4 5 6 7 8 9' -d 'How hard to compress.'
complete -c rethinksh -n "__rethinksh_at dump" -l temp-dir -x -a '(__fish_complete_directories)' -d 'Where tables lie, compressed, until they are complete; beside the archive unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at dump" -l clients -x -d 'How many connections work at once.'
complete -c rethinksh -n "__rethinksh_at dump" -l rate -x -d 'No faster than 20MB/s or 5000docs/s, say.'
complete -c rethinksh -n "__rethinksh_at dump" -l max-wait -x -d 'How long to try to connect again before it stops: 30s, 5m. 1m unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at dump" -l read-outdated -d 'Read from any replica, which may be behind.'
complete -c rethinksh -n "__rethinksh_at dump" -s e -l export -x -d 'Only these, or a pattern such as test.*; may be given several times.'
complete -c rethinksh -n "__rethinksh_at dump" -l exclude -x -d 'Leave these out; may be given several times.'
complete -c rethinksh -n "__rethinksh_at dump" -l progress -x -a 'auto bar lines json off' -d 'How progress is shown: auto, bar, lines, json, off; auto unless told otherwise.'

complete -c rethinksh -n "__rethinksh_at restore" -s i -l import -x -d 'Only these, or a pattern such as test.*; may be given several times.'
complete -c rethinksh -n "__rethinksh_at restore" -l exclude -x -d 'Leave these out; may be given several times.'
complete -c rethinksh -n "__rethinksh_at restore" -l yes -d 'Do not ask, even where the cluster is production.'
complete -c rethinksh -n "__rethinksh_at restore" -l force -d 'Restore into tables that hold documents, replacing those of equal keys.'
complete -c rethinksh -n "__rethinksh_at restore" -l conflict -x -a 'error replace update skip' -d 'When a key is taken: error, replace, update, skip. Without it, tables have to be new or empty.'
complete -c rethinksh -n "__rethinksh_at restore" -l hard-durability -d 'Have every insert on disk before the next one.'
complete -c rethinksh -n "__rethinksh_at restore" -l no-secondary-indexes -d 'Do not make the secondary indexes.'
complete -c rethinksh -n "__rethinksh_at restore" -l shards -x -d 'Split the tables that are made into N shards.'
complete -c rethinksh -n "__rethinksh_at restore" -l replicas -x -d 'Have N replicas of the tables that are made.'
complete -c rethinksh -n "__rethinksh_at restore" -l temp-dir -x -a '(__fish_complete_directories)' -d 'Where a table waits that cannot be read at once.'
complete -c rethinksh -n "__rethinksh_at restore" -l max-entries -x -d 'Refuse archives of more entries; 200000 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at restore" -l max-ratio -x -d 'Refuse archives whose content is longer than N times the archive; 500 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at restore" -l resume -d 'Go on with a restore that was stopped, where it stopped.'
complete -c rethinksh -n "__rethinksh_at restore" -l clients -x -d 'How many connections work at once.'
complete -c rethinksh -n "__rethinksh_at restore" -l rate -x -d 'No faster than 20MB/s or 5000docs/s, say.'
complete -c rethinksh -n "__rethinksh_at restore" -l max-wait -x -d 'How long to try to connect again before it stops: 30s, 5m. 1m unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at restore" -l max-errors -x -d 'How many documents of a table may be rejected before it fails; 0 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at restore" -l rejects -x -a '(__fish_complete_directories)' -d 'Where rejected documents go, and why they were; rethinksh_rejected_<time> unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at restore" -l clean -d 'Remove what was created when not all of it can be imported.'
complete -c rethinksh -n "__rethinksh_at restore" -l progress -x -a 'auto bar lines json off' -d 'How progress is shown: auto, bar, lines, json, off; auto unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at restore 0 0" -r -F

complete -c rethinksh -n "__rethinksh_at inspect" -l max-entries -x -d 'Refuse archives of more entries; 200000 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at inspect" -l max-ratio -x -d 'Refuse archives whose content is longer than N times the archive; 500 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at inspect 0 0" -r -F

complete -c rethinksh -n "__rethinksh_at verify" -l live -d 'Compare with the cluster too.'
complete -c rethinksh -n "__rethinksh_at verify" -l exclude -x -d 'Leave these out; may be given several times.'
complete -c rethinksh -n "__rethinksh_at verify" -l show -x -d 'How many differing keys of each table are named; 10 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at verify" -l max-entries -x -d 'Refuse archives of more entries; 200000 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at verify" -l max-ratio -x -d 'Refuse archives whose content is longer than N times the archive; 500 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at verify" -l progress -x -a 'auto bar lines json off' -d 'How progress is shown: auto, bar, lines, json, off; auto unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at verify 0 0" -r -F

complete -c rethinksh -n "__rethinksh_at diff" -l exclude -x -d 'Leave these out; may be given several times.'
complete -c rethinksh -n "__rethinksh_at diff" -l show -x -d 'How many differing keys of each table are named; 10 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at diff" -l max-entries -x -d 'Refuse archives of more entries; 200000 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at diff" -l max-ratio -x -d 'Refuse archives whose content is longer than N times the archive; 500 unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at diff" -l progress -x -a 'auto bar lines json off' -d 'How progress is shown: auto, bar, lines, json, off; auto unless told otherwise.'
complete -c rethinksh -n "__rethinksh_at diff 0 0" -r -F
complete -c rethinksh -n "__rethinksh_at diff 1 1" -r -F

complete -c rethinksh -n "__rethinksh_at help 0 0" -x -a 'status demo ls info count peek get watch pk export import dump restore inspect verify diff help generate selections keys formats exit-codes environment'

complete -c rethinksh -n "__rethinksh_at generate 0 0" -x -a 'bash zsh fish man'
