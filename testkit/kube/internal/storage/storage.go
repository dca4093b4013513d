package storage

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/volume"
)

// Volume is a volume's description; it never changes.
type Volume struct {
	Id                   string
	Capacity             int64 // bytes
	Shared               bool
	ServerLocks          bool
	FileSyncKeepsFolders bool
}

var (
	// ErrNotFound: there is no such volume.
	ErrNotFound = errors.New("there is no such volume")
	// ErrElsewhere: the volume is another node's now.
	ErrElsewhere = errors.New("the volume is attached to another node")
)

// fenceLimit is what a detach waits for the node's last writes.
const fenceLimit = 5 * time.Second

// Create makes the volume; making it once more does nothing.
func Create(v Volume) error {
	for _, folder := range []string{"data", "attachments"} {
		if err := os.MkdirAll(v.path(folder), 0o755); err != nil {
			return err
		}
	}
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(v.path("volume.json"), text, 0o644)
}

// Delete removes the volume, or nothing.
func Delete(id string) error { return os.RemoveAll(Volume{Id: id}.path()) }

// Find returns the volume with the id.
func Find(id string) (Volume, error) {
	v := Volume{Id: id}
	text, err := os.ReadFile(v.path("volume.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return v, fmt.Errorf("%w: %s", ErrNotFound, id)
	}
	if err != nil {
		return v, err
	}
	return v, json.Unmarshal(text, &v)
}

// All returns all volumes.
func All() ([]Volume, error) {
	entries, err := os.ReadDir(layout.Volumes())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var all []Volume
	for _, entry := range entries {
		v, err := Find(entry.Name())
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// Attach gives the volume to the node. A node that has it keeps the attachment that it has.
func (v Volume) Attach(node string) error {
	nodes, err := v.Nodes()
	if err != nil {
		return err
	}
	for _, other := range nodes {
		if other == node {
			return nil
		}
		if !v.Shared {
			return fmt.Errorf("%w: %s has %s", ErrElsewhere, other, v.Id)
		}
	}
	page, err := volume.OpenPage(v.pagePath(node))
	if err != nil {
		return err
	}
	return page.Close()
}

// Detach takes the volume from the node, which need not agree.
func (v Volume) Detach(node string) error {
	page, err := v.Attachment(node)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer page.Close()
	if err := page.Fence(fenceLimit); err != nil {
		return err
	}
	return os.Remove(v.pagePath(node))
}

// Nodes are those to which the volume is attached.
func (v Volume) Nodes() ([]string, error) {
	entries, err := os.ReadDir(v.path("attachments"))
	if err != nil {
		return nil, err
	}
	var nodes []string
	for _, entry := range entries {
		nodes = append(nodes, entry.Name())
	}
	return nodes, nil
}

// Attachment is the page of the node's attachment.
func (v Volume) Attachment(node string) (*volume.Page, error) {
	return volume.OpenExistingPage(v.pagePath(node))
}

// Faults is the page with the faults that all attachments show.
func (v Volume) Faults() (*volume.Page, error) { return volume.OpenPage(v.path("faults")) }

// Mount says how the node's attachment is mounted at the folder.
func (v Volume) Mount(node, folder string) volume.Options {
	return volume.Options{
		Folder: v.path(), Attachment: v.pagePath(node), Mountpoint: folder, Name: v.Id, Capacity: v.Capacity,
		Shared: v.Shared, ServerLocks: v.ServerLocks, FileSyncKeepsFolders: v.FileSyncKeepsFolders,
	}
}

func (v Volume) pagePath(node string) string { return v.path("attachments", node) }

func (v Volume) path(parts ...string) string {
	return filepath.Join(append([]string{layout.Volumes(), v.Id}, parts...)...)
}
