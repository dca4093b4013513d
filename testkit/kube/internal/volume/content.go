package volume

import (
	"os"
	"slices"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

const blockBytes = 4096

type block [blockBytes]byte

// content is one file as its readers see it: what the volume holds, and over it, in memory, what was written
// since. Its invariants:
//
//   - a byte's value is that of `blocks`, else of `lost`, else of the volume where it lies below `floor`, else 0;
//   - `size` is the size readers see; the volume's own size changes only in writeBack;
//   - `lost` holds blocks whose sync failed. As in Linux' page cache they stay readable, and no later sync
//     writes them: an application that syncs once more and believes it is wrong, and must be seen to be.
type content struct {
	store *store
	key   key

	mu       sync.RWMutex
	backing  *os.File
	size     int64
	floor    int64
	held     int64 // the file's size on the volume
	blocks   map[int64]*block
	lost     map[int64]*block
	modified time.Time // of the last write that the volume has not seen
	users    int       // open handles; guarded by store.mu
}

func openContent(s *store, k key, backing *os.File) (*content, error) {
	info, err := backing.Stat()
	if err != nil {
		return nil, err
	}
	return &content{
		store: s, key: k, backing: backing, size: info.Size(), floor: info.Size(), held: info.Size(),
		blocks: map[int64]*block{}, lost: map[int64]*block{},
	}, nil
}

func (c *content) read(into []byte, offset int64) (int, syscall.Errno) {
	f := c.store.faults
	if errno := f.pass(); errno != 0 {
		return 0, errno
	}
	if errno := f.delay(ReadDelayMicros); errno != 0 {
		return 0, errno
	}
	if f.take(FailRead) {
		return 0, syscall.EIO
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	size := c.visibleSize()
	if offset >= size {
		return 0, 0
	}
	into = into[:min(int64(len(into)), size-offset)]
	if errno := c.readVolume(into, offset); errno != 0 {
		return 0, errno
	}
	if len(c.blocks)+len(c.lost) > 0 {
		c.overlay(into, offset)
	}
	return len(into), 0
}

// visibleSize is the size as readers see it. Another mount may have changed a shared volume's file.
func (c *content) visibleSize() int64 {
	if c.store.Shared && !c.dirty() {
		if info, err := c.backing.Stat(); err == nil {
			return info.Size()
		}
	}
	return c.size
}

// readVolume reads what the volume holds below floor, and zeros above.
func (c *content) readVolume(into []byte, offset int64) syscall.Errno {
	floor := c.floor
	if c.store.Shared && !c.dirty() {
		floor = c.visibleSize()
	}
	held := min(max(floor-offset, 0), int64(len(into)))
	for done := int64(0); done < held; {
		n, err := unix.Pread(int(c.backing.Fd()), into[done:held], offset+done)
		if err != nil {
			return errnoOf(err)
		}
		if n == 0 {
			held = done
		}
		done += int64(n)
	}
	clear(into[held:])
	return 0
}

func (c *content) overlay(into []byte, offset int64) {
	end := offset + int64(len(into))
	for number := offset / blockBytes; number*blockBytes < end; number++ {
		b := c.blockInMemory(number)
		if b == nil {
			continue
		}
		start := number * blockBytes
		from, to := max(start, offset), min(start+blockBytes, end)
		copy(into[from-offset:to-offset], b[from-start:to-start])
	}
}

func (c *content) blockInMemory(number int64) *block {
	if b := c.blocks[number]; b != nil {
		return b
	}
	return c.lost[number]
}

func (c *content) write(data []byte, offset int64) syscall.Errno {
	f := c.store.faults
	if errno := f.delay(WriteDelayMicros); errno != 0 {
		return errno
	}
	if errno := f.enter(); errno != 0 {
		return errno
	}
	defer f.leave()
	if f.on(ReadOnly) {
		return syscall.EROFS
	}
	if f.take(FailWrite) {
		return syscall.EIO
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.takeOverSize()
	end := offset + int64(len(data))
	if f.on(Full) && !c.allocated(offset, end) {
		return syscall.ENOSPC
	}
	if !c.store.resize(max(end-c.size, 0)) {
		return syscall.ENOSPC
	}
	for at := offset; at < end; {
		b, errno := c.blockToWrite(at, end)
		if errno != 0 {
			return errno
		}
		at += int64(copy(b[at%blockBytes:], data[at-offset:]))
	}
	c.size = max(c.size, end)
	c.modified = time.Now()
	if c.store.tooDirty() {
		return c.writeBack()
	}
	return 0
}

// takeOverSize starts from what the volume holds now, where another mount may have changed it.
func (c *content) takeOverSize() {
	if c.store.Shared && !c.dirty() {
		c.size = c.visibleSize()
		c.floor, c.held = c.size, c.size
	}
}

// blockToWrite is the dirty block that holds the byte `at`, with what it held before unless all of that is
// about to be overwritten.
func (c *content) blockToWrite(at, end int64) (*block, syscall.Errno) {
	number := at / blockBytes
	if b := c.blocks[number]; b != nil {
		return b, 0
	}
	b := c.lost[number]
	if b == nil {
		b = new(block)
		if at%blockBytes != 0 || end < (number+1)*blockBytes {
			if errno := c.readVolume(b[:], number*blockBytes); errno != 0 {
				return nil, errno
			}
		}
	}
	delete(c.lost, number)
	c.blocks[number] = b
	c.store.faults.attachment.add(DirtyBytes, blockBytes)
	return b, 0
}

// allocated tells whether a full volume has room for these bytes: because they are dirty already, or because
// the volume has blocks for them.
func (c *content) allocated(offset, end int64) bool {
	for number := offset / blockBytes; number*blockBytes < end; number++ {
		start := number * blockBytes
		if c.blocks[number] != nil {
			continue
		}
		data, err := unix.Seek(int(c.backing.Fd()), start, unix.SEEK_DATA)
		if start >= c.floor || err != nil || data > start {
			return false
		}
	}
	return true
}

func (c *content) truncate(size int64) syscall.Errno {
	f := c.store.faults
	if errno := f.enter(); errno != 0 {
		return errno
	}
	defer f.leave()
	if f.on(ReadOnly) {
		return syscall.EROFS
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.takeOverSize()
	if !c.store.resize(size - c.size) {
		return syscall.ENOSPC
	}
	removed := cut(c.blocks, size)
	cut(c.lost, size)
	f.attachment.add(DirtyBytes, -removed*blockBytes)
	c.size, c.floor, c.modified = size, min(c.floor, size), time.Now()
	return 0
}

// cut removes what lies at or beyond size, and says how many blocks that were.
func cut(blocks map[int64]*block, size int64) (removed int64) {
	for number, b := range blocks {
		kept := size - number*blockBytes
		if kept <= 0 {
			delete(blocks, number)
			removed++
		} else if kept < blockBytes {
			clear(b[kept:])
		}
	}
	return removed
}

// sync makes everything written so far survive a power-off.
func (c *content) sync() syscall.Errno {
	f := c.store.faults
	if errno := f.delay(SyncDelayMicros); errno != 0 {
		return errno
	}
	if errno := f.enter(); errno != 0 {
		return errno
	}
	defer f.leave()
	c.mu.Lock()
	errno := c.writeBackUnlessFaulty()
	c.mu.Unlock()
	if errno != 0 {
		return errno
	}
	if err := unix.Fdatasync(int(c.backing.Fd())); err != nil {
		return errnoOf(err)
	}
	f.attachment.add(Syncs, 1)
	return 0
}

func (c *content) writeBackUnlessFaulty() syscall.Errno {
	f := c.store.faults
	switch {
	case f.take(FailSync):
		for number, b := range c.blocks {
			c.lost[number] = b
		}
		c.forgetBlocks()
		return syscall.EIO
	case f.on(ReadOnly) && c.dirty():
		return syscall.EROFS
	}
	return c.writeBack()
}

// writeBack gives the dirty blocks to the volume, neighbours in one write. Call it with the lock held.
func (c *content) writeBack() syscall.Errno {
	if !c.dirty() {
		return 0
	}
	fd := int(c.backing.Fd())
	if errno := c.resizeVolume(c.floor); errno != 0 {
		return errno
	}
	numbers := make([]int64, 0, len(c.blocks))
	for number := range c.blocks {
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	for len(numbers) > 0 {
		run := 1
		for run < len(numbers) && run < 256 && numbers[run] == numbers[0]+int64(run) {
			run++
		}
		if errno := c.writeRun(fd, numbers[:run]); errno != 0 {
			return errno
		}
		numbers = numbers[run:]
	}
	if errno := c.resizeVolume(c.size); errno != 0 {
		return errno
	}
	c.floor = c.size
	c.forgetBlocks()
	c.modified = time.Time{}
	return 0
}

// resizeVolume sets the file's size on the volume, where it has another.
func (c *content) resizeVolume(size int64) syscall.Errno {
	if size == c.held {
		return 0
	}
	if err := unix.Ftruncate(int(c.backing.Fd()), size); err != nil {
		return errnoOf(err)
	}
	c.held = size
	return 0
}

func (c *content) writeRun(fd int, numbers []int64) syscall.Errno {
	parts := make([][]byte, 0, len(numbers))
	for _, number := range numbers {
		end := min(c.size-number*blockBytes, blockBytes)
		parts = append(parts, c.blocks[number][:end])
	}
	want := 0
	for _, part := range parts {
		want += len(part)
	}
	n, err := unix.Pwritev(fd, parts, numbers[0]*blockBytes)
	if err != nil {
		return errnoOf(err)
	}
	if n != want {
		return syscall.EIO
	}
	c.held = max(c.held, numbers[0]*blockBytes+int64(n))
	return 0
}

func (c *content) forgetBlocks() {
	c.store.faults.attachment.add(DirtyBytes, -int64(len(c.blocks))*blockBytes)
	clear(c.blocks)
}

// dirty tells whether a power-off now would lose something. Call it with the lock held, if only for reading.
func (c *content) dirty() bool {
	return len(c.blocks) > 0 || !c.modified.IsZero()
}
