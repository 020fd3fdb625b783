# Sourced by run, test, bench, verify: finds a JDK of at least 21 (JDK, JDK_MAJOR) and Maven (maven), builds what is out of date.

JDK_MINIMUM=21
SERVER_FLAGS="$PWD/.scripts/server.flags"
WORK="$PWD/exchange-server/target/run"

jdk_major() { # prints the feature version of the JDK in $1, or nothing when there is none
    [ -x "$1/bin/javac" ] || return 0
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
    else
        "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \(1\.\)\{0,1\}\([0-9]*\).*/\2/p'
    fi
}

find_jdk() { # JAVA_HOME if it is new enough; else the newest of the usual places
    JDK='' JDK_MAJOR=0
    local home major on_path
    on_path=$(command -v javac || true)
    [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        [ -n "$home" ] || continue
        major=$(jdk_major "$home")
        if [ "${major:-0}" -ge "$JDK_MINIMUM" ] && [ "$major" -gt "$JDK_MAJOR" ]; then
            JDK=$home JDK_MAJOR=$major
            [ "$home" != "${JAVA_HOME:-}" ] || break
        fi
    done
    [ -n "$JDK" ] || fail "A JDK of at least $JDK_MINIMUM is needed: sudo apt-get install openjdk-21-jdk, or curl -s https://get.sdkman.io | bash && sdk install java 25-tem"
}

fail() { printf '%s\n' "$1" >&2; exit 1; }

maven() { # Maven 3.8 on Java 17 does; the compiler and the tests run on the newer JDK, chosen by the build
    command -v mvn >/dev/null || fail 'Maven is needed: sudo apt-get install maven'
    local own
    own=$(mvn -v 2>/dev/null | sed -n 's/^Java version: \(1\.\)\{0,1\}\([0-9]*\).*/\2/p')
    if [ "${own:-0}" -ge 17 ]; then mvn "$@"; else JAVA_HOME=$JDK mvn "$@"; fi
}

waiting() { # waiting TEXT COMMAND...: runs it, telling how long it has worked; its output is shown only if it fails
    local text=$1 log status=0 seconds=0 job
    shift
    mkdir -p "$WORK"
    log=$WORK/waiting.log
    printf '%s…' "$text"
    "$@" >"$log" 2>&1 </dev/null &
    job=$!
    trap 'kill "$job" 2>/dev/null; exit 130' INT TERM
    while kill -0 "$job" 2>/dev/null; do
        sleep 1
        seconds=$((seconds + 1))
        if [ -t 1 ]; then printf '\r%s… %d s' "$text" "$seconds"; elif [ $((seconds % 15)) -eq 0 ]; then printf ' %d s' "$seconds"; fi
    done
    wait "$job" || status=$?
    trap - INT TERM
    if [ -t 1 ]; then printf '\r%s…' "$text"; fi
    printf ' %s after %d s\n' "$([ "$status" -eq 0 ] && echo done || echo FAILED)" "$seconds"
    [ "$status" -eq 0 ] || { grep -v '^\[INFO\]' "$log" | tail -60 >&2; return "$status"; }
}

stale() { # stale STAMP PATH...: true if STAMP is missing or something in the paths is newer
    local stamp=$1
    shift
    [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -type f ! -path '*/target/*' ! -path '*/src/test/*' -print -quit)" ]
}

build_server() { # the runnable server in $WORK/app, its quick-start cache beside it
    local jar=exchange-server/target/zhengyuan-app.jar stamp=$WORK/built
    if stale "$stamp" pom.xml .mvn schemas seal-verifier exchange-core exchange-server || [ ! -e "$WORK/app/zhengyuan-app.jar" ]; then
        mkdir -p "$WORK"
        touch "$WORK/building"
        waiting 'Building (the first time downloads libraries)' maven -B package -DskipTests -pl exchange-server -am
        rm -rf "$WORK/app" "$WORK"/*.aot "$WORK"/*.jsa
        "$JDK/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$WORK/app" >/dev/null
        mv "$WORK/building" "$stamp"
    fi
    QUICK_START=()
    local release cache
    release=$("$JDK/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')
    if [ "$JDK_MAJOR" -ge 25 ]; then cache=$WORK/$release.aot; else cache=$WORK/$release.jsa; fi
    # A cache of loaded classes makes each start two to three times quicker. The server does without if it cannot be made.
    [ -e "$cache" ] || waiting 'Preparing quick starts' train "$cache" || true
    [ -e "$cache" ] || return 0
    if [ "$JDK_MAJOR" -ge 25 ]; then QUICK_START=("-XX:AOTCache=$cache" "-Xlog:aot*=off"); else QUICK_START=("-XX:SharedArchiveFile=$cache"); fi
}

build_verifier() { # the offline verifier, one file
    local stamp=seal-verifier/target/verify-built
    if stale "$stamp" pom.xml .mvn seal-verifier || [ ! -e seal-verifier/target/verify.jar ]; then
        mkdir -p seal-verifier/target
        touch "$stamp.new"
        waiting 'Building the verifier (the first time downloads libraries)' maven -B package -Dmaven.test.skip=true -pl seal-verifier
        mv "$stamp.new" "$stamp"
    fi
}

train() { # train CACHE: one start on throw-away data that ends when it is ready
    local data flag status=0
    data=$(mktemp -d "$WORK/train-XXXXXX")
    if [ "$JDK_MAJOR" -ge 25 ]; then flag=-XX:AOTCacheOutput=$1; else flag=-XX:ArchiveClassesAtExit=$1; fi
    "$JDK/bin/java" "@$SERVER_FLAGS" "$flag" -Xlog:disable -jar "$WORK/app/zhengyuan-app.jar" --empty --port 0 \
        --data "$data/data" "--zhengyuan.database.binaries=$WORK/postgres-bin" --zhengyuan.exit-when-ready=true || status=$?
    throw_away "$data"
    rm -f "$1.config"
    return "$status"
}

throw_away() { # throw_away FOLDER: removes a folder that holds data/, and ends the database of a server that was killed there
    local pid
    pid=$(sed -n 1p "$1/data/postgres/postmaster.pid" 2>/dev/null || true)
    if [ -n "$pid" ] && [ "$(readlink "/proc/$pid/cwd")" = "$(readlink -f "$1/data/postgres")" ]; then
        kill -INT "$pid" # PostgreSQL's fast shutdown
        while [ -e "/proc/$pid/cwd" ]; do sleep 0.1; done
    fi
    rm -rf "$1"
}
