package cluster

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/machine"
)

// Down takes away whatever there is of the rig: whole, in part, or not at all.
func Down(say func(format string, arguments ...any)) error {
	_, err := os.Stat(layout.State)
	if errors.Is(err, fs.ErrNotExist) {
		say("there is no rig")
		return nil
	}
	if err != nil {
		return err
	}
	started := time.Now()
	// Before the lock: an `up` that hangs holds it, and is one of these processes.
	if err := machine.KillAll(30 * time.Second); err != nil {
		return err
	}
	lock, err := takeLock()
	if err != nil {
		return err
	}
	defer lock.Close()
	if err := machine.RemoveCgroups(); err != nil {
		return err
	}
	if err := refuseMounts(); err != nil {
		return err
	}
	if err := os.RemoveAll(layout.State); err != nil {
		return err
	}
	say("down (%.1f s)", time.Since(started).Seconds())
	return nil
}

// refuseMounts fails when something is mounted in the state folder: the rig mounts only within its machines,
// so it is not the rig's, and removing the folder would remove what is in it.
func refuseMounts() error {
	file, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		const mountpoint = 4
		fields := strings.Fields(lines.Text())
		if len(fields) > mountpoint && strings.HasPrefix(fields[mountpoint], layout.State) {
			return fmt.Errorf("%s is mounted, and not by the rig: unmount it, then ./dev kube down again", fields[mountpoint])
		}
	}
	return lines.Err()
}
