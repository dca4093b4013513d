// The rig: a real Kubernetes on one machine, and the volumes that it can break. See docs/rig.md.
module skerry.io/testkit/kube

go 1.26.0

require (
	github.com/hanwen/go-fuse/v2 v2.12.1
	golang.org/x/sys v0.45.0
)
