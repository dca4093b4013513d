package volume

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The tests mount for real, and so need root and /dev/fuse. Each mount is served by a process of its own, so
// that a power-off is what it is on the rig: that process' death.
const optionsVariable = "SKERRY_VOLUME_OPTIONS"

func TestMain(m *testing.M) {
	text := os.Getenv(optionsVariable)
	if text == "" {
		os.Exit(m.Run())
	}
	var o Options
	err := json.Unmarshal([]byte(text), &o)
	if err == nil {
		err = Serve(o, func() { fmt.Print(".") })
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// mount is an attachment that is mounted.
type mount struct {
	Options
	t       *testing.T
	page    *Page
	process *exec.Cmd
}

func newVolume(t *testing.T, change ...func(*Options)) Options {
	t.Helper()
	o := Options{Folder: t.TempDir(), Name: "test", Capacity: 1 << 20, FileSyncKeepsFolders: true}
	for _, c := range change {
		c(&o)
	}
	if err := os.Mkdir(filepath.Join(o.Folder, "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	return o
}

// attach mounts the volume as a new attachment with the name.
func attach(t *testing.T, o Options, name string) *mount {
	t.Helper()
	o.Attachment = filepath.Join(o.Folder, name)
	o.Mountpoint = t.TempDir()
	page, err := OpenPage(o.Attachment)
	if err != nil {
		t.Fatal(err)
	}
	m := &mount{Options: o, t: t, page: page}
	if err := m.start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.powerOff)
	return m
}

func (m *mount) start() error {
	text, err := json.Marshal(m.Options)
	if err != nil {
		return err
	}
	m.process = exec.Command(os.Args[0])
	m.process.Env = append(os.Environ(), optionsVariable+"="+string(text))
	m.process.Stderr = os.Stderr
	said, err := m.process.StdoutPipe()
	if err != nil {
		return err
	}
	if err := m.process.Start(); err != nil {
		return err
	}
	if _, err := io.ReadFull(said, make([]byte, 1)); err != nil {
		return errors.Join(err, m.process.Wait())
	}
	return nil
}

// powerOff kills the process; doing it twice does nothing more.
func (m *mount) powerOff() {
	if m.process.ProcessState == nil {
		m.process.Process.Kill()
		m.process.Wait()
	}
	if err := unix.Unmount(m.Mountpoint, unix.MNT_DETACH); err != nil && !errors.Is(err, unix.EINVAL) {
		m.t.Error(err)
	}
}

func (m *mount) unmount() {
	m.t.Helper()
	if err := unix.Unmount(m.Mountpoint, 0); err != nil {
		m.t.Fatal(err)
	}
	if err := m.process.Wait(); err != nil {
		m.t.Fatal(err)
	}
}

func (m *mount) path(name string) string { return filepath.Join(m.Mountpoint, name) }

func (m *mount) write(name, content string, sync bool) error {
	file, err := os.Create(m.path(name))
	if err != nil {
		return err
	}
	defer file.Close()
	if _, err := file.WriteString(content); err != nil || !sync {
		return err
	}
	return file.Sync()
}

func (m *mount) mustWrite(name, content string, sync bool) {
	m.t.Helper()
	if err := m.write(name, content, sync); err != nil {
		m.t.Fatal(err)
	}
}

func (m *mount) holds(name, wanted string) {
	m.t.Helper()
	got, err := os.ReadFile(m.path(name))
	if err != nil || string(got) != wanted {
		m.t.Errorf("%s holds %q (%v), not %q", name, got, err, wanted)
	}
}

func (m *mount) lacks(name string) {
	m.t.Helper()
	if _, err := os.Stat(m.path(name)); !errors.Is(err, os.ErrNotExist) {
		m.t.Errorf("%s is there: %v", name, err)
	}
}

func (m *mount) fails(what string, err error, wanted syscall.Errno) {
	m.t.Helper()
	if !errors.Is(err, wanted) {
		m.t.Errorf("%s: %v, not %v", what, err, wanted)
	}
}

func TestPowerOffKeepsWhatWasSyncedAndNothingElse(t *testing.T) {
	o := newVolume(t)
	m := attach(t, o, "n1")
	m.mustWrite("overwritten", "old bytes", true)
	m.mustWrite("synced", "safe", true)
	file, err := os.OpenFile(m.path("overwritten"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteAt([]byte("new"), 0); err != nil {
		t.Fatal(err)
	}
	m.holds("overwritten", "new bytes")
	m.mustWrite("unsynced", "lost", false)
	m.powerOff()

	m = attach(t, o, "n2")
	m.holds("synced", "safe")
	m.holds("overwritten", "old bytes")
	m.lacks("unsynced")
}

func TestPowerOffUndoesChangesOfFoldersThatWereNotSynced(t *testing.T) {
	o := newVolume(t, func(o *Options) { o.FileSyncKeepsFolders = false })
	m := attach(t, o, "n1")
	m.mustWrite("a", "a", true)
	m.mustWrite("b", "b", true)
	m.mustWrite("c", "c", true)
	m.syncFolder()
	if err := errors.Join(os.Rename(m.path("a"), m.path("b")), os.Remove(m.path("c")), os.Mkdir(m.path("new"), 0o755)); err != nil {
		t.Fatal(err)
	}
	m.holds("b", "a")
	m.powerOff()

	m = attach(t, o, "n2")
	m.holds("a", "a")
	m.holds("b", "b")
	m.holds("c", "c")
	m.lacks("new")
	if err := os.Rename(m.path("a"), m.path("b")); err != nil {
		t.Fatal(err)
	}
	m.syncFolder()
	m.powerOff()

	m = attach(t, o, "n3")
	m.holds("b", "a")
	m.lacks("a")
}

func (m *mount) syncFolder() {
	m.t.Helper()
	folder, err := os.Open(m.Mountpoint)
	if err != nil {
		m.t.Fatal(err)
	}
	defer folder.Close()
	if err := folder.Sync(); err != nil {
		m.t.Fatal(err)
	}
}

func TestUnmountingKeepsEverything(t *testing.T) {
	o := newVolume(t)
	m := attach(t, o, "n1")
	content := bytes.Repeat([]byte("0123456789"), 20_000)
	m.mustWrite("unsynced", string(content), false)
	m.unmount()
	m = attach(t, o, "n2")
	m.holds("unsynced", string(content))
}

func TestDetachedAnswersNothingAndChangesNothing(t *testing.T) {
	o := newVolume(t)
	m := attach(t, o, "n1")
	file, err := os.Create(m.path("file"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteString("unsynced"); err != nil {
		t.Fatal(err)
	}
	if err := m.page.Fence(time.Second); err != nil {
		t.Fatal(err)
	}
	_, err = file.WriteString("more")
	m.fails("write", err, syscall.EIO)
	m.fails("sync", file.Sync(), syscall.EIO)
	m.fails("rename", os.Rename(m.path("file"), m.path("other")), syscall.EIO)
	other := attach(t, o, "n2")
	other.lacks("file")
	other.mustWrite("file", "of the new owner", true)
	m.fails("sync", file.Sync(), syscall.EIO)
	other.holds("file", "of the new owner")
}

func TestOneMountForEachAttachment(t *testing.T) {
	o := newVolume(t)
	m := attach(t, o, "n1")
	second := &mount{Options: m.Options, t: t, page: m.page}
	second.Mountpoint = t.TempDir()
	if err := second.start(); err == nil {
		second.powerOff()
		t.Error("one attachment was mounted twice")
	}
}

func TestFailedSyncIsNotMendedByTheNextOne(t *testing.T) {
	o := newVolume(t)
	m := attach(t, o, "n1")
	m.mustWrite("file", "old", true)
	m.page.Set(FailSync, 1)
	m.fails("sync", m.write("file", "new", true), syscall.EIO)
	file, err := os.OpenFile(m.path("file"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := file.Sync(); err != nil {
		t.Error("only one sync was to fail: ", err)
	}
	m.powerOff()
	m = attach(t, o, "n2")
	if got, err := os.ReadFile(m.path("file")); err != nil || string(got) == "new" {
		t.Errorf("the file holds %q (%v) after a failed sync", got, err)
	}
}

func TestFaultsOfSpace(t *testing.T) {
	o := newVolume(t)
	m := attach(t, o, "n1")
	m.fails("a file larger than the volume", m.write("big", string(make([]byte, 2<<20)), false), syscall.ENOSPC)
	if err := os.Remove(m.path("big")); err != nil {
		t.Fatal(err)
	}
	m.mustWrite("file", "first", true)
	m.page.Set(Full, 1)
	m.fails("a new file on a full volume", m.write("other", "x", false), syscall.ENOSPC)
	m.page.Clear()
	m.page.Set(ReadOnly, 1)
	m.fails("a write to a read-only volume", m.write("file", "x", false), syscall.EROFS)
	m.fails("a removal from a read-only volume", os.Remove(m.path("file")), syscall.EROFS)
	m.page.Clear()
	m.mustWrite("file", "second", true)
	m.holds("file", "second")
}

func TestFrozenWaitsUntilThawed(t *testing.T) {
	o := newVolume(t)
	m := attach(t, o, "n1")
	if err := m.page.Freeze(true); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- m.write("file", "x", true) }()
	select {
	case err := <-done:
		t.Fatal("a frozen volume answered: ", err)
	case <-time.After(200 * time.Millisecond):
	}
	if err := m.page.Freeze(false); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestSharedVolumeIsSeenByBothMountsAfterClosing(t *testing.T) {
	for _, serverLocks := range []bool{false, true} {
		o := newVolume(t, func(o *Options) { o.Shared, o.ServerLocks = true, serverLocks })
		one, other := attach(t, o, "n1"), attach(t, o, "n2")
		one.mustWrite("file", "first", false)
		other.holds("file", "first")
		other.mustWrite("file", "second", false)
		one.holds("file", "second")
		if got := locksOut(t, one, other); got != serverLocks {
			t.Errorf("locks hold between nodes: %v, with locks of the server: %v", got, serverLocks)
		}
	}
}

// locksOut tells whether a lock taken through one mount keeps out the other.
func locksOut(t *testing.T, one, other *mount) bool {
	t.Helper()
	first, err := os.OpenFile(one.path("file"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := os.OpenFile(other.path("file"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	lock := unix.Flock_t{Type: unix.F_WRLCK}
	if err := unix.FcntlFlock(first.Fd(), unix.F_SETLK, &lock); err != nil {
		t.Fatal(err)
	}
	err = unix.FcntlFlock(second.Fd(), unix.F_OFD_SETLK, &unix.Flock_t{Type: unix.F_WRLCK})
	if err != nil && !errors.Is(err, unix.EAGAIN) {
		t.Fatal(err)
	}
	return err != nil
}
