package machine

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// InNetwork runs f in the network namespace of the process. What f starts is in it as well. f must not hand
// its work to another goroutine.
func InNetwork(pid int, f func() error) error {
	done := make(chan error)
	go func() {
		// Never unlocked: the thread ends with the goroutine, and no other gets its namespace.
		runtime.LockOSThread()
		if err := enterNetwork(pid); err != nil {
			done <- err
			return
		}
		done <- f()
	}()
	return <-done
}

// enterNetwork moves the calling thread.
func enterNetwork(pid int) error {
	file, err := os.Open(fmt.Sprintf("/proc/%d/ns/net", pid))
	if err != nil {
		return err
	}
	defer file.Close()
	return unix.Setns(int(file.Fd()), unix.CLONE_NEWNET)
}

// DialFrom connects from the network of the machine with the name.
func DialFrom(name string) func(ctx context.Context, network, address string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		m, err := Find(name)
		if err != nil {
			return nil, err
		}
		var connection net.Conn
		err = m.InNetwork(func() error {
			connection, err = (&net.Dialer{Timeout: 2 * time.Second}).DialContext(ctx, network, address)
			return err
		})
		return connection, err
	}
}

// IP runs commands of `ip`, one a line.
func IP(commands ...string) error {
	batch := exec.Command("ip", "-batch", "-")
	batch.Stdin = strings.NewReader(strings.Join(commands, "\n") + "\n")
	output, err := batch.CombinedOutput()
	if err != nil {
		return fmt.Errorf("ip %s: %w: %s", strings.Join(commands, "; ip "), err, strings.TrimSpace(string(output)))
	}
	return nil
}

// Sysctl sets kernel parameters of the network namespace of the calling thread: "net.ipv4.ip_forward=1".
func Sysctl(settings ...string) error {
	for _, setting := range settings {
		name, value, _ := strings.Cut(setting, "=")
		path := filepath.Join("/proc/sys", strings.ReplaceAll(name, ".", "/"))
		if err := os.WriteFile(path, []byte(value), 0o644); err != nil {
			return fmt.Errorf("setting %s: %w", setting, err)
		}
	}
	return nil
}
