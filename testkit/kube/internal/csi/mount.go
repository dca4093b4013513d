package csi

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"

	"skerry.io/testkit/kube/internal/layout"
	"skerry.io/testkit/kube/internal/volume"
)

// mounted is what a mount's process says when the volume can be used.
const mounted = "mounted\n"

// startMount starts the process of a mount, and returns when the volume is mounted. The process outlives this one.
func startMount(self, node string, o volume.Options) error {
	options, err := json.Marshal(o)
	if err != nil {
		return err
	}
	log, err := os.OpenFile(layout.Log(node, "mounts"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer log.Close()
	command := exec.Command(self, "mount", string(options))
	command.Stderr = log
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	said, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	text := make([]byte, len(mounted))
	if _, err := io.ReadFull(said, text); err != nil {
		return errors.Join(fmt.Errorf("mounting %s failed, see %s", o.Name, log.Name()), command.Wait())
	}
	go func() {
		if err := command.Wait(); err != nil {
			fmt.Fprintf(os.Stderr, "the mount of %s: %v\n", o.Name, err)
		}
	}()
	return nil
}

// Mount is the process of a mount. It returns when the volume is unmounted.
func Mount(options string) error {
	var o volume.Options
	if err := json.Unmarshal([]byte(options), &o); err != nil {
		return err
	}
	return volume.Serve(o, func() {
		if _, err := os.Stdout.WriteString(mounted); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	})
}
