// Package balancer gives Services of type LoadBalancer an address, and leads that address to a node that can
// serve it, as a load balancer outside of a cluster does.
//
// A node serves an address when its kube-proxy answers the health check: for a Service with
// externalTrafficPolicy Local, when a ready pod of it is on the node. The address stays at its node until the
// check fails; then it moves to the next node that passes. A check is made every [period], so a dead node is
// left after two periods at most.
package balancer
