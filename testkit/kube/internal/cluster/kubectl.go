package cluster

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/machine"
	"skerry.io/testkit/kube/internal/pki"
)

// On runs the command in the network of the machine with the name, with kubectl's access to the cluster. Its
// files are those of this machine.
func On(name string, command *exec.Cmd) error {
	m, err := machine.Find(name)
	if err != nil {
		return err
	}
	command.Env = append(os.Environ(), "KUBECONFIG="+layout.Kubeconfig(pki.Admin))
	return m.InNetwork(command.Run)
}

// Kubectl runs kubectl and keeps its output for the error.
func Kubectl(arguments ...string) error {
	_, err := kubectl("", arguments...)
	return err
}

// KubectlOutput is what kubectl prints.
func KubectlOutput(arguments ...string) (string, error) { return kubectl("", arguments...) }

// Apply makes the objects of the manifest, or changes them to it.
func Apply(manifest string) error {
	_, err := kubectl(manifest, "apply", "--server-side", "--filename=-")
	return err
}

func kubectl(input string, arguments ...string) (string, error) {
	command := exec.Command("kubectl", arguments...)
	command.Stdin = strings.NewReader(input)
	var output, problems bytes.Buffer
	command.Stdout, command.Stderr = &output, &problems
	if err := On(layout.Client, command); err != nil {
		return "", fmt.Errorf("kubectl %s: %w: %s", strings.Join(arguments, " "), err, strings.TrimSpace(problems.String()))
	}
	return strings.TrimSpace(output.String()), nil
}
