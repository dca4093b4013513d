# Shared by ./dev and ./skerry: finding a JDK 25 and Maven, and building the server. Sourced by
# bash, after the caller has set `root` to the folder of the source tree.

jdk_wanted=25
lib="$root/cli/target/skerry/lib"
aot_cache="$root/cli/target/skerry/skerry.aot"
main_class=io.skerry.cli.Main

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# True when the folder $1 holds a JDK of the version we want, with its compiler.
is_wanted_jdk() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] &&
    [ -r "$1/release" ] && grep -q "^JAVA_VERSION=\"$jdk_wanted[.\"]" "$1/release"
}

# Sets and exports JAVA_HOME: the caller's own, else one under /usr/lib/jvm, else the one on PATH.
find_java() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*"$jdk_wanted"* "$(java_home_on_path)"; do
    if is_wanted_jdk "$candidate"; then
      export JAVA_HOME="$candidate"
      return
    fi
  done
  fail "no JDK $jdk_wanted was found. Looked at JAVA_HOME (${JAVA_HOME:-not set})," \
    "/usr/lib/jvm/*$jdk_wanted* and the javac on PATH." \
    "Install a JDK $jdk_wanted (Temurin, for one) or point JAVA_HOME at one."
}

java_home_on_path() {
  local javac
  javac="$(command -v javac)" && dirname "$(dirname "$(readlink -f "$javac")")"
}

find_maven() {
  command -v mvn >/dev/null ||
    fail "no mvn was found on PATH. Install Apache Maven 3.8 or newer (Debian: apt install maven)."
}

# Runs Maven on the whole tree, or on what the arguments say.
maven() {
  mvn -B -ntp -f "$root/pom.xml" "$@"
}

# True when one of the paths $2.. (files or folders, to any depth) changed after the file $1 was written.
# A deleted file counts: it changes its folder.
changed_since() {
  local stamp="$1"
  shift
  [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -print -quit)" ]
}

# Builds the server and lays it out, if a source or a pom changed since it was last done.
build_server() {
  local stamp="$root/cli/target/skerry/built"
  changed_since "$stamp" "$root"/*/src/main "$root"/*/pom.xml "$root/pom.xml" "$root/.mvn" ||
    return 0
  find_maven
  echo "$(basename "$0"): building" >&2
  rm -rf "$lib" "$stamp" "$aot_cache"
  mkdir -p "$(dirname "$stamp")"
  touch "$stamp.started"
  maven -q -pl cli -am -Dmaven.test.skip=true package >&2 || fail "the build failed (see above)"
  train_aot_cache
  mv "$stamp.started" "$stamp"
}

# Sets the array `java_command`: java with the server's flags, ready for Main's arguments. The class
# path, not the module path: resolving modules costs some 0.3 s at each start without an AOT cache
# (docs/design). The compiler and the tidy tests hold the modules' borders.
set_java_command() {
  local jars=("$lib"/*.jar)
  java_command=(
    "$JAVA_HOME/bin/java"
    -XX:+UseSerialGC
    -XX:+UseCompactObjectHeaders
    -XX:-UsePerfData
    -XX:+ExitOnOutOfMemoryError
    --enable-native-access=ALL-UNNAMED
  )
  [ ! -e "$aot_cache" ] || java_command+=("-XX:AOTCache=$aot_cache")
  java_command+=("$@" --class-path "$(IFS=:; echo "${jars[*]}")" "$main_class")
}

# Makes the cache of loaded and linked classes (JEP 514) that halves the start. The training run is
# what the cache will be good for; a build without a cache is whole, only slower to start.
train_aot_cache() {
  set_java_command "-XX:AOTCacheOutput=$aot_cache"
  "${java_command[@]}" train >"$aot_cache.log" 2>&1 || rm -f "$aot_cache"
}
