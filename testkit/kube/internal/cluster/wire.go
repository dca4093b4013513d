package cluster

import (
	"fmt"

	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/machine"
)

// routed lets the machine pass on what is not for it, and take answers by whichever link they come.
var routed = []string{
	"net.ipv4.ip_forward=1", "net.ipv4.conf.all.rp_filter=0", "net.ipv4.conf.default.rp_filter=0",
}

// makeFabric makes the switch in the control plane's machine.
func makeFabric(control machine.Machine) error {
	return control.InNetwork(func() error {
		if err := machine.Sysctl(routed...); err != nil {
			return err
		}
		commands := []string{
			"link set lo up",
			"link add fabric type bridge",
			"addr add " + layout.FabricAddress + "/24 dev fabric",
			"link set fabric up",
		}
		for _, node := range layout.Nodes {
			commands = append(commands, fmt.Sprintf("route add %s via %s", layout.NodePodNetwork(node), layout.NodeAddress(node)))
		}
		return machine.IP(commands...)
	})
}

// plugIn connects a node to the switch.
func plugIn(control machine.Machine) func(machine.Machine) error {
	return func(node machine.Machine) error {
		commands := []string{
			"link set lo up",
			fmt.Sprintf("link add eth0 type veth peer name %s netns %d", node.Name, control.Pid),
			"addr add " + layout.NodeAddress(node.Name) + "/24 dev eth0",
			"link set eth0 up",
			"route add default via " + layout.FabricAddress,
		}
		for _, other := range layout.Nodes {
			if other != node.Name {
				commands = append(commands, fmt.Sprintf("route add %s via %s", layout.NodePodNetwork(other), layout.NodeAddress(other)))
			}
		}
		if err := inside(node, commands...); err != nil {
			return err
		}
		return control.InNetwork(func() error {
			return machine.IP("link set "+node.Name+" master fabric", "link set "+node.Name+" up")
		})
	}
}

// plugInClient connects the client's machine to the router.
func plugInClient(control machine.Machine) func(machine.Machine) error {
	return func(client machine.Machine) error {
		if err := inside(client,
			"link set lo up",
			fmt.Sprintf("link add eth0 type veth peer name %s netns %d", layout.Client, control.Pid),
			"addr add "+layout.ClientAddress+"/24 dev eth0",
			"link set eth0 up",
			"route add default via "+layout.ClientGateway,
		); err != nil {
			return err
		}
		return control.InNetwork(func() error {
			return machine.IP("addr add "+layout.ClientGateway+"/24 dev "+layout.Client, "link set "+layout.Client+" up")
		})
	}
}

func inside(m machine.Machine, commands ...string) error {
	return m.InNetwork(func() error {
		if err := machine.Sysctl(routed...); err != nil {
			return err
		}
		return machine.IP(commands...)
	})
}

// StopNode switches a node off. The wire goes first: its kernel would still tell its peers that the connections
// of the dead processes are closed, as no machine without power does.
func StopNode(name string) error {
	control, err := machine.Find(layout.ControlPlane)
	if err != nil {
		return err
	}
	node, err := machine.Find(name)
	if err != nil {
		return err
	}
	if err := control.InNetwork(func() error { return machine.IP("link del " + name) }); err != nil {
		return err
	}
	return node.PowerOff()
}

// Cut pulls the node's network plug, or puts it back. The node runs on.
func Cut(node string, cut bool) error {
	control, err := machine.Find(layout.ControlPlane)
	if err != nil {
		return err
	}
	to := "up"
	if cut {
		to = "down"
	}
	return control.InNetwork(func() error { return machine.IP("link set " + node + " " + to) })
}
