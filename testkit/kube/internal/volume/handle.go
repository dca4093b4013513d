package volume

import (
	"context"
	"fmt"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
	"golang.org/x/sys/unix"
)

// handle is an open file.
type handle struct {
	content *content

	mu    sync.Mutex
	locks *os.File // carries this handle's locks at the storage; opened with the first
}

var (
	_ fs.NodeOpener    = (*node)(nil)
	_ fs.FileReader    = (*handle)(nil)
	_ fs.FileWriter    = (*handle)(nil)
	_ fs.FileFlusher   = (*handle)(nil)
	_ fs.FileAllocater = (*handle)(nil)
	_ fs.FileReleaser  = (*handle)(nil)
	_ fs.FileGetlker   = (*handle)(nil)
	_ fs.FileSetlker   = (*handle)(nil)
	_ fs.FileSetlkwer  = (*handle)(nil)
)

func (n *node) Open(_ context.Context, flags uint32) (fs.FileHandle, uint32, syscall.Errno) {
	return n.open(n.path(), flags)
}

// open opens the node's file by the given path: a node that was just made has no place in the tree yet.
func (n *node) open(path string, flags uint32) (fs.FileHandle, uint32, syscall.Errno) {
	f := n.store.faults
	if errno := f.pass(); errno != 0 {
		return nil, 0, errno
	}
	if flags&syscall.O_ACCMODE != syscall.O_RDONLY && f.on(ReadOnly) {
		return nil, 0, syscall.EROFS
	}
	c, errno := n.store.open(n.key(), path)
	if errno != 0 {
		return nil, 0, errno
	}
	if flags&syscall.O_TRUNC != 0 {
		if errno := c.truncate(0); errno != 0 {
			n.store.close(c)
			return nil, 0, errno
		}
	}
	// One mount alone may trust what the kernel has cached; of several, each reads anew after opening.
	cached := uint32(fuse.FOPEN_KEEP_CACHE)
	if n.store.Shared {
		cached = 0
	}
	return &handle{content: c}, cached, 0
}

func (h *handle) Read(_ context.Context, into []byte, offset int64) (fuse.ReadResult, syscall.Errno) {
	count, errno := h.content.read(into, offset)
	return fuse.ReadResultData(into[:count]), errno
}

func (h *handle) Write(_ context.Context, data []byte, offset int64) (uint32, syscall.Errno) {
	if errno := h.content.write(data, offset); errno != 0 {
		return 0, errno
	}
	return uint32(len(data)), 0
}

// Flush is called by each close of the file: there a shared volume writes back.
func (h *handle) Flush(context.Context) syscall.Errno {
	if !h.content.store.Shared {
		return 0
	}
	h.content.mu.RLock()
	dirty := h.content.dirty()
	h.content.mu.RUnlock()
	if !dirty {
		return 0
	}
	return h.content.sync()
}

// Allocate makes the file longer where asked to. It reserves nothing: see Full in docs/rig.md.
func (h *handle) Allocate(_ context.Context, offset, size uint64, mode uint32) syscall.Errno {
	const keepSize = 1
	switch {
	case mode&^keepSize != 0:
		return syscall.EOPNOTSUPP
	case h.content.store.faults.on(Full):
		return syscall.ENOSPC
	case mode&keepSize != 0:
		return h.content.store.faults.change()
	}
	h.content.mu.RLock()
	now := h.content.visibleSize()
	h.content.mu.RUnlock()
	if end := int64(offset + size); end > now {
		return h.content.truncate(end)
	}
	return h.content.store.faults.change()
}

func (h *handle) Release(context.Context) syscall.Errno {
	h.mu.Lock()
	if h.locks != nil {
		h.locks.Close()
	}
	h.mu.Unlock()
	h.content.store.close(h.content)
	return 0
}

// procPath names the open file for calls that take a path.
func (c *content) procPath() string { return fmt.Sprintf("/proc/self/fd/%d", c.backing.Fd()) }

// lockFile is an open file of this handle's own on the volume: the storage tells lock owners apart by it.
func (h *handle) lockFile() (*os.File, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.locks != nil {
		return h.locks, nil
	}
	var err error
	h.locks, err = os.OpenFile(h.content.procPath(), os.O_RDWR, 0)
	return h.locks, err
}

func (h *handle) Getlk(_ context.Context, _ uint64, lock *fuse.FileLock, _ uint32, out *fuse.FileLock) syscall.Errno {
	file, err := h.lockFile()
	if err != nil {
		return errnoOf(err)
	}
	var asked unix.Flock_t
	toFlock(lock, &asked)
	if err := unix.FcntlFlock(file.Fd(), unix.F_OFD_GETLK, &asked); err != nil {
		return errnoOf(err)
	}
	*out = fuse.FileLock{Start: uint64(asked.Start), End: lock.End, Typ: uint32(asked.Type)}
	return 0
}

func (h *handle) Setlk(_ context.Context, _ uint64, lock *fuse.FileLock, flags uint32) syscall.Errno {
	if errno := h.content.store.faults.pass(); errno != 0 {
		return errno
	}
	file, err := h.lockFile()
	if err != nil {
		return errnoOf(err)
	}
	if flags&fuse.FUSE_LK_FLOCK != 0 {
		return errnoOf(unix.Flock(int(file.Fd()), flockOperation(lock)|unix.LOCK_NB))
	}
	var asked unix.Flock_t
	toFlock(lock, &asked)
	return errnoOf(unix.FcntlFlock(file.Fd(), unix.F_OFD_SETLK, &asked))
}

// Setlkw waits by asking again, so that the waiting call can be interrupted.
func (h *handle) Setlkw(ctx context.Context, owner uint64, lock *fuse.FileLock, flags uint32) syscall.Errno {
	for {
		errno := h.Setlk(ctx, owner, lock, flags)
		if errno != syscall.EAGAIN && errno != syscall.EACCES {
			return errno
		}
		select {
		case <-ctx.Done():
			return syscall.EINTR
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func flockOperation(lock *fuse.FileLock) int {
	switch lock.Typ {
	case unix.F_RDLCK:
		return unix.LOCK_SH
	case unix.F_WRLCK:
		return unix.LOCK_EX
	}
	return unix.LOCK_UN
}

func toFlock(lock *fuse.FileLock, out *unix.Flock_t) {
	*out = unix.Flock_t{Type: int16(lock.Typ), Start: int64(lock.Start)}
	if lock.End != (1<<63)-1 {
		out.Len = int64(lock.End-lock.Start) + 1
	}
}
