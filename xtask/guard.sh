#!/bin/bash
# guard.sh SIGNAL FOLDER COMMAND…
# Runs a server for as long as standard input stays open. When it closes, because the starter said so or because the
# starter is gone for whatever reason, the server gets SIGNAL (and KILL if it has not ended 20 s later), and FOLDER,
# unless empty, is removed. The server's standard output is the caller's; it ends when the server ends.
signal=$1 folder=$2
shift 2
# Job control gives the server a process group of its own: ctrl-c reaches the starter, and this script ends the server.
set -m
"$@" </dev/null &
server=$!
trap '' INT HUP TERM
# From here on the server alone holds the outputs: they end when it ends. Bash's remarks on jobs go nowhere.
exec >/dev/null 2>&1
cat
kill -s "$signal" "$server"
(sleep 20 && kill -s KILL "$server") &
patience=$!
wait "$server"
kill -s KILL -- "-$patience"
wait "$patience"
if [ -n "$folder" ]; then rm -rf -- "$folder"; fi
