// Package volume is the file system between a volume and a pod: a FUSE layer over a folder that behaves as
// a disk does when things go wrong.
//
// All nodes of the rig share one kernel, so a plain folder would be kinder than any disk: its page cache
// outlives a node's power-off, and a kernel lock holds on every node at once. This layer takes that away.
//
//  1. What was written and not synced exists only in the memory of the process that serves the mount. The
//     process is one of the node's: when the node is powered off, it is killed with the rest, and the
//     unsynced bytes are gone. Nothing else is needed to lose them. [content] is that memory, for one file.
//  2. What was changed in a folder (made, renamed, removed) and not synced is undone at the next mount:
//     [journal] keeps how. Modes, owners and times are kept at once.
//  3. Each mount serves one attachment of the volume to one node. The attachment's [Page] is a page of
//     memory that the storage side shares with it: detached, every later call answers EIO, for good.
//  4. The same pages carry the faults that a test has set.
//
// A block volume (Shared false) is mounted once and caches as a local file system does. A shared one can be
// mounted on several nodes over one folder: closing a file writes it back, opening it reads it anew, folders
// are kept at once, as NFS does it. Locks are local to the mount unless ServerLocks is set.
//
// Rejected: an ext4 image on a loop device. It fills up and turns read-only, but its page cache is the
// machine's, so a power-off loses nothing, and two mounts of one image destroy it, which proves nothing.
package volume
