# SPDX-FileCopyrightText: 2026 The Playhead developers
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# Sourced by installer/run and tests/run: named steps with their time and their log.

steps_log_dir=""        # set by the script that sources this file
steps_failed=()         # the names of the steps that failed, in order
steps_report=()         # a line with name, outcome and time for each step that ran
step_status=0           # what the last step's command returned

# step [--shown] NAME COMMAND...
#
# Runs the command with its output in a log, of which the end is shown when it failed; with
# --shown the output is on the terminal too. Never fails itself, so that no caller has to ask for
# its status in a way that turns off "set -e" inside the command: read step_status.
step()
{
    local shown=no
    if [[ $1 == --shown ]]; then
        shown=yes
        shift
    fi
    local name=$1 start=$EPOCHREALTIME log outcome took
    shift
    log="$steps_log_dir/${name// /-}.log"
    mkdir -p "$steps_log_dir"
    set +e
    if [[ $shown == yes ]]; then
        printf '%-12s ...\n' "$name"
        (set -e; "$@") </dev/null 2>&1 | tee "$log"
        step_status=${PIPESTATUS[0]}
        printf '%-12s ... ' "$name"
    else
        printf '%-12s ... ' "$name"
        (set -e; "$@") </dev/null >"$log" 2>&1
        step_status=$?
    fi
    set -e
    took=$(awk -v from="$start" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f s", to - from }')
    outcome=ok
    if [[ $step_status -ne 0 ]]; then
        outcome=FAILED
        steps_failed+=("$name")
    fi
    steps_report+=("$(printf '%-12s %-6s %10s' "$name" "$outcome" "$took")")
    echo "$outcome, $took"
    if [[ $outcome == FAILED && $shown == no ]]; then
        tail -n 60 "$log" | sed 's/^/    /'
        echo "    (all of it: $log)"
    fi
}

# need NAME COMMAND...: a step without which nothing that follows makes sense.
need()
{
    step "$@"
    if [[ $step_status -ne 0 ]]; then
        exit "$step_status"
    fi
}

# How many compilers fit: one for each processor, and 1.5 GiB of free memory for each.
parallel_jobs()
{
    local processors memory
    processors=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / (1536 * 1024)) }' /proc/meminfo)
    local jobs=$((memory < processors ? memory : processors))
    echo $((jobs < 1 ? 1 : jobs))
}
