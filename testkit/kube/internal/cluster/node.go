package cluster

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"text/template"

	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/machine"
	"skerry.io/testkit/kube/internal/pki"
)

//go:embed containerd.toml
var nodeFiles embed.FS

type object = map[string]any

// node is a node's machine; its files are to be written first.
func node(self, name string) machine.Spec {
	return machine.Spec{Name: name, Services: []machine.Service{
		{Name: "containerd", Command: []string{"containerd", "--config", layout.Path(name, "containerd.toml")}},
		{Name: "kubelet", Command: []string{
			"kubelet", "--config", layout.Path(name, "kubelet.json"), "--kubeconfig", layout.Kubeconfig(name),
			"--root-dir", layout.Kubelet(name), "--cert-dir", layout.Path(name, "kubelet-pki"),
			"--hostname-override", name, "--node-ip", layout.NodeAddress(name),
		}},
		{Name: "kube-proxy", Command: []string{"kube-proxy", "--config", layout.Path(name, "kube-proxy.json")}},
		{Name: "volumes", Command: []string{self, "volumes", name}},
	}}
}

// writeNodeFiles writes what the node's programs read.
func writeNodeFiles(name string) error {
	for _, folder := range []string{"cni", "log", "pods"} {
		if err := os.MkdirAll(layout.Path(name, folder), layout.StateFolderRights); err != nil {
			return err
		}
	}
	if err := writeContainerdFile(name); err != nil {
		return err
	}
	for file, content := range map[string]object{
		"kubelet.json":     kubeletConfiguration(name),
		"kube-proxy.json":  proxyConfiguration(name),
		"cni/rig.conflist": podNetwork(name),
	} {
		text, err := json.MarshalIndent(content, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(layout.Path(name, file), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func writeContainerdFile(name string) error {
	runc, err := exec.LookPath("runc")
	if err != nil {
		return err
	}
	plugins, err := exec.LookPath("host-local")
	if err != nil {
		return err
	}
	file, err := template.ParseFS(nodeFiles, "containerd.toml")
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := file.Execute(&text, map[string]string{
		"Root": layout.Path(name, "containerd"), "State": layout.Path(name, "run", "containerd"),
		"Socket": layout.ContainerdSocket(name), "Opt": layout.Path(name, "opt"),
		"Runc": runc, "Plugins": filepath.Dir(plugins), "Networks": layout.Path(name, "cni"),
		"Pause": layout.PauseImage,
	}); err != nil {
		return err
	}
	return os.WriteFile(layout.Path(name, "containerd.toml"), text.Bytes(), 0o644)
}

func kubeletConfiguration(name string) object {
	return object{
		"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration",
		"address": layout.NodeAddress(name), "healthzBindAddress": "127.0.0.1",
		"tlsCertFile": pki.Certificate(pki.Serving(name)), "tlsPrivateKeyFile": pki.Key(pki.Serving(name)),
		"authentication": object{
			"x509": object{"clientCAFile": pki.Authority()}, "webhook": object{"enabled": true},
			"anonymous": object{"enabled": false},
		},
		"authorization":            object{"mode": "Webhook"},
		"containerRuntimeEndpoint": "unix://" + layout.ContainerdSocket(name),
		"cgroupDriver":             "cgroupfs", "cgroupRoot": "/" + layout.Cgroup + "/" + name, "failCgroupV1": false,
		"enforceNodeAllocatable": []string{}, "failSwapOn": false, "oomScoreAdj": 0,
		"podLogsDir": layout.Path(name, "pods"), "resolvConf": "",
		"clusterDNS": []string{layout.DNSService}, "clusterDomain": layout.ClusterDomain,
		"volumePluginDir": layout.Path(name, "volume-plugins"),
		// All nodes share one disk with the rest of this machine: its filling up is not theirs to act on.
		"evictionHard": object{
			"memory.available": "50Mi", "nodefs.available": "0%", "nodefs.inodesFree": "0%",
			"imagefs.available": "0%", "imagefs.inodesFree": "0%",
		},
		"imageGCHighThresholdPercent": 100, "imageGCLowThresholdPercent": 99,
	}
}

func proxyConfiguration(name string) object {
	return object{
		"apiVersion": "kubeproxy.config.k8s.io/v1alpha1", "kind": "KubeProxyConfiguration",
		"clientConnection": object{"kubeconfig": layout.Kubeconfig("proxy")},
		"hostnameOverride": name, "mode": "nftables", "clusterCIDR": layout.PodNetwork, "oomScoreAdj": 0,
		"healthzBindAddress": fmt.Sprintf("%s:%d", layout.NodeAddress(name), layout.ProxyHealthPort),
		"metricsBindAddress": "127.0.0.1:10249",
		"conntrack":          object{"maxPerCore": 0, "min": 0},
	}
}

// podNetwork gives each pod a link of its own to the node, which routes. Pods of one node do not share a
// bridge, on which answers to a Service's address would pass by the node's translation.
func podNetwork(name string) object {
	return object{
		"cniVersion": "0.4.0", "name": "rig",
		"plugins": []object{{
			"type": "ptp", "ipMasq": false, "mtu": 1500,
			"ipam": object{
				"type":    "host-local",
				"ranges":  [][]object{{{"subnet": layout.NodePodNetwork(name)}}},
				"routes":  []object{{"dst": "0.0.0.0/0"}},
				"dataDir": layout.Path(name, "run", "leases"),
			},
		}},
	}
}
