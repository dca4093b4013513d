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
