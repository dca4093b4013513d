package cluster

import (
	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/machine"
	"skerry.io/testkit/kube/internal/pki"
)

const etcdURL = "http://127.0.0.1:2379"

// controlPlane is the control plane's machine. self is the rig's own program.
func controlPlane(self string) machine.Spec {
	return machine.Spec{Name: layout.ControlPlane, Services: []machine.Service{
		{Name: "etcd", Command: []string{
			"etcd", "--data-dir", layout.Path("etcd"), "--log-level", "warn",
			"--listen-client-urls", etcdURL, "--advertise-client-urls", etcdURL,
			"--listen-peer-urls", "http://127.0.0.1:2380",
			// The cluster is as short-lived as its test, and the disk belongs to the volumes.
			"--unsafe-no-fsync",
		}},
		apiServer(),
		{Name: "controller-manager", Command: []string{
			"kube-controller-manager", "--kubeconfig", layout.Kubeconfig("controller-manager"),
			"--bind-address", "127.0.0.1", "--leader-elect=false", "--allocate-node-cidrs=false",
			"--use-service-account-credentials",
			"--service-account-private-key-file", pki.Key("service-accounts"),
			"--root-ca-file", pki.Authority(),
			"--cluster-signing-cert-file", pki.Authority(), "--cluster-signing-key-file", pki.Key("ca"),
		}},
		{Name: "scheduler", Command: []string{
			"kube-scheduler", "--kubeconfig", layout.Kubeconfig("scheduler"),
			"--bind-address", "127.0.0.1", "--leader-elect=false",
		}},
		{Name: "storage", Command: []string{self, "storage"}},
		{Name: "csi-provisioner", Command: []string{
			"csi-provisioner", "--csi-address", layout.StorageSocket(), "--kubeconfig", layout.Kubeconfig(pki.Admin),
			"--default-fstype", "ext4",
		}},
		{Name: "csi-attacher", Command: []string{
			"csi-attacher", "--csi-address", layout.StorageSocket(), "--kubeconfig", layout.Kubeconfig(pki.Admin),
		}},
		{Name: "balancer", Command: []string{self, "balancer"}},
	}}
}

func apiServer() machine.Service {
	return machine.Service{Name: "apiserver", Command: []string{
		"kube-apiserver",
		"--etcd-servers", etcdURL,
		"--bind-address", layout.FabricAddress, "--secure-port", "6443",
		"--advertise-address", layout.FabricAddress,
		"--service-cluster-ip-range", layout.ServiceNetwork,
		"--cert-dir", layout.Path("apiserver"),
		"--tls-cert-file", pki.Certificate("apiserver"), "--tls-private-key-file", pki.Key("apiserver"),
		"--client-ca-file", pki.Authority(),
		"--kubelet-certificate-authority", pki.Authority(),
		"--kubelet-client-certificate", pki.Certificate("kubelet-client"),
		"--kubelet-client-key", pki.Key("kubelet-client"),
		"--kubelet-preferred-address-types", "InternalIP",
		"--service-account-issuer", "https://kubernetes.default.svc." + layout.ClusterDomain,
		"--service-account-key-file", layout.Path("pki", "service-accounts.pub"),
		"--service-account-signing-key-file", pki.Key("service-accounts"),
		"--authorization-mode", "Node,RBAC",
		"--enable-admission-plugins", "NodeRestriction",
		// The API server is on no node, so no kube-proxy turns Services' addresses into pods' for it.
		"--enable-aggregator-routing",
	}}
}
