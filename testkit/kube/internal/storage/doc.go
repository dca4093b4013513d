// Package storage is the volumes' other end: what a storage array or a cloud's disk service is to a cluster. It
// makes volumes, attaches them to nodes, and detaches them, whether the node agrees or not.
//
// A volume is a folder: its description, its files (data), and a page for each attachment, named by the node.
// A volume that is not shared has one attachment at most. To detach is to fence: when Detach returns, no byte
// of the old attachment reaches the volume any more, and only then can another node have it.
//
// The folder is the only state, so that faults can be set from outside the process that serves Kubernetes.
package storage
