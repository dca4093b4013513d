package volume

import (
	"fmt"
	"syscall"
	"time"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
)

// Serve mounts the volume and serves it until it is unmounted; ready is called once it is mounted.
// Unmounting writes back whatever is dirty, as it does with any file system.
func Serve(o Options, ready func()) error {
	syscall.Umask(0)
	s, err := openStore(o)
	if err != nil {
		return err
	}
	_, attr, err := statKey(s.data)
	if err != nil {
		return err
	}
	server, err := fs.Mount(o.Mountpoint, &node{store: s}, &fs.Options{
		MountOptions: fuse.MountOptions{
			AllowOther: true, DirectMountStrict: true, Options: []string{"default_permissions"},
			FsName: o.Name, Name: kind(o), MaxWrite: 1 << 20, DisableXAttrs: true,
			EnableLocks: o.ServerLocks,
		},
		EntryTimeout: trust(o), AttrTimeout: trust(o), NullPermissions: true,
		RootStableAttr: &attr,
	})
	if err != nil {
		return fmt.Errorf("mounting %s: %w", o.Mountpoint, err)
	}
	ready()
	server.Wait()
	if s.faults.attachment.State() != Attached {
		return nil
	}
	return s.syncAll()
}

// kind is shown as the mount's type, fuse.skerry-block or fuse.skerry-shared.
func kind(o Options) string {
	if o.Shared {
		return "skerry-shared"
	}
	return "skerry-block"
}

// trust is how long the kernel may take names and attributes as unchanged.
func trust(o Options) *time.Duration {
	d := time.Minute
	if o.Shared {
		d = time.Second
	}
	return &d
}
