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

// FromClient is the command as it runs on the client's machine, with kubectl's access to the cluster; call its
// methods through InClient.
func FromClient(name string, arguments ...string) *exec.Cmd {
	command := exec.Command(name, arguments...)
	command.Env = append(os.Environ(), "KUBECONFIG="+layout.Kubeconfig(pki.Admin))
	return command
}

// InClient runs f in the network of the client's machine.
func InClient(f func() error) error {
	client, err := machine.Find(layout.Client)
	if err != nil {
		return err
	}
	return client.InNetwork(f)
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
	command := FromClient("kubectl", arguments...)
	command.Stdin = strings.NewReader(input)
	var output, problems bytes.Buffer
	command.Stdout, command.Stderr = &output, &problems
	if err := InClient(command.Run); err != nil {
		return "", fmt.Errorf("kubectl %s: %w: %s", strings.Join(arguments, " "), err, strings.TrimSpace(problems.String()))
	}
	return strings.TrimSpace(output.String()), nil
}
