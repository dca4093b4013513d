package machine

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"

	"skerry.io/testkit/kube/internal/layout"
)

// ownFolders are those in which programs of a node keep things at places that cannot be chosen: sockets of
// containers' keepers, network leases, links to logs. Each machine has its own, in memory, until its power-off.
var ownFolders = []string{"/run", "/var/log", "/var/lib"}

// kernelParameters are those of the whole kernel that a kubelet sets. Each machine writes to a file of its own
// in their place, so that the kernel's stay as they were.
var kernelParameters = []string{
	"vm/overcommit_memory", "vm/panic_on_oom", "kernel/panic", "kernel/panic_on_oops",
	"kernel/keys/root_maxkeys", "kernel/keys/root_maxbytes",
}

// prepareMounts cuts this mount namespace off from the one it was copied from, lets its own copies follow it,
// shows this machine's processes in /proc, and gives the machine what it must not share.
func prepareMounts() error {
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("cutting the mounts off: %w", err)
	}
	if err := unix.Mount("proc", "/proc", "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, ""); err != nil {
		return fmt.Errorf("mounting /proc: %w", err)
	}
	if err := mountOwnFolders(); err != nil {
		return err
	}
	if err := shieldKernelParameters(); err != nil {
		return err
	}
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_SHARED, ""); err != nil {
		return fmt.Errorf("letting mounts spread: %w", err)
	}
	return nil
}

// mountOwnFolders hides the machine's folders behind empty ones, but for the rig's state.
func mountOwnFolders() error {
	state, err := os.Open(layout.State)
	if err != nil {
		return err
	}
	defer state.Close()
	for _, folder := range ownFolders {
		if err := unix.Mount("tmpfs", folder, "tmpfs", unix.MS_NOSUID|unix.MS_NODEV, "mode=755"); err != nil {
			return fmt.Errorf("mounting %s: %w", folder, err)
		}
	}
	if err := os.MkdirAll(layout.State, layout.StateFolderRights); err != nil {
		return err
	}
	return bind(fmt.Sprintf("/proc/self/fd/%d", state.Fd()), layout.State)
}

func shieldKernelParameters() error {
	own := "/run/kernel-parameters"
	if err := os.Mkdir(own, 0o755); err != nil {
		return err
	}
	for _, name := range kernelParameters {
		path := filepath.Join("/proc/sys", name)
		value, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		mine := filepath.Join(own, strings.ReplaceAll(name, "/", "."))
		if err := os.WriteFile(mine, value, 0o644); err != nil {
			return err
		}
		if err := bind(mine, path); err != nil {
			return err
		}
	}
	return nil
}

func bind(from, to string) error {
	if err := unix.Mount(from, to, "", unix.MS_BIND|unix.MS_REC, ""); err != nil {
		return fmt.Errorf("binding %s to %s: %w", from, to, err)
	}
	return nil
}
