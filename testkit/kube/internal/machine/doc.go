// Package machine makes machines out of namespaces: the control plane, each node, and the client's.
//
// A machine is one process, the init of its own process, mount, host name, message and network namespaces.
// It starts the machine's services, restarts those that end by themselves, and reaps what they leave. Its
// end is the machine's power-off: the kernel kills all its processes at once, its mounts vanish, and with
// the last process its network. So nothing has to be listed to be cleaned up.
//
//  1. Every process of the rig is in the cgroup layout.Cgroup of every hierarchy, from before it exists: the
//     rig's own process joins it first, and children inherit it. Down kills what is in there, and so cannot
//     miss a process of a killed `up`, nor hit another.
//  2. A machine's network is made before its services start: init waits until its maker says so, and ends
//     when its maker ends without having said so.
//  3. No namespace is bound to a file. A bound one would be copied into each later mount namespace and
//     live on there after its machine is off.
//
// Rejected: named namespaces of `ip netns`. They leave a mount behind at /run/netns, and `ip netns exec`
// hides the cgroup mounts.
package machine
