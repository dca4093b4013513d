package cluster

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/oci"
)

// applets are the commands of the tools image that busybox provides.
var applets = []string{
	"sh", "cat", "dd", "df", "echo", "grep", "hostname", "ip", "kill", "ls", "mkdir", "nc", "nslookup", "ps",
	"rm", "sleep", "stat", "sync", "test", "touch", "wc", "wget",
}

// makeImages writes the images of the rig's own pods and returns their files.
func makeImages(self string) ([]string, error) {
	if err := os.MkdirAll(layout.Images(), layout.StateFolderRights); err != nil {
		return nil, err
	}
	coredns, err := exec.LookPath("coredns")
	if err != nil {
		return nil, err
	}
	busybox, err := exec.LookPath("busybox")
	if err != nil {
		return nil, err
	}
	podtool := filepath.Join(filepath.Dir(self), "podtool")
	links := map[string]string{}
	for _, applet := range applets {
		links["/bin/"+applet] = "busybox"
	}
	images := []oci.Image{
		{Name: layout.PauseImage, Files: map[string]string{"/podtool": podtool}, Entrypoint: []string{"/podtool", "pause"}},
		{Name: layout.DNSImage, Files: map[string]string{"/coredns": coredns}, Entrypoint: []string{"/coredns"}},
		{
			Name: layout.ToolsImage, Files: map[string]string{"/bin/podtool": podtool, "/bin/busybox": busybox},
			Links: links, Folders: []string{"/tmp", "/etc"}, Entrypoint: []string{"/bin/podtool", "serve"},
		},
	}
	var files []string
	for _, image := range images {
		file := filepath.Join(layout.Images(), strings.NewReplacer("/", "_", ":", "_").Replace(image.Name)+".tar")
		if err := image.Write(file); err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// Load gives the image in the file to all nodes that are on.
func Load(files ...string) error {
	return onEachNode(func(node string) error { return load(node, files...) })
}

func load(node string, files ...string) error {
	for _, file := range files {
		command := exec.Command("ctr", "--address", layout.ContainerdSocket(node), "--namespace", "k8s.io", "images", "import", file)
		if output, err := command.CombinedOutput(); err != nil {
			return fmt.Errorf("giving %s to %s: %w: %s", file, node, err, output)
		}
	}
	return nil
}

// waitForContainerd waits until the node's containerd answers.
func waitForContainerd(node string) error {
	return waitUntil("containerd of "+node, 30*time.Second, func() error {
		output, err := exec.Command("ctr", "--address", layout.ContainerdSocket(node), "version").CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, output)
		}
		return nil
	})
}

// onEachNode runs f for all nodes at once.
func onEachNode(f func(node string) error) error {
	results := make(chan error)
	for _, node := range layout.Nodes {
		go func() { results <- f(node) }()
	}
	var all error
	for range layout.Nodes {
		all = errors.Join(all, <-results)
	}
	return all
}

// waitUntil asks until the answer is nil. what is waited for is named in the error.
func waitUntil(what string, limit time.Duration, ask func() error) error {
	for end := time.Now().Add(limit); ; time.Sleep(100 * time.Millisecond) {
		err := ask()
		if err == nil {
			return nil
		}
		if time.Now().After(end) {
			return fmt.Errorf("%s is not there after %v: %w", what, limit, err)
		}
	}
}
