seconds=${1:-@SECONDS@}
name=${2:-capture}
group=racelane
undo=''
stop=''
refused=0
accepted=0
log=''

say() { printf 'capture: %s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

# Everything that is changed on the target goes through these two, and is noted in NAME.writes.txt.
note() { [ -z "$log" ] || printf '%s %s %s\n' "$1" "$2" "$3" >> "$log"; }
write() { { printf '%s\n' "$2" > "$1"; } 2>/dev/null || return 1; note "$1" '<-' "$2"; }
append() { { printf '%s\n' "$2" >> "$1"; } 2>/dev/null || return 1; note "$1" '<+' "$2"; }

# What a file of tracefs holds now, in the form in which it can be written back.
current() {
  read -r line < "$1" || [ -n "$line" ] || line=''
  case $1 in
    */trace_clock) line=${line#*\[}; line=${line%%\]*} ;;
    */buffer_size_kb) line=${line%% *} ;;
    */filter) [ "$line" != none ] || line=0 ;;
  esac
  printf '%s' "$line"
}

# Writes a value and remembers what was there.
change() {
  [ -e "$1" ] || return 1
  old=$(current "$1")
  [ "$old" != "$2" ] || return 0
  write "$1" "$2" || return 1
  undo="$1	$old
$undo"
}

take_back() {
  { [ -n "$kprobes" ] && append "$tracing/kprobe_events" "-:$group/$1"; } || { [ -n "$fprobes" ] && append "$tracing/dynamic_events" "-:$group/$1"; }
}

put_back() {
  trap '' HUP INT TERM
  trap - EXIT
  [ -n "$tracing" ] || return 0
  write "$tracing/tracing_on" 0
  while IFS='	' read -r file old; do
    case $file in
      '') ;;
      -) take_back "$old" || say "$group/$old could not be removed" ;;
      *) write "$file" "$old" || say "$file could not be set back to $old" ;;
    esac
  done <<UNDO
$undo
UNDO
  undo=''
}

interrupted() {
  stop=1
  trap 'exit 130' HUP INT TERM
  say 'interrupted: saving what there is'
}

# The address of a symbol, 16 digits or 8; fails if it is hidden or not there.
address() {
  found=$(grep -m 1 " [A-Za-z] $1\$" /proc/kallsyms 2>/dev/null || grep -m 1 " [A-Za-z] $1	" /proc/kallsyms 2>/dev/null) || return 1
  found=${found%% *}
  case $found in *[!0]*) printf '%s' "$found" ;; *) return 1 ;; esac
}

# The first address behind a function, by all symbols in their order.
behind() {
  sort /proc/kallsyms 2>/dev/null | grep -A 32 "^$1 " | while read -r there rest; do
    [ "$there" = "$1" ] || { printf '%s' "$there"; break; }
  done
}

# Puts addresses where a filter names symbols.
resolve() {
  text=$1
  while :; do
    case $text in *'{&'*) ;; *) break ;; esac
    symbol=${text#*\{&}
    symbol=${symbol%%\}*}
    where=$(address "$symbol") || return 1
    text="${text%%\{&*}0x$where${text#*\}}"
  done
  printf '%s' "$text"
}

# define EVENT AT entry|return ARGUMENTS: by kprobe, else by fprobe
define() {
  if [ "$3" = return ]; then kind=r10; else kind=p; fi
  if [ -n "$kprobes" ] && append "$tracing/kprobe_events" "$kind:$group/$1 $2${4:+ $4}" && [ -d "$tracing/events/$group/$1" ]; then
    how=kprobe
    return 0
  fi
  [ -n "$fprobes" ] || return 1
  case $2 in *+*) return 1 ;; esac
  if [ "$3" = return ]; then place=$2%return; else place=$2; fi
  append "$tracing/dynamic_events" "f:$group/$1 $place${4:+ $4}" && [ -d "$tracing/events/$group/$1" ] && how=fprobe
}

# probe EVENT AT entry|return BTF-ARGUMENTS ARGUMENTS FILTER
probe() {
  [ -z "$stop" ] || return 0
  how=''
  if [ -n "$btf" ] && [ -n "$4" ] && define "$1" "$2" "$3" "$4"; then form='arguments by name'
  elif define "$1" "$2" "$3" "$5"; then form='arguments by register'
  elif [ -n "$5" ] && define "$1" "$2" "$3" ''; then form='without arguments'
  else
    refused=$((refused + 1))
    say "$1: refused at $2, skipped"
    return 0
  fi
  # One event may stand at several places; it is removed as a whole.
  case "
$undo" in
    *"
-	$1
"*) ;;
    *) undo="-	$1
$undo" ;;
  esac
  if [ -n "$6" ]; then
    if ! wanted=$(resolve "$6"); then
      say "$1: its filter needs the address of a symbol that is hidden or not there, skipped"
      refused=$((refused + 1))
      return 0
    fi
    if ! change "$tracing/events/$group/$1/filter" "$wanted"; then
      say "$1: filter refused ($wanted), skipped: it would record far too much"
      refused=$((refused + 1))
      return 0
    fi
  fi
  if change "$tracing/events/$group/$1/enable" 1; then
    accepted=$((accepted + 1))
    facts="$facts$1 at $2: $how, $form
"
  else
    say "$1: could not be switched on, skipped"
    refused=$((refused + 1))
  fi
}

# record SYSTEM/EVENT [ARGUMENT FUNCTION...]: an event of the kernel's own, from these functions only
record() {
  [ -z "$stop" ] || return 0
  event=$1
  if ! [ -d "$tracing/events/$event" ]; then
    say "$event: this kernel does not have it, skipped"
    refused=$((refused + 1))
    return 0
  fi
  if [ $# -gt 2 ]; then
    argument=$2
    shift 2
    ranges=''
    for function in "$@"; do
      if from=$(address "$function"); then
        to=$(behind "$from")
        [ -z "$to" ] || ranges="${ranges:+$ranges||}($argument>=0x$from&&$argument<0x$to)"
      else
        say "$event: no address of $function, not asked for from there"
      fi
    done
    if [ -z "$ranges" ] || ! change "$tracing/events/$event/filter" "$ranges"; then
      say "$event: cannot be narrowed to $*: all of it is recorded, which is much more"
    fi
  fi
  if change "$tracing/events/$event/enable" 1; then
    accepted=$((accepted + 1))
  else
    say "$event: could not be switched on, skipped"
    refused=$((refused + 1))
  fi
}

splats() { dmesg 2>/dev/null | grep -c -e 'cut here' -e 'BUG: ' -e 'Oops' -e 'Unable to handle kernel' -e 'general protection fault'; }

find_tracefs() {
  if [ -n "${TRACEFS:-}" ]; then
    tracing=$TRACEFS
  elif [ -e /sys/kernel/tracing/tracing_on ]; then
    tracing=/sys/kernel/tracing
  elif [ -e /sys/kernel/debug/tracing/tracing_on ]; then
    tracing=/sys/kernel/debug/tracing
  else
    die 'no tracefs: as root, mount -t tracefs nodev /sys/kernel/tracing; if that fails, this kernel was built without CONFIG_FTRACE'
  fi
  [ -w "$tracing/tracing_on" ] || { where=$tracing; tracing=''; die "$where/tracing_on cannot be written: run this as root"; }
}

look() {
  kprobes=''; fprobes=''; btf=''
  [ ! -w "$tracing/kprobe_events" ] || kprobes=1
  if grep -q '^[[:space:]]*f\[' "$tracing/README" 2>/dev/null && [ -w "$tracing/dynamic_events" ]; then fprobes=1; fi
  if grep -q '<argname>' "$tracing/README" 2>/dev/null; then btf=1; fi
  say "kernel $(uname -r): kprobe events ${kprobes:-0}, fprobe events ${fprobes:-0}, arguments by name (BTF) ${btf:-0}"
  [ -n "$kprobes$fprobes" ] || { tracing=''; die 'this kernel offers neither kprobe nor fprobe events: CONFIG_KPROBE_EVENTS or CONFIG_FPROBE_EVENTS is needed'; }
}

# What a capture that was killed has left behind.
sweep() {
  for file in kprobe_events dynamic_events; do
    grep "^[a-z0-9]*:$group/" "$tracing/$file" 2>/dev/null | while read -r left rest; do
      event=${left#*/}
      write "$tracing/events/$group/$event/enable" 0
      append "$tracing/$file" "-:$group/$event"
      say "$group/$event was left by an earlier capture: removed"
    done
  done
}

prepare() {
  change "$tracing/tracing_on" 0 || true
  if grep -q -v -e '^#' -e '^$' "$tracing/trace" 2>/dev/null; then
    cat "$tracing/trace" > "$name.before.txt" && say "the trace buffer was not empty: kept as $name.before.txt"
  fi
  change "$tracing/current_tracer" nop || say 'the current tracer could not be switched off'
  change "$tracing/trace_clock" mono || change "$tracing/trace_clock" global || say 'the clock stays as it is'
  available=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo)
  cpus=$(grep -c '^processor' /proc/cpuinfo) || cpus=1
  [ "$cpus" -gt 0 ] || cpus=1
  size=$((${available:-65536} / 8 / cpus))
  [ "$size" -lt 16384 ] || size=16384
  change "$tracing/buffer_size_kb" "$size" || say 'the size of the buffer stays as it is'
  change "$tracing/saved_cmdlines_size" 8192 || say 'names of tasks may be missing (saved_cmdlines_size)'
  change "$tracing/options/hash-ptr" 0 || say 'pointers stay hashed (no option hash-ptr): frees cannot be tied to objects'
  change "$tracing/options/overwrite" 1 || true
  if [ -z "${TRACEFS:-}" ]; then
    case $(current /proc/sys/kernel/kptr_restrict) in 2) change /proc/sys/kernel/kptr_restrict 1 || true ;; esac
  fi
  write "$tracing/trace" ''
}

wait_for_it() {
  before=$(splats)
  passed=0
  write "$tracing/tracing_on" 1 || die 'tracing could not be switched on'
  say "recording for $seconds s, or until the kernel complains: $accepted events on, $refused skipped"
  while [ -z "$stop" ] && [ "$passed" -lt "$seconds" ]; do
    sleep 1
    passed=$((passed + 1))
    if [ "$(splats)" -gt "$before" ]; then
      say "the kernel complained after $passed s"
      sleep 1
      break
    fi
    if [ "$(current "$tracing/tracing_on")" = 0 ]; then
      say "the kernel stopped tracing after $passed s (an oops does)"
      break
    fi
  done
  write "$tracing/tracing_on" 0
}

save() {
  saved=0
  cat "$tracing/trace" > "$name.trace.txt" || saved=1
  dmesg > "$name.dmesg.txt" 2>/dev/null || say 'the kernel log could not be read'
  {
    uname -a
    cat "$tracing/trace_clock"
    grep "^[a-z0-9]*:$group/" "$tracing/kprobe_events" 2>/dev/null
    grep "^f[0-9]*:$group/" "$tracing/dynamic_events" 2>/dev/null
    cat "$tracing/set_event" 2>/dev/null
    printf '%s' "$facts"
    cat /proc/cmdline
  } > "$name.meta.txt" || saved=1
  {
    for cpu in "$tracing"/per_cpu/cpu*; do
      [ ! -r "$cpu/stats" ] || { printf '%s\n' "${cpu##*/}"; cat "$cpu/stats"; }
    done
    printf 'kprobe_profile (event, hits, missed)\n'
    cat "$tracing/kprobe_profile" 2>/dev/null
  } > "$name.stats.txt" || saved=1
  while read -r event hits missed; do
    case ${missed:-0} in 0 | *[!0-9]*) ;; *) say "$event missed $missed of $((hits + missed)) calls: do not trust what is not in the trace" ;; esac
  done <<PROFILE
$(grep "$group\\|^ " "$tracing/kprobe_profile" 2>/dev/null)
PROFILE
  for cpu in "$tracing"/per_cpu/cpu*; do
    lost=$(sed -n 's/^overrun: *//p' "$cpu/stats" 2>/dev/null)
    case ${lost:-0} in 0) ;; *) say "${cpu##*/} overwrote $lost events: the start is lost there" ;; esac
  done
  [ $saved -eq 0 ] || die "not everything could be written to $name.*: is there room?"
  say "saved $name.trace.txt, $name.dmesg.txt, $name.meta.txt, $name.stats.txt"
}

case $seconds in '' | *[!0-9]*) die "seconds: '$seconds' is no whole number; usage: sh $0 [SECONDS [NAME]]" ;; esac
facts=''
find_tracefs
log=$name.writes.txt
: > "$log" || { tracing=''; die "$log cannot be written: go to a directory with room"; }
look
trap put_back EXIT
trap interrupted HUP INT TERM
sweep
prepare
probes
wait_for_it
save
