# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_sidelight_global_optspecs
    string join \n h/help V/version
end

function __fish_sidelight_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_sidelight_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_sidelight_using_subcommand
    set -l cmd (__fish_sidelight_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c sidelight -n "__fish_sidelight_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sidelight -n "__fish_sidelight_needs_command" -s V -l version -d 'Print version'
complete -c sidelight -n "__fish_sidelight_needs_command" -a "extract" -d 'Print the facts of articles'
complete -c sidelight -n "__fish_sidelight_needs_command" -a "group" -d 'Print which articles tell of the same event'
complete -c sidelight -n "__fish_sidelight_needs_command" -a "compare" -d 'Print the claims of articles side by side'
complete -c sidelight -n "__fish_sidelight_needs_command" -a "edit" -d 'Change a project as standard input says'
complete -c sidelight -n "__fish_sidelight_needs_command" -a "read-apart" -d 'Read parts of files for another process of the program'
complete -c sidelight -n "__fish_sidelight_needs_command" -a "describe" -d 'Print the manual page, or what completes a command line in a shell'
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -l from -d 'What the inputs are' -r -f -a "auto\t'files, folders and standard input by what is in them: texts, pages, PDF, office documents, mail, tables, feeds, archives'
jsonl\t'lines, of which `sidelight extract --help` tells'
annotations\t'files and folders of other programs, with their texts: CSV, CSV for Excel, JSON, JSON Lines, W3C Web Annotation, REFI-QDA project, UIMA CAS as JSON, UIMA CAS as XMI, brat standoff, Label Studio, doccano'"
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -s o -l output -d 'Write into this file, which has its name once it is whole, and not to standard output' -r -F
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -l pages -d 'Lines may name pages by path; they are read from below this folder' -r -f -a "(__fish_complete_directories)"
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -l published -d 'Day of publication of articles that tell none' -r
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -s j -l jobs -d 'How many articles and stories are worked on at once, if not as many as there are processors' -r
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -l to -d 'What to print; what is lost in a format is told and counted on standard error' -r -f -a "json\t'one document, as it is read'
jsonl\t'a line each, as it is read'
markdown\t'Facts as Markdown'
html\t'Facts as a web page'
docx\t'Facts as a document'
xlsx\t'Facts for Excel'
csv\t'CSV'
csv-excel\t'CSV for Excel'
claims\t'Claims as CSV'
webannotation\t'W3C Web Annotation'
qdpx\t'REFI-QDA project'
cas-json\t'UIMA CAS as JSON'
cas-xmi\t'UIMA CAS as XMI'
brat\t'brat standoff'
labelstudio\t'Label Studio'
doccano\t'doccano'
spacy-json\t'spaCy as JSON Lines'
spacy\t'spaCy training data'
conll2003\t'CoNLL-2003'
conllu\t'CoNLL-U plus'
tei\t'TEI'
gexf\t'Network for Gephi'
ris\t'RIS references'"
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -l replace -d 'Replace the content of that file where it exists; otherwise nothing is written'
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -s q -l quiet -d 'No progress on standard error; inputs that fail are still named'
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -l keep-going -d 'Answer an input that cannot be read in its place, by {"id","line","error"}; as json and jsonl'
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sidelight -n "__fish_sidelight_using_subcommand extract" -s V -l version -d 'Print version'
complete -c sidelight -n "__fish_sidelight_using_subcommand group" -l from -d 'What the inputs are' -r -f -a "auto\t'files, folders and standard input by what is in them: texts, pages, PDF, office documents, mail, tables, feeds, archives'
jsonl\t'lines, of which `sidelight extract --help` tells'
annotations\t'files and folders of other programs, with their texts: CSV, CSV for Excel, JSON, JSON Lines, W3C Web Annotation, REFI-QDA project, UIMA CAS as JSON, UIMA CAS as XMI, brat standoff, Label Studio, doccano'"
complete -c sidelight -n "__fish_sidelight_using_subcommand group" -s o -l output -d 'Write into this file, which has its name once it is whole, and not to standard output' -r -F
complete -c sidelight -n "__fish_sidelight_using_subcommand group" -l pages -d 'Lines may name pages by path; they are read from below this folder' -r -f -a "(__fish_complete_directories)"
complete -c sidelight -n "__fish_sidelight_using_subcommand group" -l published -d 'Day of publication of articles that tell none' -r
complete -c sidelight -n "__fish_sidelight_using_subcommand group" -s j -l jobs -d 'How many articles and stories are worked on at once, if not as many as there are processors' -r
complete -c sidelight -n "__fish_sidelight_using_subcommand group" -l replace -d 'Replace the content of that file where it exists; otherwise nothing is written'
complete -c sidelight -n "__fish_sidelight_using_subcommand group" -s q -l quiet -d 'No progress on standard error; inputs that fail are still named'
complete -c sidelight -n "__fish_sidelight_using_subcommand group" -l keep-going -d 'Answer an input that cannot be read in its place, by {"id","line","error"}; as json and jsonl'
complete -c sidelight -n "__fish_sidelight_using_subcommand group" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sidelight -n "__fish_sidelight_using_subcommand group" -s V -l version -d 'Print version'
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -l from -d 'What the inputs are' -r -f -a "auto\t'files, folders and standard input by what is in them: texts, pages, PDF, office documents, mail, tables, feeds, archives'
jsonl\t'lines, of which `sidelight extract --help` tells'
annotations\t'files and folders of other programs, with their texts: CSV, CSV for Excel, JSON, JSON Lines, W3C Web Annotation, REFI-QDA project, UIMA CAS as JSON, UIMA CAS as XMI, brat standoff, Label Studio, doccano'"
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -s o -l output -d 'Write into this file, which has its name once it is whole, and not to standard output' -r -F
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -l pages -d 'Lines may name pages by path; they are read from below this folder' -r -f -a "(__fish_complete_directories)"
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -l published -d 'Day of publication of articles that tell none' -r
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -s j -l jobs -d 'How many articles and stories are worked on at once, if not as many as there are processors' -r
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -l to -d 'What to print; what is lost in a format is told and counted on standard error' -r -f -a "json\t'one document, as it is read'
jsonl\t'a line each, as it is read'
brief-html\t'Brief as a web page'
brief-docx\t'Brief as a document'
brief\t'Brief as Markdown'
brief-csv\t'Brief as CSV'
brief-xlsx\t'Brief for Excel'
brief-json\t'Brief as JSON'
markdown\t'Facts as Markdown'
html\t'Comparison as a web page'
docx\t'Comparison as a document'
xlsx\t'Comparison for Excel'
csv\t'Comparison as CSV'
slots\t'Comparison as a flat table'
claimreview\t'ClaimReview'"
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -l stories -d 'Which articles are compared with which' -r -f -a "given\t'Those whose line names the same "story", the rest all together'
sorted\t'The same of lines in which the articles of a story stand together: each story is printed once the next begins, and memory stays bounded'
find\t'Articles are grouped by the event they tell of'
one\t'All together'"
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -l replace -d 'Replace the content of that file where it exists; otherwise nothing is written'
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -s q -l quiet -d 'No progress on standard error; inputs that fail are still named'
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sidelight -n "__fish_sidelight_using_subcommand compare" -s V -l version -d 'Print version'
complete -c sidelight -n "__fish_sidelight_using_subcommand edit" -l name -d 'Who makes the edits' -r
complete -c sidelight -n "__fish_sidelight_using_subcommand edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sidelight -n "__fish_sidelight_using_subcommand edit" -s V -l version -d 'Print version'
complete -c sidelight -n "__fish_sidelight_using_subcommand read-apart" -s h -l help -d 'Print help'
complete -c sidelight -n "__fish_sidelight_using_subcommand read-apart" -s V -l version -d 'Print version'
complete -c sidelight -n "__fish_sidelight_using_subcommand describe" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c sidelight -n "__fish_sidelight_using_subcommand describe" -s V -l version -d 'Print version'
