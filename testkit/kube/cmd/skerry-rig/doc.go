// Command skerry-rig makes a real Kubernetes on this machine and breaks it on command; ./dev kube runs it.
// Some of its verbs are the rig's own programs, which run on its machines.
package main
