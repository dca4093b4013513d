package machine

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"skerry.io/testkit/kube/internal/layout"
)

// Machine is a machine that runs.
type Machine struct {
	Name string
	Pid  int // of its init, as seen from outside
}

// PowerOn makes the machine. connect builds its network, and runs before its services start.
func PowerOn(spec Spec, connect func(Machine) error) (Machine, error) {
	if _, err := Find(spec.Name); err == nil {
		return Machine{}, fmt.Errorf("%s is on already", spec.Name)
	}
	if err := writeSpec(spec); err != nil {
		return Machine{}, err
	}
	log, err := os.OpenFile(layout.Log(spec.Name, "init"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return Machine{}, err
	}
	defer log.Close()
	program, err := os.Executable()
	if err != nil {
		return Machine{}, err
	}
	command := exec.Command(program, "init", spec.Name)
	command.Stdout, command.Stderr = log, log
	command.SysProcAttr = &syscall.SysProcAttr{
		Setsid:     true,
		Cloneflags: unix.CLONE_NEWPID | unix.CLONE_NEWNS | unix.CLONE_NEWUTS | unix.CLONE_NEWIPC | unix.CLONE_NEWNET,
	}
	stdin, err := command.StdinPipe()
	if err != nil {
		return Machine{}, err
	}
	if err := command.Start(); err != nil {
		return Machine{}, fmt.Errorf("starting %s: %w", spec.Name, err)
	}
	m := Machine{spec.Name, command.Process.Pid}
	go command.Wait() // reaps it, should it end while this process lives
	if err := os.WriteFile(pidFile(m.Name), []byte(strconv.Itoa(m.Pid)), 0o644); err != nil {
		return m, err
	}
	if err := connect(m); err != nil {
		return m, fmt.Errorf("connecting %s: %w", m.Name, err)
	}
	if _, err := stdin.Write([]byte(goAhead)); err != nil {
		return m, err
	}
	if err := stdin.Close(); err != nil {
		return m, err
	}
	return m, m.waitForInit()
}

// writeSpec also empties the machine's folder of sockets and states, which no machine has after a power-on.
func writeSpec(spec Spec) error {
	if err := os.MkdirAll(layout.Path(spec.Name, "log"), layout.StateFolderRights); err != nil {
		return err
	}
	if err := os.RemoveAll(controlSocket(spec.Name)); err != nil {
		return err
	}
	if err := os.RemoveAll(layout.Path(spec.Name, "run")); err != nil {
		return err
	}
	if err := os.Mkdir(layout.Path(spec.Name, "run"), layout.StateFolderRights); err != nil {
		return err
	}
	text, err := json.MarshalIndent(spec, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(specFile(spec.Name), text, 0o644)
}

func (m Machine) waitForInit() error {
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		_, err := m.Ask(Request{Verb: Status})
		if err == nil {
			return nil
		}
		if !m.alive() || time.Now().After(end) {
			return fmt.Errorf("%s does not start (see %s): %w", m.Name, layout.Log(m.Name, "init"), err)
		}
	}
}

// Find returns the machine if it is on.
func Find(name string) (Machine, error) {
	text, err := os.ReadFile(pidFile(name))
	if errors.Is(err, fs.ErrNotExist) {
		return Machine{}, fmt.Errorf("there is no %s: the rig is not up (./dev kube up)", name)
	}
	if err != nil {
		return Machine{}, err
	}
	pid, err := strconv.Atoi(string(text))
	if err != nil {
		return Machine{}, err
	}
	if m := (Machine{name, pid}); m.alive() {
		return m, nil
	}
	return Machine{}, fmt.Errorf("%s is off", name)
}

// alive also tells a process of the rig from one that got the same id later.
func (m Machine) alive() bool {
	groups, err := os.ReadFile(fmt.Sprintf("/proc/%d/cgroup", m.Pid))
	return err == nil && strings.Contains(string(groups), ":/"+layout.Cgroup+"/") && !isZombie(m.Pid)
}

// Ask sends a request to the machine's init.
func (m Machine) Ask(request Request) (Reply, error) {
	var reply Reply
	connection, err := net.Dial("unix", controlSocket(m.Name))
	if err != nil {
		return reply, err
	}
	defer connection.Close()
	if err := json.NewEncoder(connection).Encode(request); err != nil {
		return reply, err
	}
	if err := json.NewDecoder(connection).Decode(&reply); err != nil {
		return reply, fmt.Errorf("no answer from the init of %s: %w", m.Name, err)
	}
	if reply.Error != "" {
		return reply, errors.New(reply.Error)
	}
	return reply, nil
}

// Restart stops services with the signal and starts them again.
func (m Machine) Restart(signal syscall.Signal, services ...string) error {
	if _, err := m.Ask(Request{Verb: Stop, Services: services, Signal: signal}); err != nil {
		return err
	}
	_, err := m.Ask(Request{Verb: Start, Services: services})
	return err
}

// PowerOff ends all processes of the machine at once, without a word to any of them, and waits until they are gone.
func (m Machine) PowerOff() error {
	if err := unix.Kill(m.Pid, unix.SIGKILL); err != nil && !errors.Is(err, unix.ESRCH) {
		return err
	}
	return KillAll(20*time.Second, m.Name)
}

// Freeze stops all processes of the machine where they are, as a paused virtual machine, or lets them go on.
func (m Machine) Freeze(frozen bool) error {
	value := "THAWED"
	if frozen {
		value = "FROZEN"
	}
	state := filepath.Join(cgroupMounts, "freezer", layout.Cgroup, m.Name, "freezer.state")
	return os.WriteFile(state, []byte(value), 0o644)
}

// InNetwork runs f in the machine's network namespace; see [InNetwork].
func (m Machine) InNetwork(f func() error) error { return InNetwork(m.Pid, f) }

func pidFile(name string) string { return filepath.Join(layout.Path(name), "pid") }
