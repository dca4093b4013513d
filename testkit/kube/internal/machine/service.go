package machine

import (
	"fmt"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"

	"skerry.io/testkit/kube/internal/layout"
)

// Service is a program that a machine runs. A service that ends by itself is started again after a second.
type Service struct {
	Name        string
	Command     []string
	Environment []string
}

// restartPause is what a service waits before it is started again; systemd's units of kubelet and containerd
// have longer ones.
const restartPause = time.Second

// running is a service of this machine. Only init uses it.
type running struct {
	Service
	machine  string
	children *children

	mu     sync.Mutex
	wanted bool
	pid    int // 0 when it does not run
	starts int
	ended  chan struct{} // closed when the process now running has ended
}

func (r *running) start() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.wanted = true
	if r.pid != 0 {
		return nil
	}
	return r.launch()
}

// launch starts the process. Call it with the lock held.
func (r *running) launch() error {
	log, err := os.OpenFile(layout.Log(r.machine, r.Name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer log.Close()
	command := exec.Command(r.Command[0], r.Command[1:]...)
	command.Env = append(os.Environ(), r.Environment...)
	command.Stdout, command.Stderr = log, log
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	r.pid, err = r.children.start(command, r)
	if err != nil {
		return fmt.Errorf("starting %s: %w", r.Name, err)
	}
	r.ended = make(chan struct{})
	r.starts++
	return nil
}

// hasEnded is called when the process was reaped.
func (r *running) hasEnded() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pid = 0
	close(r.ended)
	if !r.wanted {
		return
	}
	go func() {
		time.Sleep(restartPause)
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.wanted && r.pid == 0 {
			if err := r.launch(); err != nil {
				fmt.Fprintln(os.Stderr, err)
			}
		}
	}()
}

// stop ends the process with the signal, and with SIGKILL when it takes too long.
func (r *running) stop(signal syscall.Signal) error {
	r.mu.Lock()
	r.wanted = false
	pid, ended := r.pid, r.ended
	r.mu.Unlock()
	if pid == 0 {
		return nil
	}
	for _, s := range []syscall.Signal{signal, syscall.SIGKILL} {
		if err := syscall.Kill(pid, s); err != nil && err != syscall.ESRCH {
			return err
		}
		select {
		case <-ended:
			return nil
		case <-time.After(10 * time.Second):
		}
	}
	return fmt.Errorf("%s does not end", r.Name)
}

func (r *running) status() ServiceStatus {
	r.mu.Lock()
	defer r.mu.Unlock()
	return ServiceStatus{Name: r.Name, Running: r.pid != 0, Starts: r.starts}
}
