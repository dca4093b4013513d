package machine

import (
	"os"
	"os/exec"
	"os/signal"
	"sync"
	"syscall"
)

// children reaps every process that ends on this machine: its services, and what others left to init.
type children struct {
	mu       sync.Mutex // held from before a process exists until it is known
	services map[int]*running
}

func (c *children) start(command *exec.Cmd, service *running) (pid int, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := command.Start(); err != nil {
		return 0, err
	}
	pid = command.Process.Pid
	c.services[pid] = service
	return pid, command.Process.Release()
}

// reap never returns.
func (c *children) reap() {
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGCHLD)
	for range ended {
		for {
			service, more := c.reapOne()
			if !more {
				break
			}
			if service != nil {
				service.hasEnded()
			}
		}
	}
}

func (c *children) reapOne() (service *running, more bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var status syscall.WaitStatus
	pid, err := syscall.Wait4(-1, &status, syscall.WNOHANG, nil)
	if err != nil || pid <= 0 {
		return nil, false
	}
	service = c.services[pid]
	delete(c.services, pid)
	return service, true
}
