package volume

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"

	"golang.org/x/sys/unix"
)

// Options say what a mount serves and how.
type Options struct {
	Folder     string // of the volume: data, journal, faults
	Attachment string // the attachment's page
	Mountpoint string
	Name       string // as shown in the list of mounts
	Capacity   int64  // bytes; a block volume never holds more

	// Shared: several nodes may mount the folder at once.
	Shared bool
	// ServerLocks: locks are the storage's and hold between nodes; otherwise each mount has its own.
	ServerLocks bool
	// FileSyncKeepsFolders: syncing a file also keeps all changes of folders so far, as ext4's and XFS' journals
	// do. Without it only syncing a folder does, which is all that POSIX promises.
	FileSyncKeepsFolders bool
}

// dirtyBytesMax bounds the memory of a mount: beyond it, writers write back. What is written back is on the
// volume though nobody synced it, as an ordinary kernel does after some seconds.
const dirtyBytesMax = 512 << 20

// key names a file for as long as it exists. The time of birth tells two files apart that had the same inode
// one after the other.
type key struct {
	inode, born uint64
}

// store is one mount's view of the volume.
type store struct {
	Options
	data    string
	faults  faults
	journal *journal // nil where shared: there, changes of folders are kept at once

	mu       sync.Mutex
	contents map[key]*content // of the files that are open or dirty

	used atomic.Int64 // the sizes of all files together
}

func openStore(o Options) (*store, error) {
	s := &store{Options: o, data: filepath.Join(o.Folder, "data"), contents: map[key]*content{}}
	var err error
	if s.faults.attachment, err = OpenExistingPage(o.Attachment); err != nil {
		return nil, err
	}
	if err := s.faults.attachment.hold(); err != nil {
		return nil, err
	}
	s.faults.attachment.Set(inFlight, 0)
	s.faults.attachment.Set(DirtyBytes, 0)
	if s.faults.volume, err = OpenPage(filepath.Join(o.Folder, "faults")); err != nil {
		return nil, err
	}
	if o.Shared {
		return s, nil
	}
	if s.journal, err = openJournal(s.data, o.Folder); err != nil {
		return nil, err
	}
	return s, s.count()
}

func (s *store) count() error {
	return filepath.WalkDir(s.data, func(_ string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			s.used.Add(info.Size())
		}
		return err
	})
}

// resize takes or gives back room; false when the volume has too little.
func (s *store) resize(by int64) bool {
	if s.Shared {
		return true
	}
	if used := s.used.Add(by); by > 0 && used > s.Capacity {
		s.used.Add(-by)
		return false
	}
	return true
}

func (s *store) tooDirty() bool { return s.faults.attachment.Get(DirtyBytes) > dirtyBytesMax }

// open returns the file's content with one user more.
func (s *store) open(k key, path string) (*content, syscall.Errno) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.contents[k]
	if c == nil {
		backing, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return nil, errnoOf(err)
		}
		if c, err = openContent(s, k, backing); err != nil {
			return nil, errnoOf(err)
		}
		s.contents[k] = c
	}
	c.users++
	return c, 0
}

// inMemory returns the content of a file that is open or dirty, else nil.
func (s *store) inMemory(k key) *content {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.contents[k]
}

// close takes one user away; a file that is clean and unused leaves the memory.
func (s *store) close(c *content) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.users--
	s.dropUnused(c)
}

func (s *store) dropUnused(c *content) {
	c.mu.RLock()
	needed := c.dirty() || len(c.lost) > 0
	c.mu.RUnlock()
	if needed && c.linked() || c.users > 0 {
		return
	}
	c.mu.Lock()
	c.forgetBlocks()
	c.mu.Unlock()
	delete(s.contents, c.key)
	c.backing.Close()
}

// linked tells whether the file still has a name.
func (c *content) linked() bool {
	var stat unix.Stat_t
	return unix.Fstat(int(c.backing.Fd()), &stat) == nil && stat.Nlink > 0
}

// syncAll is what unmounting does.
func (s *store) syncAll() error {
	s.mu.Lock()
	contents := make([]*content, 0, len(s.contents))
	for _, c := range s.contents {
		contents = append(contents, c)
	}
	s.mu.Unlock()
	for _, c := range contents {
		if errno := c.sync(); errno != 0 {
			return errno
		}
	}
	return s.keepFolders()
}

// keepFolders makes the changes of folders so far survive a power-off.
func (s *store) keepFolders() error {
	if s.journal == nil {
		return nil
	}
	if err := s.journal.commit(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.contents {
		if c.users == 0 && !c.linked() {
			s.dropUnused(c)
		}
	}
	return nil
}

func errnoOf(err error) syscall.Errno {
	var errno syscall.Errno
	switch {
	case err == nil:
		return 0
	case errors.As(err, &errno):
		return errno
	}
	return syscall.EIO
}
