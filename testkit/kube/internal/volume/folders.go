package volume

import (
	"context"
	"errors"
	"os"
	"syscall"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
	"golang.org/x/sys/unix"
)

var (
	_ fs.NodeCreater   = (*node)(nil)
	_ fs.NodeMkdirer   = (*node)(nil)
	_ fs.NodeMknoder   = (*node)(nil)
	_ fs.NodeSymlinker = (*node)(nil)
	_ fs.NodeLinker    = (*node)(nil)
	_ fs.NodeUnlinker  = (*node)(nil)
	_ fs.NodeRmdirer   = (*node)(nil)
	_ fs.NodeRenamer   = (*node)(nil)
)

// changeFolder makes a change of folders, and notes how to undo it.
func (s *store) changeFolder(do func() (note, error)) syscall.Errno {
	if errno := s.faults.enter(); errno != 0 {
		return errno
	}
	defer s.faults.leave()
	if s.faults.on(ReadOnly) {
		return syscall.EROFS
	}
	if s.journal == nil {
		_, err := do()
		return errnoOf(err)
	}
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	undo, err := do()
	if err == nil {
		err = s.journal.add(undo)
	}
	return errnoOf(err)
}

// make makes something new below the node, and gives it to the caller.
func (n *node) make(ctx context.Context, name string, do func(path string) error) syscall.Errno {
	if n.store.faults.on(Full) {
		return syscall.ENOSPC
	}
	return n.store.changeFolder(func() (note, error) {
		path := n.below(name)
		if err := do(path); err != nil {
			return note{}, err
		}
		return note{Change: made, Path: n.relative(name)}, n.own(ctx, path)
	})
}

// own gives a new file to the caller, and to the folder's group where the folder is marked so.
func (n *node) own(ctx context.Context, path string) error {
	caller, ok := fuse.FromContext(ctx)
	if !ok {
		return nil
	}
	var folder unix.Stat_t
	if err := unix.Stat(n.path(), &folder); err != nil {
		return err
	}
	gid := int(caller.Gid)
	if folder.Mode&unix.S_ISGID != 0 {
		gid = int(folder.Gid)
	}
	return os.Lchown(path, int(caller.Uid), gid)
}

func (n *node) Create(ctx context.Context, name string, flags, mode uint32, out *fuse.EntryOut) (*fs.Inode, fs.FileHandle, uint32, syscall.Errno) {
	errno := n.make(ctx, name, func(path string) error {
		file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
		if err != nil {
			return err
		}
		defer file.Close()
		return unix.Fchmod(int(file.Fd()), mode&0o7777)
	})
	// Another mount of a shared volume may have been first.
	if errno == syscall.EEXIST && flags&syscall.O_EXCL == 0 {
		errno = 0
	}
	if errno != 0 {
		return nil, nil, 0, errno
	}
	inode, errno := n.child(ctx, name, out)
	if errno != 0 {
		return nil, nil, 0, errno
	}
	opened, fuseFlags, errno := inode.Operations().(*node).open(n.below(name), flags)
	return inode, opened, fuseFlags, errno
}

func (n *node) Mkdir(ctx context.Context, name string, mode uint32, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	errno := n.make(ctx, name, func(path string) error {
		if err := os.Mkdir(path, 0o700); err != nil {
			return err
		}
		var made unix.Stat_t // a marked folder's mark is inherited
		if err := unix.Stat(path, &made); err != nil {
			return err
		}
		return unix.Chmod(path, mode&0o7777|made.Mode&unix.S_ISGID)
	})
	if errno != 0 {
		return nil, errno
	}
	return n.child(ctx, name, out)
}

func (n *node) Mknod(ctx context.Context, name string, mode, device uint32, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	if errno := n.make(ctx, name, func(path string) error { return unix.Mknod(path, mode, int(device)) }); errno != 0 {
		return nil, errno
	}
	return n.child(ctx, name, out)
}

func (n *node) Symlink(ctx context.Context, target, name string, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	if errno := n.make(ctx, name, func(path string) error { return os.Symlink(target, path) }); errno != 0 {
		return nil, errno
	}
	return n.child(ctx, name, out)
}

func (n *node) Link(ctx context.Context, target fs.InodeEmbedder, name string, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	errno := n.store.changeFolder(func() (note, error) {
		return note{Change: made, Path: n.relative(name)}, os.Link(target.(*node).path(), n.below(name))
	})
	if errno != 0 {
		return nil, errno
	}
	return n.child(ctx, name, out)
}

func (n *node) Unlink(_ context.Context, name string) syscall.Errno {
	path := n.below(name)
	freed := n.sizeOf(path)
	errno := n.store.changeFolder(func() (note, error) {
		if n.store.journal == nil {
			return note{}, os.Remove(path)
		}
		kept, in := n.store.journal.keep()
		return note{Change: removed, Path: n.relative(name), Kept: kept}, os.Rename(path, in)
	})
	if errno == 0 {
		n.store.resize(-freed)
	}
	return errno
}

// sizeOf is what removing this name gives back.
func (n *node) sizeOf(path string) int64 {
	var stat unix.Stat_t
	if unix.Lstat(path, &stat) != nil || stat.Mode&unix.S_IFMT != unix.S_IFREG || stat.Nlink > 1 {
		return 0
	}
	if k, _, err := statKey(path); err == nil {
		if c := n.store.inMemory(k); c != nil {
			c.mu.RLock()
			defer c.mu.RUnlock()
			return c.size
		}
	}
	return stat.Size
}

func (n *node) Rmdir(_ context.Context, name string) syscall.Errno {
	return n.store.changeFolder(func() (note, error) {
		var stat unix.Stat_t
		path := n.below(name)
		if err := unix.Lstat(path, &stat); err != nil {
			return note{}, err
		}
		return noteOfFolder(removed, n.relative(name), stat), unix.Rmdir(path)
	})
}

func noteOfFolder(c change, path string, stat unix.Stat_t) note {
	return note{Change: c, Path: path, Mode: stat.Mode & 0o7777, Uid: int(stat.Uid), Gid: int(stat.Gid)}
}

func (n *node) Rename(_ context.Context, name string, newParent fs.InodeEmbedder, newName string, flags uint32) syscall.Errno {
	if flags&^unix.RENAME_NOREPLACE != 0 {
		return syscall.EINVAL
	}
	to := newParent.(*node)
	from, target := n.below(name), to.below(newName)
	freed := n.sizeOf(target)
	errno := n.store.changeFolder(func() (note, error) {
		undo, err := n.keepReplaced(target, to.relative(newName))
		if err != nil {
			return note{}, err
		}
		undo.From = n.relative(name)
		return undo, unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, target, uint(flags))
	})
	if errno == 0 {
		n.store.resize(-freed)
	}
	return errno
}

// keepReplaced keeps what a renaming is about to replace, by a second name: the renaming itself stays one step.
func (n *node) keepReplaced(target, relative string) (note, error) {
	undo := note{Change: renamed, Path: relative}
	var stat unix.Stat_t
	err := unix.Lstat(target, &stat)
	switch {
	case errors.Is(err, unix.ENOENT) || n.store.journal == nil:
		return undo, nil
	case err != nil:
		return undo, err
	case stat.Mode&unix.S_IFMT == unix.S_IFDIR:
		return noteOfFolder(renamed, relative, stat), nil
	}
	kept, in := n.store.journal.keep()
	undo.Kept = kept
	return undo, os.Link(target, in)
}
