package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"

	"skerry.io/testkit/kube/internal/balancer"
	"skerry.io/testkit/kube/internal/cluster"
	"skerry.io/testkit/kube/internal/csi"
	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/machine"
)

const usage = `usage: ./dev kube VERB

  up                              make the cluster: control plane, nodes n1 n2 n3, DNS, storage classes, client
  down                            take everything away, also what a failed up left
  test [NAME]                     try all of it, with times (up first); NAME is a pattern of tests' names
  kubectl ARGUMENTS               kubectl, as administrator
  client COMMAND ARGUMENTS        run a command in the network of the client's machine
  on MACHINE COMMAND ARGUMENTS    the same for another: a node that is cut off can be asked from inside
  load IMAGE.tar ...              give an OCI image to all nodes
  node stop|start|cut|heal|freeze|thaw NODE
                                  power off and on; pull the network's plug; halt all of its processes
  service stop|start|restart MACHINE NAME ...
                                  one program: kubelet, containerd, kube-proxy, volumes of a node;
                                  etcd, apiserver, controller-manager, scheduler .. of control-plane
  volume list                     volumes, their claims, nodes, unsynced bytes and faults
  volume detach|freeze|thaw|lose CLAIM [NODE]
                                  the storage cuts the node off; its path hangs; what was not synced is lost
  volume delay CLAIM sync|write|read MILLISECONDS
  volume fail CLAIM sync|write|read [COUNT]
  volume full|read-only|clear CLAIM
                                  CLAIM is NAMESPACE/NAME, or NAME in the namespace default
`

func main() {
	if len(os.Args) < 2 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	err := run(os.Args[1], os.Args[2:])
	var exit *exec.ExitError
	switch {
	case errors.Is(err, errUsage):
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	case errors.As(err, &exit) && slices.Contains(passedOn, os.Args[1]):
		os.Exit(exit.ExitCode())
	case err != nil:
		fmt.Fprintln(os.Stderr, "kube:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New("usage")

// passedOn are the verbs that end as the command ends that they run.
var passedOn = []string{"kubectl", "client", "on"}

func run(verb string, arguments []string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	switch {
	case verb == "init" && len(arguments) == 1:
		return machine.Init(arguments[0])
	case verb == "storage":
		return csi.ServeStorage()
	case verb == "volumes" && len(arguments) == 1:
		return csi.ServeNode(self, arguments[0])
	case verb == "mount" && len(arguments) == 1:
		return csi.Mount(arguments[0])
	case verb == "balancer":
		return balancer.Run()
	case verb == "down":
		return cluster.Down(say)
	case verb == "up":
		return cluster.Up(self, say)
	}
	return act(self, verb, arguments)
}

// act is for verbs that need a rig that is up. What they start belongs to it, and ends with it.
func act(self, verb string, arguments []string) error {
	if !slices.Contains(append(passedOn, "load", "node", "service", "volume"), verb) {
		return errUsage
	}
	if _, err := machine.Find(layout.ControlPlane); err != nil {
		return err
	}
	if err := machine.JoinCgroup("rig"); err != nil {
		return err
	}
	switch {
	case verb == "kubectl":
		return passOn(layout.Client, "kubectl", arguments...)
	case verb == "client" && len(arguments) > 0:
		return passOn(layout.Client, arguments[0], arguments[1:]...)
	case verb == "on" && len(arguments) > 1:
		return passOn(arguments[0], arguments[1], arguments[2:]...)
	case verb == "load" && len(arguments) > 0:
		return cluster.Load(arguments...)
	case verb == "node" && len(arguments) == 2:
		return nodeVerb(self, arguments[0], arguments[1])
	case verb == "service" && len(arguments) >= 3:
		return serviceVerb(arguments[0], arguments[1], arguments[2:])
	case verb == "volume" && len(arguments) >= 1:
		return volumeVerb(arguments[0], arguments[1:])
	}
	return errUsage
}

// passOn runs the command on the machine with this process' input and output.
func passOn(machine, name string, arguments ...string) error {
	command := exec.Command(name, arguments...)
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cluster.On(machine, command)
}

func say(format string, arguments ...any) { fmt.Printf("kube: "+format+"\n", arguments...) }

func nodeVerb(self, verb, name string) error {
	if !slices.Contains(layout.Nodes, name) {
		return fmt.Errorf("there is no node %s; there are %s", name, strings.Join(layout.Nodes, ", "))
	}
	switch verb {
	case "start":
		return cluster.StartNode(self, name)
	case "stop":
		return cluster.StopNode(name)
	case "cut", "heal":
		return cluster.Cut(name, verb == "cut")
	case "freeze", "thaw":
		m, err := machine.Find(name)
		if err != nil {
			return err
		}
		return m.Freeze(verb == "freeze")
	}
	return errUsage
}
