package volume

import (
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Page is a page of memory, backed by a file, through which the storage side tells the mounts of a volume
// what to do: whether an attachment lives, and which faults to show. Any process may open it; all fields are
// read and written atomically, without locks, and take effect with the next call.
type Page struct {
	file  *os.File
	words []int64
}

// Word is the place of one value in a page.
type Word int

const (
	state            Word = iota
	FailSync              // how many of the next syncs fail; Always for all
	FailWrite             // how many of the next writes fail
	FailRead              // how many of the next reads fail
	ReadOnly              // 1: nothing can be changed
	Full                  // 1: nothing can grow
	SyncDelayMicros       // added to each sync
	WriteDelayMicros      // added to each write
	ReadDelayMicros       // added to each read
	DirtyBytes            // told by the mount: bytes written and not synced
	Syncs                 // told by the mount: syncs that succeeded
	inFlight              // told by the mount: changes that are on their way to the volume
	wordCount
)

// Always is a count of failures that does not run out.
const Always = int64(1) << 62

// State is what an attachment is to its mount.
type State int64

const (
	Attached State = 1
	// Detached answers EIO to everything; it never ends.
	Detached State = 2
	// Stalled makes every call wait until the state changes: the path to the storage is cut.
	Stalled State = 3
)

func (s State) String() string {
	switch s {
	case Attached:
		return "attached"
	case Detached:
		return "detached"
	case Stalled:
		return "frozen"
	}
	return "unknown"
}

const pageBytes = 4096

// OpenPage opens the page in the file, and makes an attached one without faults where there is none.
func OpenPage(path string) (*Page, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := file.Truncate(pageBytes); err != nil {
		return nil, err
	}
	bytes, err := syscall.Mmap(int(file.Fd()), 0, pageBytes, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_SHARED)
	if err != nil {
		return nil, fmt.Errorf("mapping %s: %w", path, err)
	}
	page := &Page{file, unsafe.Slice((*int64)(unsafe.Pointer(&bytes[0])), wordCount)}
	atomic.CompareAndSwapInt64(&page.words[state], 0, int64(Attached))
	return page, nil
}

// OpenExistingPage is OpenPage, but fails where there is no page.
func OpenExistingPage(path string) (*Page, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	return OpenPage(path)
}

// Close gives the memory back; the page lives on in its file.
func (p *Page) Close() error {
	bytes := unsafe.Slice((*byte)(unsafe.Pointer(&p.words[0])), pageBytes)
	if err := syscall.Munmap(bytes); err != nil {
		return err
	}
	p.words = nil
	return p.file.Close()
}

func (p *Page) State() State         { return State(atomic.LoadInt64(&p.words[state])) }
func (p *Page) SetState(to State)    { atomic.StoreInt64(&p.words[state], int64(to)) }
func (p *Page) Get(w Word) int64     { return atomic.LoadInt64(&p.words[w]) }
func (p *Page) Set(w Word, to int64) { atomic.StoreInt64(&p.words[w], to) }
func (p *Page) add(w Word, by int64) { atomic.AddInt64(&p.words[w], by) }

// Freeze cuts the path to the storage, or mends it. What is detached stays so.
func (p *Page) Freeze(frozen bool) error {
	from, to := Stalled, Attached
	if frozen {
		from, to = Attached, Stalled
	}
	if !atomic.CompareAndSwapInt64(&p.words[state], int64(from), int64(to)) && p.State() != to {
		return fmt.Errorf("the attachment is %s", p.State())
	}
	return nil
}

// Describe names the faults that are set.
func (p *Page) Describe() string {
	names := []string{"fail sync", "fail write", "fail read", "read-only", "full", "delay sync", "delay write", "delay read"}
	var set []string
	for i, name := range names {
		if p.Get(FailSync+Word(i)) != 0 {
			set = append(set, name)
		}
	}
	if len(set) == 0 {
		return "none"
	}
	return strings.Join(set, ", ")
}

// Clear takes all faults away. A detached attachment stays detached.
func (p *Page) Clear() {
	for w := FailSync; w <= ReadDelayMicros; w++ {
		p.Set(w, 0)
	}
}

// take counts one failure down; false when none is left.
func (p *Page) take(w Word) bool {
	for {
		left := p.Get(w)
		if left == 0 {
			return false
		}
		if left == Always || atomic.CompareAndSwapInt64(&p.words[w], left, left-1) {
			return true
		}
	}
}

// faults are the pages that one mount obeys: its attachment's, and the volume's.
type faults struct {
	attachment, volume *Page
}

// pass waits while the path to the storage is cut, then says whether the attachment still lives.
func (f faults) pass() syscall.Errno {
	for f.attachment.State() == Stalled {
		time.Sleep(2 * time.Millisecond)
	}
	if f.attachment.State() != Attached {
		return syscall.EIO
	}
	return 0
}

// enter begins a change of the volume, and leave ends it. Between the two a detach waits (see [Fence]), so
// that nothing of an attachment reaches the volume once it is detached.
func (f faults) enter() syscall.Errno {
	for {
		if errno := f.pass(); errno != 0 {
			return errno
		}
		f.attachment.add(inFlight, 1)
		if f.attachment.State() == Attached {
			return 0
		}
		f.leave()
	}
}

func (f faults) leave() { f.attachment.add(inFlight, -1) }

// change says whether the volume can be changed at all, for calls that have nothing to do.
func (f faults) change() syscall.Errno {
	if errno := f.pass(); errno != 0 {
		return errno
	}
	if f.on(ReadOnly) {
		return syscall.EROFS
	}
	return 0
}

// Fence detaches, and waits until no change of the attachment is on its way any more. It fails when one
// does not end in time, which the caller must take as "not detached yet". A mount whose process was killed has
// nothing on its way, whatever its page says.
func (p *Page) Fence(limit time.Duration) error {
	p.SetState(Detached)
	for end := time.Now().Add(limit); p.Get(inFlight) > 0 && p.Served(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			return fmt.Errorf("a write of the attachment %s does not end", p.file.Name())
		}
	}
	return nil
}

// hold tells others that this process serves the attachment, for as long as it lives.
func (p *Page) hold() error {
	for end := time.Now().Add(time.Second); ; time.Sleep(time.Millisecond) {
		err := unix.Flock(int(p.file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if err == nil {
			return nil
		}
		if time.Now().After(end) {
			return fmt.Errorf("the attachment %s is mounted already: %w", p.file.Name(), err)
		}
	}
}

// Served tells whether a process serves the attachment's mount now.
func (p *Page) Served() bool {
	file, err := os.Open(p.file.Name())
	if err != nil {
		return false
	}
	defer file.Close() // and with it the lock
	return unix.Flock(int(file.Fd()), unix.LOCK_SH|unix.LOCK_NB) != nil
}

func (f faults) on(w Word) bool   { return f.attachment.Get(w) != 0 || f.volume.Get(w) != 0 }
func (f faults) take(w Word) bool { return f.attachment.take(w) || f.volume.take(w) }

// delay waits as long as the pages say, and then asks again whether the attachment lives: a detach during
// the wait must be seen.
func (f faults) delay(w Word) syscall.Errno {
	micros := max(f.attachment.Get(w), f.volume.Get(w))
	if micros == 0 {
		return 0
	}
	time.Sleep(time.Duration(micros) * time.Microsecond)
	return f.pass()
}
