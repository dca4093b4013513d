// Package csi is the rig's volume driver, as Kubernetes sees one: the container storage interface's controller
// on the control plane's machine, and its node side on each node, with the registration at the kubelet. See
// "Container Storage Interface (CSI)", version 1.12.
//
// Each mount is served by a process of its own ([Mount]), not by the driver's: a driver that is restarted must
// not take the pods' files away, and one volume's mount can be killed without its neighbours'.
package csi
