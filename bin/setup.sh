# What bin/cuepost and bin/verify need before they can work. Sourced, not run.
# Sets JAVA_HOME to a JDK of at least version 25; offers ensure_ffmpeg, ensure_fonts, ensure_node,
# ensure_chromium, ensure_faketime, ensure_redis, ensure_nginx, ensure_postgres and ensure_built.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
needed_java=25

say() { printf 'cuepost: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# The major version of the JDK in $1, from its release file; nothing if it is not a JDK.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local on_path home version
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" \
      /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/* /opt/java/* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && version=$(jdk_version "$home") || continue
    if [ "${version:-0}" -ge "$needed_java" ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

# Installs a package with the system's package manager, if there is one and we may use it.
install_package() {
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  if command -v apt-get >/dev/null; then
    "${as_root[@]}" apt-get -qq update &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq install -y --no-install-recommends "$1"
  elif command -v dnf >/dev/null; then "${as_root[@]}" dnf -q -y install "$1"
  elif command -v apk >/dev/null; then "${as_root[@]}" apk add --quiet "$1"
  elif command -v pacman >/dev/null; then "${as_root[@]}" pacman -S --noconfirm --quiet "$1"
  else return 1
  fi >/dev/null 2>&1 </dev/null
}

# FFmpeg on PATH, else installed, else left to the one that the server brings along.
ensure_ffmpeg() {
  command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null && return 0
  say "FFmpeg is not installed; asking the package manager for it"
  install_package ffmpeg && return 0
  say "FFmpeg could not be installed; the server uses the one that it brings along"
}

# Fonts that write the world: what the names of the vendor's fonts stand for, each by one of its families.
ensure_fonts() {
  command -v fc-list >/dev/null || install_package fontconfig || true
  local present family package
  present=$(fc-list : family 2>/dev/null)
  while IFS='|' read -r family package; do
    grep -qF "$family" <<<"$present" && continue
    say "the font $family is not installed; asking the package manager for it"
    install_package "$package" ||
      say "$package could not be installed; captions in its letters are drawn with another font or as boxes"
  done <<'EOF'
DejaVu Sans|fonts-dejavu
Noto Sans CJK SC|fonts-noto-cjk
WenQuanYi Zen Hei|fonts-wqy-zenhei
AR PL UMing CN|fonts-arphic-uming
AR PL UKai CN|fonts-arphic-ukai
Noto Naskh Arabic|fonts-noto-core
Symbola|fonts-symbola
EOF
}

# Node.js and npm on PATH, with which the tests run a client; those tests fail without.
ensure_node() {
  command -v npm >/dev/null && command -v node >/dev/null && return 0
  say "Node.js is not installed; asking the package manager for it"
  install_package nodejs || true
  command -v npm >/dev/null || install_package npm || true
  command -v npm >/dev/null ||
    say "Node.js could not be installed; install it so that 'node' and 'npm' are on PATH, or the tests of its client fail"
}

# Chromium on PATH, in which the tests look at the console; those tests fail without. If possible it
# is the one without windows, which takes less than half of the time.
ensure_chromium() {
  command -v chromium-headless-shell >/dev/null && return 0
  say "Chromium's headless shell is not installed; asking the package manager for it"
  install_package chromium-headless-shell && return 0
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
    command -v google-chrome >/dev/null && return 0
  install_package chromium || true
  command -v chromium >/dev/null ||
    say "Chromium could not be installed; install it so that 'chromium' is on PATH, or the tests of the console fail"
}

# Redis on PATH, for whom wants to be compared with what runs on it.
ensure_redis() {
  command -v redis-server >/dev/null && return 0
  say "Redis is not installed; asking the package manager for it"
  install_without_start redis-server redis-server || true
  command -v redis-server >/dev/null ||
    fail "Redis could not be installed; install it so that 'redis-server' is on PATH."
}

# Programs that edit on the command line, for whom wants to be compared with them.
ensure_editors() {
  command -v melt >/dev/null || install_package melt || true
  command -v melt >/dev/null || fail "melt could not be installed; install MLT so that 'melt' is on PATH."
  command -v ges-launch-1.0 >/dev/null && return 0
  for package in ges1.0-tools gstreamer1.0-plugins-{base,good,bad,ugly} gstreamer1.0-libav; do
    install_package "$package" || true
  done
  command -v ges-launch-1.0 >/dev/null ||
    fail "ges-launch could not be installed; install GStreamer's editing services so that 'ges-launch-1.0' is on PATH."
}

ensure_nginx() {
  command -v nginx >/dev/null && return 0
  say "nginx is not installed; asking the package manager for it"
  install_without_start nginx nginx || true
  command -v nginx >/dev/null ||
    fail "nginx could not be installed; install it so that 'nginx' is on PATH."
}

# A program on PATH that sets the clock of others, for the test of servers whose clocks are wrong.
ensure_faketime() {
  command -v faketime >/dev/null && return 0
  install_package faketime || say "faketime could not be installed; what wrong clocks do is not tested"
}

# The directory with PostgreSQL's programs in $postgres, which Debian keeps off PATH.
ensure_postgres() {
  find_postgres && return 0
  say "PostgreSQL is not installed; asking the package manager for it"
  install_without_start postgresql postgresql || true
  find_postgres ||
    fail "PostgreSQL could not be installed; install its server so that 'initdb' and 'postgres' are on PATH."
}

find_postgres() {
  local found
  found=$(command -v postgres || ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null | sort -V | tail -n 1)
  [ -n "$found" ] && postgres=$(dirname "$(readlink -f "$found")") && [ -x "$postgres/initdb" ]
}

# Installs package $1 and stops its service $2, which Debian starts at once, unless it ran before.
install_without_start() {
  local ran=false
  service "$2" status >/dev/null 2>&1 && ran=true
  install_package "$1" || return 1
  $ran || service "$2" stop >/dev/null 2>&1 || sudo -n service "$2" stop >/dev/null 2>&1 || true
}

# The class path of what looks at the code while it is compiled, in $checkers. It is asked for anew when it
# may be another one, or when a jar of it is gone.
find_checkers() {
  local kept=$root/target/checkers.classpath
  if [ ! "$kept" -nt "$root/pom.xml" ] || [ ! "$kept" -nt "$root/.mvn/checkers/pom.xml" ] || ! are_there "$(cat "$kept")"; then
    mkdir -p "$root/target"
    (cd "$root" && mvn -B -ntp -q -f .mvn/checkers/pom.xml dependency:build-classpath -Dmdep.outputFile="$kept") >/dev/null 2>&1 || return 1
  fi
  checkers=$(cat "$kept") && are_there "$checkers"
}

# Whether all files of the class path $1 exist.
are_there() {
  local file
  local IFS=:
  for file in $1; do
    [ -f "$file" ] || return 1
  done
}

# The directory of the Maven on PATH.
maven_home() {
  local home
  home=$(dirname "$(dirname "$(readlink -f "$(command -v mvn)")")")
  [ -d "$home/boot" ] || home=$(mvn --version 2>/dev/null | sed -n 's/^Maven home: //p')
  [ -f "$home/bin/m2.conf" ] && printf '%s\n' "$home"
}

maven() {
  command -v mvn >/dev/null || install_package maven ||
    fail "Maven 3.8 or later is needed to build: install it so that 'mvn' is on PATH."
  # Compilers leave much garbage and share the processors with the tests: few and simple collections,
  # and no second compiler, whose work costs more than it saves until the build is over.
  local options="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms1g -Xmn600m ${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
  local home checkers
  if home=$(maven_home) && find_checkers; then
    # What 'mvn' does, with the checkers beside it: each compilation would load them anew, and run them
    # cold, which takes half of its time.
    # shellcheck disable=SC2046,SC2086 # options are words
    (cd "$root" && "$JAVA_HOME/bin/java" $(cat .mvn/jvm.config) $options \
      -classpath "$(echo "$home"/boot/plexus-classworlds-*.jar):$checkers" \
      -Dclassworlds.conf="$home/bin/m2.conf" -Dmaven.home="$home" \
      -Dlibrary.jansi.path="$home/lib/jansi-native" -Dmaven.multiModuleProjectDirectory="$root" \
      org.codehaus.plexus.classworlds.launcher.Launcher -B -ntp ${MAVEN_ARGS:-} "$@")
  else
    (cd "$root" && MAVEN_OPTS=$options mvn -B -ntp "$@")
  fi
}

# Builds the programs unless what lies in target/ is newer than every source.
ensure_built() {
  local stamp=$root/target/built
  if [ -f "$stamp" ] && [ -z "$(find "$root" -name target -prune -o -name .git -prune -o \
      \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$stamp" -print -quit)" ]; then
    return 0
  fi
  say "building (the first time takes a few minutes)"
  rm -rf "$root"/{server/target/cuepost,demo/target/cuepost-demo,audit/target/cuepost-audit,bench/target/cuepost-bench} # no jars of older versions
  maven -q -T 2 -pl server,demo,audit,bench -am -DskipTests -Dspotless.check.skip=true package >&2 || fail "the build failed; its reason stands above."
  mkdir -p "$root/target"
  touch "$stamp"
}

# Most of what a request allocates is garbage when it ends: with room for many of them, collections
# are rare and find next to nothing. Threads of the system watch the connections, so that a quarter more
# can be sent (docs/decisions/0029).
server_flags=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -XX:+UseSerialGC -Xmn256m -Djdk.pollerMode=1 -Djdk.readPollers=2)
# An SMQ SDK reads errors by JAXB, which says with a stack trace that it cannot make itself faster.
client_flags=(--enable-native-access=ALL-UNNAMED -Dcom.sun.xml.bind.v2.bytecode.ClassTailor.noOptimize=true)
server_java=("${server_flags[@]}" -cp "$root/server/target/cuepost/*")
server_cache=$root/server/target/cuepost.aot

JAVA_HOME=$(find_jdk) ||
  fail "JDK $needed_java or later is needed and none was found in JAVA_HOME, on PATH or in the usual places; install one, such as Eclipse Temurin $needed_java, or set JAVA_HOME."
export JAVA_HOME
