package volume

import (
	"context"
	"os"
	"path/filepath"
	"syscall"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
	"golang.org/x/sys/unix"
)

// node is a file or folder of the mount. It keeps nothing itself: folders and attributes are the data
// folder's, bytes are the content's.
type node struct {
	fs.Inode
	store *store
}

var (
	_ fs.NodeLookuper   = (*node)(nil)
	_ fs.NodeGetattrer  = (*node)(nil)
	_ fs.NodeSetattrer  = (*node)(nil)
	_ fs.NodeReaddirer  = (*node)(nil)
	_ fs.NodeReadlinker = (*node)(nil)
	_ fs.NodeStatfser   = (*node)(nil)
	_ fs.NodeFsyncer    = (*node)(nil)
)

func (n *node) path() string { return filepath.Join(n.store.data, n.Path(nil)) }

func (n *node) below(name string) string { return filepath.Join(n.path(), name) }

// relative is the path of a child of the node as the journal notes it.
func (n *node) relative(name string) string { return filepath.Join(n.Path(nil), name) }

func (n *node) key() key {
	attr := n.StableAttr()
	return key{attr.Ino, attr.Gen}
}

func statKey(path string) (key, fs.StableAttr, error) {
	var stat unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, path, unix.AT_SYMLINK_NOFOLLOW, unix.STATX_BASIC_STATS|unix.STATX_BTIME, &stat)
	born := uint64(stat.Btime.Sec)*1e9 + uint64(stat.Btime.Nsec)
	k := key{stat.Ino, born}
	return k, fs.StableAttr{Mode: uint32(stat.Mode) & syscall.S_IFMT, Ino: k.inode, Gen: k.born}, err
}

// attributes are the data folder's, with size and time of what is in memory.
func (n *node) attributes(k key, path string, out *fuse.Attr) syscall.Errno {
	c := n.store.inMemory(k)
	var stat syscall.Stat_t
	var err error
	if c == nil {
		err = syscall.Lstat(path, &stat)
	} else {
		c.mu.RLock()
		defer c.mu.RUnlock()
		err = syscall.Fstat(int(c.backing.Fd()), &stat)
	}
	if err != nil {
		return errnoOf(err)
	}
	out.FromStat(&stat)
	if c != nil {
		out.Size = uint64(c.visibleSize())
		out.Blocks += uint64(len(c.blocks) * blockBytes / 512)
		if !c.modified.IsZero() {
			out.SetTimes(nil, &c.modified, nil)
		}
	}
	return 0
}

// child is the node of a name that is known to exist.
func (n *node) child(ctx context.Context, name string, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	path := n.below(name)
	k, attr, err := statKey(path)
	if err != nil {
		return nil, errnoOf(err)
	}
	if errno := n.attributes(k, path, &out.Attr); errno != 0 {
		return nil, errno
	}
	return n.NewInode(ctx, &node{store: n.store}, attr), 0
}

func (n *node) Lookup(ctx context.Context, name string, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	if errno := n.store.faults.pass(); errno != 0 {
		return nil, errno
	}
	return n.child(ctx, name, out)
}

func (n *node) Getattr(_ context.Context, _ fs.FileHandle, out *fuse.AttrOut) syscall.Errno {
	if errno := n.store.faults.pass(); errno != 0 {
		return errno
	}
	return n.attributes(n.key(), n.path(), &out.Attr)
}

func (n *node) Setattr(_ context.Context, _ fs.FileHandle, in *fuse.SetAttrIn, out *fuse.AttrOut) syscall.Errno {
	if size, ok := in.GetSize(); ok {
		c, errno := n.store.open(n.key(), n.path())
		if errno != 0 {
			return errno
		}
		errno = c.truncate(int64(size))
		n.store.close(c)
		if errno != 0 {
			return errno
		}
	}
	if errno := n.setOthers(in); errno != 0 {
		return errno
	}
	return n.attributes(n.key(), n.path(), &out.Attr)
}

// setOthers sets what is not the size; it is kept at once.
func (n *node) setOthers(in *fuse.SetAttrIn) syscall.Errno {
	if in.Valid&(fuse.FATTR_MODE|fuse.FATTR_UID|fuse.FATTR_GID|fuse.FATTR_ATIME|fuse.FATTR_MTIME) == 0 {
		return 0
	}
	f := n.store.faults
	if errno := f.enter(); errno != 0 {
		return errno
	}
	defer f.leave()
	if f.on(ReadOnly) {
		return syscall.EROFS
	}
	path := n.path()
	if c := n.store.inMemory(n.key()); c != nil {
		path = c.procPath()
	}
	uid, gid := -1, -1
	if id, ok := in.GetUID(); ok {
		uid = int(id)
	}
	if id, ok := in.GetGID(); ok {
		gid = int(id)
	}
	if uid != -1 || gid != -1 {
		if err := unix.Fchownat(unix.AT_FDCWD, path, uid, gid, n.noFollow(path)); err != nil {
			return errnoOf(err)
		}
	}
	if mode, ok := in.GetMode(); ok {
		if err := unix.Chmod(path, mode&0o7777); err != nil {
			return errnoOf(err)
		}
	}
	return n.setTimes(in, path)
}

// noFollow keeps a symbolic link from being followed; a file in memory is named by a link of /proc, which must be.
func (n *node) noFollow(path string) int {
	if path == n.path() {
		return unix.AT_SYMLINK_NOFOLLOW
	}
	return 0
}

func (n *node) setTimes(in *fuse.SetAttrIn, path string) syscall.Errno {
	times := []unix.Timespec{{Nsec: unix.UTIME_OMIT}, {Nsec: unix.UTIME_OMIT}}
	if at, ok := in.GetATime(); ok {
		times[0] = unix.NsecToTimespec(at.UnixNano())
	}
	if at, ok := in.GetMTime(); ok {
		times[1] = unix.NsecToTimespec(at.UnixNano())
		if c := n.store.inMemory(n.key()); c != nil {
			c.mu.Lock()
			if c.dirty() {
				c.modified = at
			}
			c.mu.Unlock()
		}
	}
	return errnoOf(unix.UtimesNanoAt(unix.AT_FDCWD, path, times, n.noFollow(path)))
}

func (n *node) Readdir(context.Context) (fs.DirStream, syscall.Errno) {
	if errno := n.store.faults.pass(); errno != 0 {
		return nil, errno
	}
	return fs.NewLoopbackDirStream(n.path())
}

func (n *node) Readlink(context.Context) ([]byte, syscall.Errno) {
	if errno := n.store.faults.pass(); errno != 0 {
		return nil, errno
	}
	target, err := os.Readlink(n.path())
	return []byte(target), errnoOf(err)
}

func (n *node) Statfs(_ context.Context, out *fuse.StatfsOut) syscall.Errno {
	f := n.store.faults
	if errno := f.pass(); errno != 0 {
		return errno
	}
	used := n.store.used.Load()
	free := max(n.store.Capacity-used, 0)
	if f.on(Full) {
		free = 0
	}
	*out = fuse.StatfsOut{
		Bsize: blockBytes, Frsize: blockBytes, NameLen: 255, Files: 1 << 20, Ffree: 1 << 19,
		Blocks: uint64(n.store.Capacity / blockBytes),
		Bfree:  uint64(free / blockBytes), Bavail: uint64(free / blockBytes),
	}
	return 0
}

// Fsync serves files, open for whatever, and folders.
func (n *node) Fsync(context.Context, fs.FileHandle, uint32) syscall.Errno {
	if n.IsDir() {
		return n.syncFolder()
	}
	c := n.store.inMemory(n.key())
	if c == nil {
		return n.store.faults.pass()
	}
	if errno := c.sync(); errno != 0 || !n.store.FileSyncKeepsFolders {
		return errno
	}
	return errnoOf(n.store.keepFolders())
}

func (n *node) syncFolder() syscall.Errno {
	f := n.store.faults
	if errno := f.delay(SyncDelayMicros); errno != 0 {
		return errno
	}
	if errno := f.enter(); errno != 0 {
		return errno
	}
	defer f.leave()
	if f.take(FailSync) {
		return syscall.EIO
	}
	if f.on(ReadOnly) {
		return syscall.EROFS
	}
	folder, err := os.Open(n.path())
	if err != nil {
		return errnoOf(err)
	}
	defer folder.Close()
	if err := folder.Sync(); err != nil {
		return errnoOf(err)
	}
	return errnoOf(n.store.keepFolders())
}
