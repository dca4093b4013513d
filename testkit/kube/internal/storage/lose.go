package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"skerry.io/testkit/kube/internal/machine"
)

// Lose kills the process that serves the node's mount: what was not synced is lost, and the pod finds a mount
// that answers ENOTCONN until it is mounted anew.
func (v Volume) Lose(node string) error {
	page, err := v.Attachment(node)
	if err != nil {
		return err
	}
	defer page.Close()
	if !page.Served() {
		return fmt.Errorf("%s is not mounted on %s", v.Id, node)
	}
	processes, err := machine.Processes(node)
	if err != nil {
		return err
	}
	for _, pid := range processes {
		command, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
		if err != nil || !bytes.Contains(command, []byte("\x00mount\x00")) || !bytes.Contains(command, []byte(v.pagePath(node))) {
			continue
		}
		if err := unix.Kill(pid, unix.SIGKILL); err != nil && !errors.Is(err, unix.ESRCH) {
			return err
		}
	}
	for end := time.Now().Add(5 * time.Second); page.Served(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			return fmt.Errorf("the mount of %s on %s does not end", v.Id, node)
		}
	}
	return nil
}
