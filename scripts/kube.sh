# The rig's programs, and `./dev kube`. Sourced by ./dev, after common.sh.
#
# Three sets of programs are made once and cached outside the tree, each under a name that changes when
# its pins change: Kubernetes and what runs beside it are built from Go modules, pinned by go.mod and
# go.sum; the rest is taken out of Debian's packages, pinned by debian.list, without installing them.

kube_source="$root/testkit/kube"
kube_cache="${XDG_CACHE_HOME:-$HOME/.cache}/skerry-kube"
rig="$kube_source/target/skerry-rig"

# The first letters of the hash of the files $@: they name a set of programs.
hash_of() {
  cat "$@" | sha256sum | cut -c1-12
}

# The version of the module $2 in the go.mod of the folder $1.
module_version() {
  sed -nE "s|^(require)?[[:space:]]*$2 (v[^ ]+).*|\2|p" "$1/go.mod" | head -1
}

# The programs that the go.mod of the folder $1 names as tools, one package a line.
tools_of() {
  sed -n '/^tool (/,/^)/p' "$1/go.mod" | grep -E '^[[:space:]]' | tr -d '[:blank:]'
}

# Sets the folders of the three sets. Kubernetes' name carries its version for people.
find_kube_programs() {
  kubernetes_version="$(module_version "$kube_source/kubernetes" k8s.io/kubernetes)"
  kubernetes_programs="$kube_cache/$kubernetes_version-$(hash_of "$kube_source"/kubernetes/go.{mod,sum})"
  addon_programs="$kube_cache/addons-$(hash_of "$kube_source"/addons/go.{mod,sum})"
  debian_programs="$kube_cache/debian-$(hash_of "$kube_source/debian.list")"
}

find_go() {
  command -v go >/dev/null || fail "no go was found on PATH. The rig needs Go 1.26 or newer."
}

# Builds what the cache lacks; says what it does.
make_kube_programs() {
  find_kube_programs
  local version="${kubernetes_version#v}"
  local at=k8s.io/component-base/version
  build_tools kubernetes "$kubernetes_programs" "-X $at.gitVersion=v$version -X $at.gitMajor=${version%%.*}
    -X $at.gitMinor=$(cut -d. -f2 <<<"$version") -X $at.gitTreeState=clean"
  build_tools addons "$addon_programs" ""
  unpack_debian_packages
}

# Builds the tools of the folder $1 of the rig into the folder $2, with the linker's flags $3.
build_tools() {
  local source="$kube_source/$1" target="$2" flags="-s -w $3" package name started
  mkdir -p "$target"
  for package in $(tools_of "$source"); do
    name="$(program_name "$package")"
    [ ! -x "$target/$name" ] || continue
    find_go
    started=$SECONDS
    echo "kube: building $name (once; later runs take it from $target)"
    (cd "$source" && CGO_ENABLED=0 go build -p 2 -trimpath -ldflags "$flags" -o "$target/$name.part" "$package") ||
      fail "building $name failed (see above)"
    mv "$target/$name.part" "$target/$name"
    echo "kube: built $name in $((SECONDS - started)) s"
  done
}

# The last part of a package's path, without a major version: github.com/coredns/coredns is coredns.
program_name() {
  sed -E 's|/v[0-9]+$||; s|.*/||' <<<"$1"
}

# Takes the programs of debian.list out of their packages. Nothing is installed.
unpack_debian_packages() {
  [ ! -e "$debian_programs/complete" ] || return 0
  local packages
  echo "kube: fetching Debian's packages (once; later runs take them from $debian_programs)"
  command -v apt-get >/dev/null || fail "no apt-get was found. The rig takes containerd, etcd and others from Debian 12's packages."
  rm -rf "$debian_programs"
  mkdir -p "$debian_programs/packages"
  packages="$(grep -v '^#' "$kube_source/debian.list" | tr ' ' '=')"
  # shellcheck disable=SC2086 # one argument each
  (cd "$debian_programs/packages" && apt-get -q -q -o APT::Sandbox::User=root download $packages) ||
    fail "apt-get download failed (see above). Are the package lists fresh? apt-get update"
  for package in "$debian_programs"/packages/*.deb; do
    dpkg-deb --extract "$package" "$debian_programs"
  done
  rm -r "$debian_programs/packages"
  touch "$debian_programs/complete"
}

# Compiles the rig's own two programs: go build does nothing where nothing changed.
build_rig() {
  find_go
  (cd "$kube_source" && CGO_ENABLED=0 go build -trimpath -o "$kube_source/target/" ./cmd/skerry-rig ./cmd/podtool) ||
    fail "building the rig failed (see above)"
}

# Lets the rig find its programs, and the Debian ones their libraries.
set_kube_environment() {
  find_kube_programs
  export PATH="$kubernetes_programs:$addon_programs:$debian_programs/usr/bin:$debian_programs/usr/sbin:$debian_programs/usr/lib/cni:$debian_programs/bin:$PATH"
  export LD_LIBRARY_PATH="$debian_programs/usr/lib/x86_64-linux-gnu:$debian_programs/lib/x86_64-linux-gnu${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
}

kube() {
  case "${1:-}" in
    up) make_kube_programs ;;
    test)
      set_kube_environment
      cd "$kube_source"
      # Without a name all but the rule of six minutes, and first the parts that need no cluster.
      local which=(-run "${2:-}")
      if [ -z "${2:-}" ]; then
        which=(-skip SixMinutes)
        go test ./internal/...
      fi
      RIG="$rig" exec go test -tags rig -count=1 -v -timeout 20m "${which[@]}" ./smoke
      ;;
  esac
  set_kube_environment
  # What runs may be replaced only while nothing of it runs.
  [ -e /var/lib/skerry-kube ] && [ -x "$rig" ] || build_rig
  exec "$rig" "$@"
}
