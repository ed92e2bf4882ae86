#!/bin/sh
# One benchmark of this folder: sh src/jmh/bench.sh heap|read|first|step|find [FILE], or read 2 [FILE] for two threads,
# or live watch|step FILE [LINES-A-SECOND [WINDOW-OPTION...]], which needs a display
# Needs a built program (mvn -q -DskipTests package). Without a FILE it makes ten million events of about
# 1 GB in target/bench/big.txt and keeps them for the next one; delete that folder when done.
set -eu
cd "$(dirname "$0")/../.."
what=${1:?which benchmark: heap, read, first, step, find or live}
shift
threads=1
if [ "$what" = read ] && [ $# -gt 0 ] && [ "$1" -gt 0 ] 2> /dev/null; then
    threads=$1
    shift
fi
if [ "$what" = live ]; then
    how=${1:?live: watch or step}
    shift
fi
out=target/bench
mkdir -p "$out/classes"
javac -cp target/racelane.jar -d "$out/classes" src/jmh/java/racelane/bench/*.java
run() {
    options=$1
    shift
    # shellcheck disable=SC2086
    java $options -cp "target/racelane.jar:$out/classes" "$@"
}
file=${1:-$out/big.txt}
if [ "$what" = live ]; then
    rate=${2:-50000}
    [ $# -lt 2 ] || shift
    shift
    # The window's own start and five seconds of warming up come before what is counted.
    run -Xmx512m racelane.bench.PacedLines "$file" "$rate" 17 | run "-Xmx${HEAP:-1g}" racelane.bench.LiveFrames "$how" 10 "$@"
    exit
fi
[ -e "$file" ] || run "" racelane.bench.BigTrace "$file" 10000000
# Read once, so that what is measured is this program and not the disk.
cat "$file" > /dev/null
case $what in
heap) run -Xmx4g racelane.bench.HeapPerEvent "$file" ;;
read) run -Xmx4g racelane.bench.ReadWithLenses "$file" "$threads" ;;
first) run -Xmx2g racelane.bench.FirstLanes "$file" ;;
step) run -Xmx4g racelane.bench.StepAndPaint "$file" ;;
find) run -Xmx4g racelane.bench.FindSpeed "$file" ;;
*) echo "no benchmark $what: heap, read, first, step, find or live" >&2; exit 2 ;;
esac
