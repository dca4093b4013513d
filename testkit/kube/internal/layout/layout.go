// Package layout says where everything of the rig is: folders, addresses, names. It does nothing.
//
// The addresses are those set aside for test benches (RFC 2544, 198.18.0.0/15). They exist only inside the
// rig's network namespaces, none of which has a way out of the machine.
package layout

import (
	"fmt"
	"path/filepath"
)

const (
	// State holds every file that the rig makes. There is one rig on a machine, at most.
	State = "/var/lib/skerry-kube"
	// Cgroup is the cgroup, in every hierarchy, of every process that the rig starts.
	Cgroup = "skerry-kube"

	FabricAddress  = "198.18.0.1"
	ClientGateway  = "198.18.1.1"
	ClientAddress  = "198.18.1.2"
	BalancerPrefix = "198.18.2." // addresses of Services of type LoadBalancer
	ServiceNetwork = "198.18.128.0/20"
	APIService     = "198.18.128.1"
	DNSService     = "198.18.128.10"
	PodNetwork     = "198.19.0.0/16"

	APIServer = "https://" + FabricAddress + ":6443"

	ProxyHealthPort   = 10256
	PauseImage        = "skerry.local/pause:1"
	ToolsImage        = "skerry.local/tools:1"
	DNSImage          = "skerry.local/coredns:1"
	DriverName        = "volumes.rig.skerry.io"
	ControlPlane      = "control-plane"
	Client            = "client"
	ClusterDomain     = "cluster.local"
	StateFolderRights = 0o755
)

// Nodes are the names of the nodes.
var Nodes = []string{"n1", "n2", "n3"}

// Number is the number of a node: 1 for n1.
func Number(node string) int {
	for i, name := range Nodes {
		if name == node {
			return i + 1
		}
	}
	return 0
}

func NodeAddress(node string) string    { return fmt.Sprintf("198.18.0.%d", 10+Number(node)) }
func NodePodNetwork(node string) string { return fmt.Sprintf("198.19.%d.0/24", Number(node)) }

// Path is a path below the state folder.
func Path(parts ...string) string { return filepath.Join(append([]string{State}, parts...)...) }

func Log(machine, service string) string { return Path(machine, "log", service+".log") }
func Kubeconfig(user string) string      { return Path("pki", user+".kubeconfig") }
func Volumes() string                    { return Path("volumes") }
func Images() string                     { return Path("images") }

// Kubelet is the root folder of the node's kubelet.
func Kubelet(node string) string { return Path(node, "kubelet") }

// StorageSocket is where the storage side of the volumes listens.
func StorageSocket() string { return Path(ControlPlane, "run", "storage.sock") }

// ContainerdSocket is where the node's containerd listens.
func ContainerdSocket(node string) string { return Path(node, "run", "containerd.sock") }
