#!/bin/bash
# Loads trace.dat files with libkshark, trace-cmd and Racelane in turn, in one run, and searches one of them.
# Usage, from the project's root after mvn package: src/jmh/peers.sh BENCH-FOLDER ROUNDS TEXT FILE...
# BENCH-FOLDER holds ksload.c; TEXT is searched in all records of each file by libkshark (once) and Racelane.
# Needs gcc, pkg-config, libkshark-dev and trace-cmd. A FILE that is no trace.dat is one that they do not read: it is loaded
# by Racelane alone, and not searched. HEAP is Racelane's largest heap; else 64m for a trace.dat of less than 20 MB, 450m for
# a larger one, 1g for a text.
set -u
bench=${1:?folder of ksload.c}
rounds=${2:?how many rounds}
text=${3:?text to search for}
shift 3
jar=target/racelane.jar
[ -f "$bench/ksload.c" ] || { echo "peers: $bench/ksload.c: there is no such file: name the folder that holds it" >&2; exit 2; }
[ -f "$jar" ] || { echo "peers: $jar: there is no such file: run mvn package first" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck disable=SC2046
gcc -O2 -w "$bench/ksload.c" -o "$work/ksload" $(pkg-config --cflags --libs libkshark) || exit 1
mkdir -p target/bench/classes
javac -cp $jar -d target/bench/classes src/jmh/java/racelane/bench/*.java || exit 1
racelane() { java "-Xmx$heap" -cp "$jar:target/bench/classes" "$@"; }
median() { sort -n | awk '{v[NR]=$1} END {if (NR) print v[int((NR+1)/2)]; else print "-"}'; }
field() { grep -o "\b$1=[0-9.]*" | head -1 | cut -d= -f2; }
timed() { /usr/bin/time -f "%e %U %M" -o "$work/time" "$@"; }

peers() {
    timed "$work/ksload" "$file" > "$work/k"
    open=$(field open < "$work/k")
    load=$(field load < "$work/k")
    echo "$open $load" | awk '{print $1+$2}' >> "$work/k-load.s"
    awk '{print $2}' "$work/time" >> "$work/k-user.s"
    echo $(($(field rss < "$work/k") / 1024)) >> "$work/k-rss.s"
    timed trace-cmd report "$file" > /dev/null 2> "$work/err"
    awk '{print $1}' "$work/time" >> "$work/t-all.s"
    awk '{print $2}' "$work/time" >> "$work/t-user.s"
}

echo "load average before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) CPUs, medians of $rounds rounds"
is_dat() { [ "$(head -c 10 "$1" | tr -d '\000-\037')" = Dtracing ]; }
for file in "$@"; do
    cat "$file" > /dev/null
    megabytes=$(($(stat -Lc %s "$file") / 1000000))
    heap=${HEAP:-$(is_dat "$file" || echo 1g)}
    heap=${heap:-$([ "$megabytes" -lt 20 ] && echo 64m || echo 450m)}
    rm -f "$work"/*.s
    for _ in $(seq "$rounds"); do
        ! is_dat "$file" || peers
        timed java "-Xmx$heap" -cp "$jar:target/bench/classes" racelane.bench.LoadTrace "$file" > "$work/r"
        field load < "$work/r" >> "$work/r-load.s"
        field analyse < "$work/r" >> "$work/r-analyse.s"
        field heap < "$work/r" >> "$work/r-heap.s"
        awk '{print $1}' "$work/time" >> "$work/r-all.s"
        awk '{print $2}' "$work/time" >> "$work/r-user.s"
        awk '{print int($3/1024)}' "$work/time" >> "$work/r-rss.s"
    done
    racelane racelane.bench.LoadTrace "$file" $((rounds + 2)) | tail -n +3 > "$work/warm"
    echo "$(basename "$file"): $(field n < "$work/r") events, $megabytes MB; Racelane's heap $heap"
    ! is_dat "$file" || printf '  %-34s %6.2f s, %6.2f s of CPU, %5d MB resident\n' "libkshark: open and load" "$(median < "$work/k-load.s")" "$(median < "$work/k-user.s")" "$(median < "$work/k-rss.s")"
    ! is_dat "$file" || printf '  %-34s %6.2f s, %6.2f s of CPU\n' "trace-cmd report, whole" "$(median < "$work/t-all.s")" "$(median < "$work/t-user.s")"
    printf '  %-34s %6.2f s, and %.2f s all analyses; whole process %.2f s, %.2f s of CPU, %d MB resident, heap kept %d MB\n' "racelane: load, in a new process" "$(median < "$work/r-load.s")" \
        "$(median < "$work/r-analyse.s")" "$(median < "$work/r-all.s")" "$(median < "$work/r-user.s")" "$(median < "$work/r-rss.s")" "$(median < "$work/r-heap.s")"
    printf '  %-34s %6.2f s, and %.2f s all analyses\n' "racelane: load, in a warm one" "$(while read -r line; do echo "$line" | field load; done < "$work/warm" | median)" \
        "$(while read -r line; do echo "$line" | field analyse; done < "$work/warm" | median)"
    is_dat "$file" || continue
    timed "$work/ksload" "$file" "$text" | grep "info search" | sed "s/^/  libkshark: /"
    echo "  libkshark: search $(awk '{print $2}' "$work/time") s of CPU, loading among it"
    racelane racelane.bench.FindSpeed "$file" "$text" | sed 's/^/  racelane: search /'
done
echo "load average after: $(cut -d' ' -f1-3 /proc/loadavg)"
