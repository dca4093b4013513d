package volume

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
)

// journal keeps how to undo the changes of folders that were not synced. A change is made first and noted
// after it: killed between the two, it stays made, which a power-off may do as well.
//
// What a removal or a renaming destroys is kept in a folder beside the journal until the next commit.
type journal struct {
	folder string // of the volume's files
	trash  string
	path   string

	mu     sync.Mutex
	file   *os.File
	noted  int
	number int
}

type change string

const (
	made    change = "made"    // Path was made, as file, folder or link: remove it
	renamed change = "renamed" // From became Path: rename it back, and put Kept back at Path
	removed change = "removed" // Path was removed: put Kept back
)

// note is one change. Paths are relative to the volume's folder; Kept is a name in the trash, if anything
// was kept. A removed folder was empty, so its mode and owner are all there is to keep.
type note struct {
	Change   change
	Path     string
	From     string `json:",omitempty"`
	Kept     string `json:",omitempty"`
	Mode     uint32 `json:",omitempty"`
	Uid, Gid int    `json:",omitempty"`
}

// openJournal undoes what an earlier mount left uncommitted, and begins anew.
func openJournal(folder, beside string) (*journal, error) {
	j := &journal{folder: folder, trash: filepath.Join(beside, "trash"), path: filepath.Join(beside, "journal")}
	if err := j.undo(); err != nil {
		return nil, fmt.Errorf("undoing what was not synced: %w", err)
	}
	if err := os.RemoveAll(j.trash); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(j.trash, 0o700); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(j.path, os.O_RDWR|os.O_CREATE|os.O_TRUNC|os.O_APPEND, 0o600)
	j.file = file
	return j, err
}

func (j *journal) undo() error {
	notes, err := j.readNotes()
	if err != nil {
		return err
	}
	for i := len(notes) - 1; i >= 0; i-- {
		if err := j.undoOne(notes[i]); err != nil {
			return fmt.Errorf("%v: %w", notes[i], err)
		}
	}
	return nil
}

func (j *journal) readNotes() ([]note, error) {
	file, err := os.Open(j.path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var notes []note
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var n note
		if json.Unmarshal(lines.Bytes(), &n) != nil {
			break // the last note was cut short by the kill; its change stays made
		}
		notes = append(notes, n)
	}
	return notes, lines.Err()
}

// undoOne undoes one change. It takes for granted what a last, unnoted change did: that stays made.
func (j *journal) undoOne(n note) error {
	path := filepath.Join(j.folder, n.Path)
	switch n.Change {
	case made:
		return unless(os.Remove(path), syscall.ENOENT, syscall.ENOTEMPTY)
	case renamed:
		if err := unless(os.Rename(path, filepath.Join(j.folder, n.From)), syscall.ENOENT); err != nil {
			return err
		}
	case removed:
	}
	switch {
	case n.Kept != "":
		return unless(os.Rename(filepath.Join(j.trash, n.Kept), path), syscall.ENOENT)
	case n.Mode != 0:
		return unless(makeFolder(path, n.Mode, n.Uid, n.Gid), syscall.EEXIST)
	}
	return nil
}

// unless is the error, but for those that are as expected.
func unless(err error, expected ...syscall.Errno) error {
	for _, errno := range expected {
		if errors.Is(err, errno) {
			return nil
		}
	}
	return err
}

func makeFolder(path string, mode uint32, uid, gid int) error {
	if err := os.Mkdir(path, 0o700); err != nil {
		return err
	}
	if err := os.Lchown(path, uid, gid); err != nil {
		return err
	}
	return os.Chmod(path, os.FileMode(mode&0o777)|setgid(mode))
}

func setgid(mode uint32) os.FileMode {
	if mode&0o2000 != 0 {
		return os.ModeSetgid
	}
	return 0
}

// keep returns a new name in the trash.
func (j *journal) keep() (name, path string) {
	j.number++
	name = strconv.Itoa(j.number)
	return name, filepath.Join(j.trash, name)
}

// add notes a change. Call it with the lock held, as the change itself.
func (j *journal) add(n note) error {
	line, err := json.Marshal(n)
	if err != nil {
		return err
	}
	j.noted++
	_, err = j.file.Write(append(line, '\n'))
	return err
}

// commit makes all changes so far stay.
func (j *journal) commit() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.noted == 0 {
		return nil
	}
	if err := j.file.Truncate(0); err != nil {
		return err
	}
	j.noted = 0
	kept, err := os.ReadDir(j.trash)
	if err != nil {
		return err
	}
	for _, entry := range kept {
		if err := os.RemoveAll(filepath.Join(j.trash, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}
