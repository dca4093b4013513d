package cluster

import (
	"embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"golang.org/x/sys/unix"

	"skerry.io/testkit/kube/internal/api"
	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/machine"
	"skerry.io/testkit/kube/internal/pki"
)

//go:embed manifests
var manifests embed.FS

// programs are those that the rig starts and did not build itself.
var programs = []string{
	"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy", "kubectl",
	"containerd", "containerd-shim-runc-v2", "ctr", "runc", "host-local", "ptp", "loopback", "nft", "ip",
	"coredns", "csi-provisioner", "csi-attacher", "busybox",
}

// rig is one Up under way.
type rig struct {
	self    string
	say     func(format string, arguments ...any)
	control machine.Machine
	client  *api.Client
	images  chan made // of the image files, which are written while the control plane starts
}

type made struct {
	files []string
	err   error
}

// Up makes the rig. What it made when it fails is left as it is, for a look at the logs; Down removes it.
func Up(self string, say func(format string, arguments ...any)) error {
	if err := check(); err != nil {
		return err
	}
	lock, err := takeLock()
	if err != nil {
		return err
	}
	defer lock.Close()
	if err := machine.JoinCgroup("rig"); err != nil {
		return err
	}
	r := &rig{self: self, say: say, images: make(chan made, 1)}
	go func() {
		files, err := makeImages(self)
		r.images <- made{files, err}
	}()
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"certificates", pki.Make},
		{"control plane", r.startControlPlane},
		{"three nodes and the client's machine", r.startNodes},
		{"images on the nodes", r.giveImages},
		{"cluster DNS, storage classes", r.applyManifests},
		{"nodes ready", r.waitForNodes},
		{"cluster DNS ready", r.waitForDNS},
	} {
		started := time.Now()
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w\nThe logs are in %s/*/log; ./dev kube down takes down what there is", step.name, err, layout.State)
		}
		say("%s (%.1f s)", step.name, time.Since(started).Seconds())
	}
	return nil
}

func check() error {
	if os.Geteuid() != 0 {
		return errors.New("the rig makes namespaces, mounts and cgroups: run it as root")
	}
	if _, err := os.Stat(layout.State); err == nil {
		return errors.New("the rig is up, or an earlier `up` failed: ./dev kube down first")
	}
	if _, err := os.Stat("/dev/fuse"); err != nil {
		return fmt.Errorf("the rig's volumes need FUSE: %w", err)
	}
	var missing error
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			missing = errors.Join(missing, err)
		}
	}
	return missing
}

// takeLock makes the state folder and takes its lock, so that no two commands make or remove the rig at once.
func takeLock() (*os.File, error) {
	if err := os.MkdirAll(layout.State, layout.StateFolderRights); err != nil {
		return nil, err
	}
	folder, err := os.Open(layout.State)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(folder.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		folder.Close()
		return nil, errors.New("another `up` or `down` of the rig is at work")
	}
	return folder, nil
}

func (r *rig) startControlPlane() error {
	var err error
	if r.control, err = machine.PowerOn(controlPlane(r.self), makeFabric); err != nil {
		return err
	}
	if r.client, err = api.Outside(); err != nil {
		return err
	}
	return waitUntil("the API server", time.Minute, func() error { return r.client.Get("/readyz", nil) })
}

func (r *rig) startNodes() error {
	if _, err := machine.PowerOn(machine.Spec{Name: layout.Client}, plugInClient(r.control)); err != nil {
		return err
	}
	for _, name := range layout.Nodes {
		if err := StartNode(r.self, name); err != nil {
			return err
		}
	}
	return nil
}

// StartNode switches a node on. It comes back with the disk that it had.
func StartNode(self, name string) error {
	control, err := machine.Find(layout.ControlPlane)
	if err != nil {
		return err
	}
	if err := writeNodeFiles(name); err != nil {
		return err
	}
	_, err = machine.PowerOn(node(self, name), plugIn(control))
	return err
}

func (r *rig) giveImages() error {
	images := <-r.images
	if images.err != nil {
		return images.err
	}
	return onEachNode(func(node string) error {
		if err := waitForContainerd(node); err != nil {
			return err
		}
		return load(node, images.files...)
	})
}

func (r *rig) applyManifests() error {
	entries, err := manifests.ReadDir("manifests")
	if err != nil {
		return err
	}
	for _, entry := range entries {
		text, err := manifests.ReadFile("manifests/" + entry.Name())
		if err != nil {
			return err
		}
		if err := Apply(string(text)); err != nil {
			return fmt.Errorf("%s: %w", entry.Name(), err)
		}
	}
	return nil
}

func (r *rig) waitForNodes() error {
	return waitUntil("a node", 2*time.Minute, func() error {
		var nodes api.List[api.Node]
		if err := r.client.Get("/api/v1/nodes", &nodes); err != nil {
			return err
		}
		ready := 0
		for _, node := range nodes.Items {
			if node.Ready() {
				ready++
			}
		}
		if ready < len(layout.Nodes) {
			return fmt.Errorf("%d of %d nodes are ready", ready, len(layout.Nodes))
		}
		return nil
	})
}

func (r *rig) waitForDNS() error {
	return Kubectl("rollout", "status", "--namespace=kube-system", "--timeout=120s", "deployment/coredns")
}
