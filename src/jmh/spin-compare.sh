#!/bin/bash
# Runs race.pml under Spin and its twin under Racelane, in one go, and prints states and seconds of both.
# Usage, from the project's root after mvn package: src/jmh/spin-compare.sh FOLDER-OF-RACE.PML [ROUNDS]
# Needs spin and gcc. Spin's seconds are those of spin -a, gcc -O2 and pan together, and of pan alone.
pml=${1:?folder of race.pml}/race.pml
rounds=${2:-3}
jar=target/racelane.jar
[ -f "$pml" ] || { echo "spin-compare: $pml: there is no such file: name the folder that holds race.pml" >&2; exit 2; }
[ -f "$jar" ] || { echo "spin-compare: $jar: there is no such file: run mvn package first" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$pml" "$work"

now() { date +%s.%N; }
median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }
field() { grep -o "\"$1\" : [0-9.a-z\"]*" "$2" | head -1 | sed 's/.* : //; s/"//g'; }

compare() { # CYCLES OPENERS READERS BUGGY
    local defs="-DCYCLES=$1 -DOPENERS=$2 -DREADERS=$3" set="--set CYCLES=$1 --set OPENERS=$2 --set READERS=$3"
    [ "$4" = buggy ] && defs="$defs -DBUGGY" && set="$set --set BUGGY=true"
    for _ in $(seq "$rounds"); do
        s=$(now)
        (cd "$work" && spin $defs -a race.pml > spin.log && gcc -O2 -w -DSAFETY -o pan pan.c) || exit 1
        t=$(now)
        (cd "$work" && ./pan > pan.log)
        e=$(now)
        echo "$e $s" | awk '{print $1-$2}' >> "$work/spin-all"
        echo "$e $t" | awk '{print $1-$2}' >> "$work/spin-search"
        s=$(now)
        java -jar $jar explore src/test/resources/explore/race-twin.race $set --json > "$work/ours.json"
        e=$(now)
        echo "$e $s" | awk '{print $1-$2}' >> "$work/ours-all"
        field seconds "$work/ours.json" >> "$work/ours-search"
    done
    printf '(%s,%s,%s) %-8s spin: %9s states, %6.2f s whole, %6.2f s search, errors %s; racelane: %8s states, %6.2f s whole, %6.2f s search, %s\n' "$1" "$2" "$3" "$4" \
        "$(grep -o '[0-9]* states, stored' "$work/pan.log" | cut -d' ' -f1)" "$(median < "$work/spin-all")" "$(median < "$work/spin-search")" \
        "$(grep -o 'errors: [0-9]*' "$work/pan.log" | cut -d' ' -f2)" "$(field states "$work/ours.json")" "$(median < "$work/ours-all")" \
        "$(median < "$work/ours-search")" "$(field verdict "$work/ours.json")"
    rm -f "$work"/*-all "$work"/*-search
}

for size in "2 1 1" "2 2 2" "3 2 2"; do
    for kind in correct buggy; do
        compare $size $kind
    done
done
(cd "$work" && for c in 1 2; do spin -DCYCLES=$c -DOPENERS=1 -DREADERS=1 -a race.pml && gcc -O2 -w -DSAFETY -DNOREDUCE -o pan pan.c && ./pan > pan.log && \
    echo "($c,1,1) without reduction: spin $(grep -o '[0-9]* states, stored' pan.log | cut -d' ' -f1)"; done)
for c in 1 2; do
    for twin in race-twin-statements race-twin; do
        java -jar $jar explore src/test/resources/explore/$twin.race --set CYCLES=$c --search plain --json > "$work/ours.json"
        echo "($c,1,1) plain search: $twin $(field states "$work/ours.json")"
    done
done
