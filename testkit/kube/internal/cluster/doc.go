// Package cluster puts the rig together: it makes the machines, wires them, starts Kubernetes on them, and
// takes everything down again.
//
//	client (198.18.1.2) -- control-plane (198.18.0.1, bridge "fabric") -- n1, n2, n3 (198.18.0.11 ..)
//
// The control plane's machine runs etcd, the API server, the controllers, the storage side of the volumes and
// the balancer, and is the switch and router between the others. A node runs containerd, kubelet, kube-proxy
// and the volumes' node side. Pods have addresses of their node's network (198.19.N.0/24), reached by static
// routes: no overlay. The client's machine runs what a test starts there.
//
// Up writes down nothing that Down needs but files below layout.State: what is to be killed is found by its
// cgroup, so that an interrupted Up is taken down as a whole one.
//
// Rejected: kubeadm, kind, k3s. The first two want a container engine and a registry, neither of which a
// contributor's machine need have; the last is not the Kubernetes that customers run.
package cluster
